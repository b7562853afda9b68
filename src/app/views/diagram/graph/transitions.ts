import type { MachineView, RuleView } from '../../../../workers/views/views.ts';
import { symbolSetLabel } from './symbol-set.ts';

/** All rules that lead from one state to another, as one arrow. */
export interface StateTransition {
  readonly from: number;
  readonly to: number;
  readonly rules: number;
  /** What must be read for it, where that fits in a few characters. */
  readonly label: string | undefined;
}

/** How many arrows there are between states. */
export function countArrows({ rules }: MachineView): number {
  return new Set(rules.map(({ state, next }) => `${state} ${next}`)).size;
}

/** The arrows between states. An arrow has a label where its state chooses by the symbol under one head. */
export function stateTransitions(machine: MachineView): StateTransition[] {
  const byState = new Map<number, Map<number, RuleView[]>>();
  for (const rule of machine.rules) {
    const targets = byState.get(rule.state) ?? new Map<number, RuleView[]>();
    byState.set(rule.state, targets);
    const others = targets.get(rule.next);
    if (others) others.push(rule);
    else targets.set(rule.next, [rule]);
  }
  return [...byState].flatMap(([from, targets]) => {
    const tape = decidingTape(machine, [...targets.values()]);
    return [...targets].map(([to, rules]): StateTransition => ({
      from,
      to,
      rules: rules.length,
      label: tape === undefined ? undefined : symbolSetLabel(symbolsRead(rules, tape), machine.tapes[tape]!.symbols),
    }));
  });
}

/** The one tape whose symbol tells where a state goes next, or undefined: it goes one way only, or looks at several tapes. */
function decidingTape(machine: MachineView, targets: readonly (readonly RuleView[])[]): number | undefined {
  if (targets.length < 2) return undefined;
  const tape = machine.tapes.findIndex((_, candidate) => {
    const seen = new Set<string>();
    return targets.every((rules) => {
      if (rules.some(({ read }) => read[candidate] === null)) return false;
      const symbols = symbolsRead(rules, candidate);
      const apart = symbols.every((symbol) => !seen.has(symbol));
      for (const symbol of symbols) seen.add(symbol);
      return apart;
    });
  });
  return tape < 0 ? undefined : tape;
}

const symbolsRead = (rules: readonly RuleView[], tape: number): string[] => [
  ...new Set(rules.flatMap(({ read }) => read[tape] ?? [])),
];

import { ACCEPT, REJECT, type Decision, type Machine, type Transition } from './machine.ts';

/** A rule of δ as people read it in a table: symbols that lead to the same transition are grouped. */
export interface Rule {
  readonly state: number;
  /** For each tape the numbers of the symbols that match, or null where every symbol does. */
  readonly read: readonly (readonly number[] | null)[];
  readonly transition: number;
}

/** The names of the halting states; no other state of a task has them. */
export const ACCEPT_STATE = 'accept';
export const REJECT_STATE = 'reject';

/** The name of the state that a transition leads to. */
export function nextStateName(machine: Machine, transition: Transition): string {
  if (transition.next === ACCEPT) return ACCEPT_STATE;
  if (transition.next === REJECT) return REJECT_STATE;
  return machine.states[transition.next]!.name;
}

/** All rules of a machine, ordered by state. No two rules of a state match the same symbols; some symbols may match none. */
export function rulesOf(machine: Machine): Rule[] {
  return machine.states.flatMap(({ decision }, state) => {
    const rules: Rule[] = [];
    collect(
      decision,
      machine.tapes.map(() => null),
      (read, transition) => rules.push({ state, read, transition }),
    );
    return rules;
  });
}

function collect(
  decision: Decision,
  read: readonly (readonly number[] | null)[],
  found: (read: readonly (readonly number[] | null)[], transition: number) => void,
): void {
  if ('transition' in decision) {
    if (decision.transition >= 0) found(read, decision.transition);
    return;
  }
  const groups = new Map<Decision, number[]>();
  decision.children.forEach((child, symbol) => {
    const group = groups.get(child);
    if (group) group.push(symbol);
    else groups.set(child, [symbol]);
  });
  for (const [child, symbols] of groups) collect(child, read.with(decision.tape, symbols), found);
}

/** The index in `rules` of the rule for this state and these symbols under the heads, −1 if none matches. */
export function matchingRule(rules: readonly Rule[], state: number, symbols: readonly number[]): number {
  return rules.findIndex(
    (rule) =>
      rule.state === state && rule.read.every((group, tape) => group === null || group.includes(symbols[tape]!)),
  );
}

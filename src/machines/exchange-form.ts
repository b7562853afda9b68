import type { ExchangeMachine, ExchangeRule } from '../machine/table/exchange.ts';
import { plainRule, plainState, type Halting, type MachineDescription } from './description.ts';
import { disjointRules, MOST_CASES, type RuleCase } from './disjoint-rules.ts';

/**
 * A description in the exchange form, every rule for one symbol a tape or for any. Undefined where there would be more rules than
 * `MOST_CASES`.
 */
export function exchangeForm(description: MachineDescription): ExchangeMachine | undefined {
  const cases = disjointRules(description);
  if (!cases) return undefined;
  const delta: ExchangeRule[] = [];
  for (const each of cases) {
    const count = each.read.reduce((product, group) => product * (group?.length ?? 1), 1);
    if (delta.length + count > MOST_CASES) return undefined;
    for (const rule of writtenOut(each)) delta.push(rule);
  }
  const { name, tapes, blank, symbols, start, states } = description;
  const named = (kind: Halting) => states.filter(({ halting }) => halting === kind).map((state) => state.name);
  const halted = named('halt');
  const withRules = new Set(delta.map(([state]) => state));
  const isSilent = states.some((state) => !state.halting && !withRules.has(state.name));
  return {
    name,
    tapes,
    blank,
    symbols,
    start,
    halt: { accept: named('accept'), reject: named('reject'), ...(halted.length > 0 && { halted }) },
    ...(isSilent && { states: states.map((state) => state.name) }),
    delta,
  };
}

/** A case for each combination of the symbols that it reads. */
function writtenOut({ rule, read }: RuleCase): ExchangeRule[] {
  let reads: (string | null)[][] = [[]];
  for (const group of read) reads = reads.flatMap((before) => (group ?? [null]).map((symbol) => [...before, symbol]));
  return reads.map((symbols) => [rule.state, symbols, rule.next, rule.write, rule.move]);
}

/** A machine in the exchange form as a description. */
export function describeExchange(machine: ExchangeMachine): MachineDescription {
  const { name, tapes, blank, symbols, start, halt, delta } = machine;
  const halting = new Map<string, Halting>([
    ...halt.accept.map((state) => [state, 'accept'] as const),
    ...halt.reject.map((state) => [state, 'reject'] as const),
    ...(halt.halted ?? []).map((state) => [state, 'halt'] as const),
  ]);
  const ofRules = delta.flatMap(([state, , next]) => [state, next]);
  const states = new Set([start, ...(machine.states ?? []), ...ofRules, ...halting.keys()]);
  return {
    name,
    tapes,
    blank,
    symbols,
    start,
    states: [...states].map((state) => plainState(state, halting.get(state))),
    rules: delta.map(([state, read, next, write, move]) =>
      plainRule({ state, read: read.map((symbol) => (symbol === null ? null : [symbol])), write, move, next }),
    ),
    input: undefined,
  };
}

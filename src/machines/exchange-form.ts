import type { ExchangeMachine, ExchangeRule } from '../machine/table/exchange.ts';
import { plainRule, plainState, type Halting, type MachineDescription } from './description.ts';
import { disjointRules, MOST_CASES, type RuleCase } from './disjoint-rules.ts';

/**
 * A description in the exchange form, every rule for one symbol a tape or for any. A state where the machine halts without accepting
 * or rejecting is one without rules. Undefined where there would be more rules than `MOST_CASES`.
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
  const halting = (kind: Halting) => description.states.filter((state) => state.halting === kind);
  return {
    name: description.name,
    tapes: description.tapes,
    blank: description.blank,
    symbols: description.symbols,
    start: description.start,
    halt: { accept: halting('accept').map(({ name }) => name), reject: halting('reject').map(({ name }) => name) },
    delta,
  };
}

/** A case for each combination of the symbols that it reads. */
function writtenOut({ rule, read }: RuleCase): ExchangeRule[] {
  let reads: (string | null)[][] = [[]];
  for (const group of read) reads = reads.flatMap((before) => (group ?? [null]).map((symbol) => [...before, symbol]));
  return reads.map((symbols) => [rule.state, symbols, rule.next, rule.write, rule.move]);
}

/** A machine in the exchange form as a description: states without rules that neither accept nor reject are halting states, too. */
export function describeExchange(machine: ExchangeMachine): MachineDescription {
  const halting = new Map<string, Halting>([
    ...machine.halt.accept.map((name) => [name, 'accept'] as const),
    ...machine.halt.reject.map((name) => [name, 'reject'] as const),
  ]);
  const withRules = new Set(machine.delta.map(([state]) => state));
  const names = new Set([
    machine.start,
    ...machine.delta.flatMap(([state, , next]) => [state, next]),
    ...halting.keys(),
  ]);
  return {
    name: machine.name,
    tapes: machine.tapes,
    blank: machine.blank,
    symbols: machine.symbols,
    start: machine.start,
    states: [...names].map((name) => plainState(name, halting.get(name) ?? (withRules.has(name) ? undefined : 'halt'))),
    rules: machine.delta.map(([state, read, next, write, move]) =>
      plainRule({ state, read: read.map((symbol) => (symbol === null ? null : [symbol])), write, move, next }),
    ),
    input: undefined,
  };
}

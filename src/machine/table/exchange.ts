import type { Halt, Machine } from './machine.ts';
import { ACCEPT_STATE, REJECT_STATE, nextStateName, rulesOf, type Rule } from './rules.ts';

/** A rule in the exchange form: state, read (null: any symbol), next state, write (null: leave as is), move. */
export type ExchangeRule = readonly [
  state: string,
  read: readonly (string | null)[],
  next: string,
  write: readonly (string | null)[],
  move: readonly ('L' | 'R' | 'S')[],
];

/**
 * A machine as plain JSON that any simulator can run: every head starts on the first cell of its tape's initial content, a rule
 * moves each head by at most one cell, and no two rules match the same state and symbols.
 */
export interface ExchangeMachine {
  readonly name: string;
  readonly tapes: readonly string[];
  readonly blank: string;
  /** The alphabet Γ without the blank. */
  readonly symbols: readonly string[];
  readonly start: string;
  /** The halting states: a machine that comes into one of them accepts, rejects, or has just halted. */
  readonly halt: {
    readonly accept: readonly string[];
    readonly reject: readonly string[];
    readonly halted?: readonly string[];
  };
  /** All states, where some have no rules and do not halt: a machine gets stuck there. */
  readonly states?: readonly string[];
  readonly delta: readonly ExchangeRule[];
}

/** The whole table of a machine in the exchange form, with every symbol group written out. */
export function exportMachine(machine: Machine): ExchangeMachine {
  const blank = machine.tapes[0]!.symbols[0]!;
  const delta = rulesOf(machine).flatMap((rule) => writtenOut(machine, rule));
  const withRules = new Set(delta.map(([state]) => state));
  const isSilent = machine.states.some(({ name, halts }) => !halts && !withRules.has(name));
  return {
    name: machine.name,
    tapes: machine.tapes.map((tape) => tape.name),
    blank,
    symbols: [...new Set(machine.tapes.flatMap((tape) => tape.symbols))].filter((symbol) => symbol !== blank),
    start: machine.states[0]!.name,
    halt: haltingStates(machine),
    ...(isSilent && { states: machine.states.map(({ name }) => name) }),
    delta,
  };
}

/** The names of the halting states: a machine's own, or the two that every program has. */
function haltingStates({ states }: Machine): ExchangeMachine['halt'] {
  const named = (halt: Halt) => states.filter(({ halts }) => halts === halt).map(({ name }) => name);
  const [accept, reject, halted] = [named('accepted'), named('rejected'), named('halted')];
  if (accept.length + reject.length + halted.length === 0) return { accept: [ACCEPT_STATE], reject: [REJECT_STATE] };
  return { accept, reject, ...(halted.length > 0 && { halted }) };
}

/** A rule in the exchange form: one for every combination of the symbols that it reads. */
function writtenOut(machine: Machine, rule: Rule): ExchangeRule[] {
  const transition = machine.transitions[rule.transition]!;
  const write: (string | null)[] = machine.tapes.map(() => null);
  const move: ('L' | 'R' | 'S')[] = machine.tapes.map(() => 'S');
  for (const action of transition.actions) {
    if (action.write >= 0) write[action.tape] = machine.tapes[action.tape]!.symbols[action.write]!;
    if (action.move !== 0) move[action.tape] = action.move < 0 ? 'L' : 'R';
  }
  let reads: (string | null)[][] = [[]];
  rule.read.forEach((group, tape) => {
    const symbols = group ? group.map((symbol) => machine.tapes[tape]!.symbols[symbol]!) : [null];
    reads = reads.flatMap((read) => symbols.map((symbol) => [...read, symbol]));
  });
  return reads.map((read) => [machine.states[rule.state]!.name, read, nextStateName(machine, transition), write, move]);
}

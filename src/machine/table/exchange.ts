import type { Machine } from './machine.ts';
import { ACCEPT_STATE, REJECT_STATE, nextStateName, rulesOf, type Rule } from './rules.ts';
import { BLANK } from '../language/symbols.ts';

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
  readonly halt: { readonly accept: readonly string[]; readonly reject: readonly string[] };
  readonly delta: readonly ExchangeRule[];
}

/** The whole table of a machine in the exchange form, with every symbol group written out. */
export function exportMachine(machine: Machine): ExchangeMachine {
  return {
    name: machine.name,
    tapes: machine.tapes.map((tape) => tape.name),
    blank: BLANK,
    symbols: [...new Set(machine.tapes.flatMap((tape) => tape.symbols))].filter((symbol) => symbol !== BLANK),
    start: machine.states[0]!.name,
    halt: { accept: [ACCEPT_STATE], reject: [REJECT_STATE] },
    delta: rulesOf(machine).flatMap((rule) => writtenOut(machine, rule)),
  };
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

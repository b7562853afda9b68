import type { MarkDescription } from '../language/atomic-state.ts';

/** `Transition.next` when the machine halts and accepts. */
export const ACCEPT = -1;
/** `Transition.next` when the machine halts and rejects. */
export const REJECT = -2;

/** `Action.source` when a fixed symbol is written. */
export const LITERAL = -1;
/** `Action.source` when the symbol written is computed from others. */
export const COMPUTED = -2;

/** What a transition does to one tape. */
export interface Action {
  readonly tape: number;
  /** The number of the symbol written, or −1 to leave the cell as it is. */
  readonly write: number;
  readonly move: -1 | 0 | 1;
  /** The tape whose symbol is copied unchanged, or `LITERAL`, or `COMPUTED`. */
  readonly source: number;
}

/** A mark on a transition. Fetches are recorded before its writes, results after its writes and before its moves. */
export interface Mark {
  /** Index into `Machine.marks`. */
  readonly description: number;
  /** The tape whose cell under the head is marked, −1 for `begin` and `end`. */
  readonly tape: number;
}

/** The right side of a rule of δ: what is written, how the heads move, which state comes next. */
export interface Transition {
  readonly actions: readonly Action[];
  readonly marks: readonly Mark[];
  /** The number of the next state, or `ACCEPT` or `REJECT`. */
  readonly next: number;
}

/** A text that is equal for equal transitions only; made in a third of the time of `JSON.stringify`. */
export function transitionKey({ actions, marks, next }: Transition): string {
  let key = `${next}`;
  for (const { tape, write, move, source } of actions) key += ` ${tape},${write},${move},${source}`;
  for (const { description, tape } of marks) key += `|${description},${tape}`;
  return key;
}

/**
 * How a state chooses its transition: a tree that asks for the symbol under one head at a time (no head twice on a path).
 * A leaf names a transition by its index, or is −1 where no rule applies.
 */
export type Decision =
  { readonly transition: number } | { readonly tape: number; readonly children: readonly Decision[] };

/** What it means that a machine has come into a halting state with a name of its own. */
export type Halt = 'accepted' | 'rejected' | 'halted';

/** One control state of a machine. */
export interface MachineState {
  /** Unique and readable: the path of scopes, then the values of live variables. */
  readonly name: string;
  /** The scopes that the state was written in, outermost first. */
  readonly path: readonly string[];
  readonly decision: Decision;
  /** Of a halting state what it means to be in it; it has no rules. `ACCEPT` and `REJECT` are halting states that need no entry. */
  readonly halts?: Halt;
}

/** A tape of a compiled machine; symbol number 0 is the blank. */
export interface MachineTape {
  readonly name: string;
  readonly symbols: readonly string[];
}

/**
 * A deterministic Turing machine with k tapes and a finite table. State 0 is the start. The table of a task is the same object
 * for every instance.
 */
export interface Machine {
  readonly name: string;
  readonly tapes: readonly MachineTape[];
  readonly states: readonly MachineState[];
  readonly transitions: readonly Transition[];
  readonly marks: readonly MarkDescription[];
}

/** The number of the tape with this name; throws when the machine has none. */
export function tapeNumber(machine: Machine, name: string): number {
  const number = machine.tapes.findIndex((tape) => tape.name === name);
  if (number < 0) throw new Error(`Machine "${machine.name}" has no tape "${name}".`);
  return number;
}

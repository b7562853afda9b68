import type { OperandSort, StateKind } from '../machine/language/atomic-state.ts';

/** The value of an operand read from blank cells only: a number has no further digit, a list no further item. */
export const NONE = 'none';

/** One cell of an operand, as it was at the machine step that read or wrote it. */
export interface OperandCell {
  /** The cell's number; 0 is where the head started. */
  readonly cell: number;
  /** The machine step (0-based) of the read or write. */
  readonly step: number;
  readonly symbol: string;
  /** The step that last wrote the cell, −1 if none has. */
  readonly lastWriter: number;
  /** The step that the value comes from through plain copies, −1 for the input. */
  readonly origin: number;
}

/** Where a value comes from. */
export type Source =
  /** It was on a tape before the first step. */
  | { readonly kind: 'input' }
  /** The program wrote it as a fixed symbol (a counter's first 0, the carry of the first column). */
  | { readonly kind: 'constant'; readonly step: number }
  /** It is a result of this atomic state. */
  | { readonly kind: 'state'; readonly state: number };

/** A value that an atomic state fetched or produced: adjacent cells of one tape, from left to right. */
export interface Operand {
  /** The name in the declaration of the state's kind. */
  readonly name: string;
  readonly role: 'fetch' | 'result';
  /** What the value is for; declared with the kind of state. */
  readonly sort: OperandSort;
  /** The symbols of the cells without blanks, or `none` where all are empty. */
  readonly value: string;
  /** The tape's number. */
  readonly tape: number;
  readonly cells: readonly OperandCell[];
}

/** How a head moves: left, right, or not. */
export type HeadMove = 'L' | 'R' | 'S';

/** What is known of an atomic state that is one transition of the machine, beside the symbols that it reads and writes. */
export interface TransitionMoves {
  /** For each tape the cell under its head before the transition: an address without cells of its own. */
  readonly heads: readonly Operand[];
  /** For each tape how its head moves. */
  readonly moves: readonly HeadMove[];
  /** The name of the state that it leads to. */
  readonly next: string;
  /** Whether that is a halting state. */
  readonly halts: boolean;
  /** For each tape the cell under its head after the transition. */
  readonly nextHeads: readonly Operand[];
}

/** One atomic state of a run. */
export interface AtomicState {
  /** Its index among all states, nested ones included, in the order of their beginnings. */
  readonly index: number;
  readonly kind: StateKind;
  /** 0 for a step of the algorithm; above 0 for arithmetic nested in one. */
  readonly depth: number;
  /** The index of the enclosing state, −1 at depth 0. */
  readonly parent: number;
  /** The machine steps [firstStep, endStep) belong to it. */
  readonly firstStep: number;
  readonly endStep: number;
  readonly fetched: readonly Operand[];
  /** In order of writing; a result written several times is listed once per value. The last entry of a name is its final value. */
  readonly results: readonly Operand[];
  /** Of a run that is cut by transitions. */
  readonly transition?: TransitionMoves;
}

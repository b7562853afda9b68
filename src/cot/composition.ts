import type { RecordedRun } from '../machine/recording/recorded-run.ts';
import type { AtomicState } from '../trace/atomic-state.ts';
import type { Trace } from '../trace/trace.ts';
import type { Narration, Pieces } from './narration.ts';
import type { Segment } from './segment.ts';

/** What the texts of a machine's runs need to know beside the run; every task is one of these. */
export interface ComposedTask {
  readonly title: string;
  readonly narrations: readonly Narration[];
  readonly outputTape: string;
  readonly endsPass: (state: AtomicState) => boolean;
  readonly memory: readonly string[];
  readonly equation?: Equation;
}

/** The atomic state that fetches the operands of a task that is one equation; variants that write only the equation read them there. */
export interface Equation {
  /** The name of the kind of atomic state that fetches them. */
  readonly state: string;
  /** Their names, in the order in which the equation prints them. */
  readonly operands: readonly string[];
  /** The sign printed between two operands. */
  readonly sign: string;
}

/** A run with what its text is made of. */
export interface ComposedRun {
  readonly subject: ComposedTask;
  readonly run: RecordedRun;
  readonly trace: Trace;
  /** What the machine wrote on its output tape; undefined for a run that did not answer. */
  readonly answer: string | undefined;
}

/** What is printed of one atomic state, and the lines of those nested in it. */
export interface Line {
  readonly state: AtomicState;
  readonly pieces: Pieces;
  readonly inner: readonly Line[];
  /** Whether it sums up several atomic states, of which it shows one. */
  readonly isCoarse?: boolean;
}

/** The text of a run in one variant. Positions are those of the atomic states at depth 0. */
export interface Composition {
  /** How many atomic states appear in the text. */
  readonly shownStates: () => number;
  /** The text at a position, ending with a line break; empty if the state there has no text. */
  readonly segments: (position: number) => Segment[];
  /** The same text as lines with their pieces; empty if the state has no text. */
  readonly lines: (position: number) => readonly Line[];
  /** The same text as one string, if that is faster than joining the segments. */
  readonly plain?: (position: number) => string;
  /** A line between the states and the box, if the variant has one. */
  readonly lastLine?: () => Segment[];
}

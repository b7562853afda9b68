/** A machine to begin with. */
export interface ExampleMachine {
  readonly id: string;
  readonly title: string;
  /** A sentence: what it does. */
  readonly sentence: string;
  /** A sentence: what to try with it. */
  readonly toTry: string;
  /** The machine file, in the form that is edited. */
  readonly source: string;
  /** Inputs to try, one text a tape, with what comes out. */
  readonly inputs: readonly ExampleInput[];
}

/** An input of an example: how its run ends, and what the last tape holds then; undefined where that is too long to be said. */
export interface ExampleInput {
  readonly tapes: readonly string[];
  readonly outcome: 'accepted' | 'rejected' | 'halted';
  readonly output: string | undefined;
}

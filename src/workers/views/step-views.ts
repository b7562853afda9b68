/** What the page and its worker say to each other of the different steps of a text: plain data that can be cloned. */

/** One of the different steps; see `Step` in `src/cot`. Steps have numbers, in the order in which they first occur. */
export interface StepView {
  readonly kind: string;
  readonly left: string;
  readonly right: string;
  /** How many lines hold it. */
  readonly count: number;
  /** Whether each of these lines says what comes next. */
  readonly isAnnounced: boolean;
  /** Whether the text has other right sides for its left side. */
  readonly isAmbiguous: boolean;
}

/** The steps of a text in numbers. */
export interface StepListView {
  readonly lines: number;
  /** How many different steps are listed. */
  readonly steps: number;
  /** How many lines hold other steps: more are not told apart. */
  readonly unlisted: number;
  /** How many left sides have several right sides. */
  readonly ambiguous: number;
  /** How many steps there are whose lines do not say what comes next. */
  readonly unannounced: number;
  /** Whether there is arithmetic in the run that can be unfolded. */
  readonly hasNested: boolean;
}

/** A column of the table of steps. */
export type StepColumn = 'kind' | 'left' | 'right' | 'count' | 'gaps';

/** How the table of steps is filtered and sorted. */
export interface StepArrangement {
  /** What one of the columns must say; empty for all rows. Capital and small letters are the same. */
  readonly filter: string;
  readonly sort: { readonly column: StepColumn; readonly descending: boolean } | null;
}

/** A line of the text that holds a step. */
export interface StepPlace {
  readonly right: string;
  /** Among the atomic states at depth 0. */
  readonly position: number;
  /** Which of the lines of that state, from 1; null where it has one line. */
  readonly line: number | null;
  /** The number of machine steps made when its results are written. */
  readonly step: number;
}

/** Two lines with the same left side and different right sides: where each step first occurs. */
export interface Disagreement {
  /** Whether it is results that differ, or only what comes next. */
  readonly about: 'result' | 'next';
  readonly places: readonly [StepPlace, StepPlace];
}

/** The step of the line that is current. */
export interface StepHere {
  /** Its number. */
  readonly number: number;
  /** Which of the lines that hold it, from 1, of how many. */
  readonly occurrence: number;
  readonly occurrences: number;
  readonly isAnnounced: boolean;
  /** Null where the left side has no other right side. */
  readonly disagreement: Disagreement | null;
}

import type { Arithmetic, VariantId } from '../cot/variants.ts';
import type { Departure } from './departure/departure.ts';
import type { Cells } from './departure/cells.ts';
import type { LaterErrors } from './departure/later-errors.ts';
import type { Stop } from './inputs/prediction.ts';
import type { WayOfJoining } from './joining/join.ts';

/** What grading says of one output: plain data, the same on the page, in a worker, and on the command line. */
export interface SampleResult {
  readonly id: string;
  /** The run that it belongs to: a file, or a model in it. */
  readonly run: string;
  /** Which sample of its example it is, from 0. */
  readonly sample: number;
  readonly task: string;
  readonly class: string;
  /** `S`, `M`, `L` or `a-b`; empty where nothing says it. */
  readonly range: string;
  readonly length: number;
  /** How the output was joined with its instance; see `WAYS_OF_JOINING`. */
  readonly joined: WayOfJoining;
  readonly correct: boolean;
  /** The answer that was found, or null. */
  readonly answer: string | null;
  /** The form that the text was recognised as; null where it was not read. */
  readonly variant: VariantId | null;
  readonly arithmetic: Arithmetic | null;
  /** In which way the output departs from the machine's run first; null where it does not. */
  readonly kind: Departure['kind'] | null;
  /** Of a wrong state, whether it was skipped, repeated or invented. */
  readonly detail: Departure['detail'] | null;
  /** The part of the state that differs first. */
  readonly part: Departure['part'] | null;
  /** The index of the first atomic state that departs, nested ones counted; one past the last where all states came; null without one. */
  readonly state: number | null;
  /** The kind of that state; null where all came. */
  readonly state_kind: string | null;
  /** Its place among the states that the text shows, and their number. */
  readonly place: number | null;
  readonly of: number;
  /** Characters of the output that differ first, [from, to). */
  readonly at: readonly [from: number, to: number] | null;
  /** The line that was to come and the one that came, and the first word of each that differs. */
  readonly expected: string | null;
  readonly found: string | null;
  readonly expected_word: string | null;
  readonly found_word: string | null;
  /** Of a wrong operand: where it should have come from and, if a tape holds its value, where it did. */
  readonly source_cell: Cells | null;
  readonly found_cell: Cells | null;
  /** What became of the states after the departure. */
  readonly later: LaterErrors | null;
  readonly stop: Stop | null;
  /** What else is to be known, such as “older text”. */
  readonly note: string | null;
}

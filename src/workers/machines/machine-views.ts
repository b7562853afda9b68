import type { Compared } from '../../machines/search/counterexample.ts';
import type { ExpectationId } from '../../machines/search/expectations.ts';
import type { InputLengths } from '../../machines/description.ts';
import type { FormatId } from '../../machines/format.ts';
import type { MachineProblem } from '../../machines/problems.ts';
import type { Outcome } from '../../machine/engines/outcome.ts';
import type { TraceRequest } from '../views/views.ts';

/** What the Machines page and its worker say to each other: plain data that can be cloned. */

/** Most inputs that are made at once, all of them up to a length. */
export const MOST_INPUTS_MADE = 100_000;

/** What a text says, as far as it says a machine. */
export interface MachineReading {
  /** The text that was read: problems name places in it. */
  readonly text: string;
  /** The format that the text is in, or looks as if it were meant to be in. */
  readonly format: { readonly id: FormatId; readonly title: string } | undefined;
  /** Everything that it could be written in. */
  readonly formats: readonly { readonly id: FormatId; readonly title: string }[];
  /** What is wrong or doubtful, by line. */
  readonly problems: readonly MachineProblem[];
  /** Undefined exactly if one of the problems is an error. */
  readonly machine: MachineFacts | undefined;
}

/** A machine in a few words. */
export interface MachineFacts {
  readonly name: string;
  readonly tapes: readonly string[];
  readonly states: number;
  readonly rules: number;
  readonly symbols: readonly string[];
  /** The states and symbols by name, the blank included. */
  readonly names: { readonly states: readonly string[]; readonly symbols: readonly string[] };
  /** The file's own input, one text a tape. */
  readonly inputs: readonly string[];
  /** The symbols that inputs are made of where nobody says otherwise. */
  readonly alphabet: readonly string[];
  /** The lengths of S, M and L, if the file says so. */
  readonly lengths: readonly InputLengths[] | undefined;
  /** Whether it has a state that accepts or rejects, so that its answer is a verdict. */
  readonly decides: boolean;
}

/** What is to be traced, or a sentence that says why it cannot be. */
export type Prepared =
  { readonly ok: true; readonly traced: TraceRequest } | { readonly ok: false; readonly problem: string };

/** Many inputs to run. */
export interface ManyRequest {
  readonly text: string;
  /** One input a line; the inputs of several tapes with tabs between them. A long list is a file, which the page itself never reads. */
  readonly inputs: string | Blob;
  /** Steps after which a run is given up. */
  readonly limit: number;
}

/** One of many runs, as a row of a table. */
export interface ManyRow {
  /** The number of the line, from 1 on. */
  readonly line: number;
  readonly input: string;
  readonly outcome: Outcome['kind'];
  readonly steps: number;
  readonly state: string;
  /** The contents of each tape after the run; a long one is cut and says so. */
  readonly tapes: readonly string[];
}

/** How many runs ended in a way. */
export type OutcomeCounts = readonly { readonly outcome: Outcome['kind']; readonly count: number }[];

/** How many runs were made and how they ended, or a sentence that says why there are none. */
export type ManyAnswer =
  | { readonly ok: true; readonly runs: number; readonly counts: OutcomeCounts }
  | { readonly ok: false; readonly problem: string };

/** Which of the many runs that were made last are shown. */
export interface OutcomesRequest {
  /** What a column of the row holds; empty for all rows. */
  readonly filter: string;
  /** The column by which they are sorted; undefined for the order of the inputs. */
  readonly column: string | undefined;
  readonly descending: boolean;
  readonly from: number;
  /** The last row plus one. */
  readonly to: number;
}

/** A stretch of the rows, and how many match the filter. */
export interface OutcomesView {
  readonly rows: readonly ManyRow[];
  readonly matches: number;
}

/** What a machine is compared with: another one, as text, or an expectation. */
export type ComparedWith =
  | { readonly kind: 'machine'; readonly text: string; readonly compared: Compared }
  | { readonly kind: 'expectation'; readonly id: ExpectationId; readonly pattern: string };

/** A search for an input on which a machine is wrong. */
export interface SearchRequest {
  readonly text: string;
  readonly other: ComparedWith;
  /** The symbols of the inputs; without any the machine's own alphabet. */
  readonly alphabet: readonly string[];
  readonly longest: number;
  readonly limit: number;
}

/** What came out for an input, in words. */
export interface ShownResult {
  readonly verdict: string;
  /** Undefined where the machine did not stop, or where nothing is expected of the tape. */
  readonly tape: string | undefined;
}

/** What a search found, or a sentence that says why it could not be made. */
export type SearchAnswer =
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: true; readonly found: undefined; readonly tried: number }
  | {
      readonly ok: true;
      readonly found: { readonly input: string; readonly one: ShownResult; readonly other: ShownResult };
    };

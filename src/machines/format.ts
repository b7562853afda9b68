import type { MachineDescription } from './description.ts';
import type { ProblemList } from './problems.ts';
import type { SourceText } from './source-text.ts';

/** The formats by the names that the command line knows them by. */
export type FormatId =
  'turingmachine-io' | 'jflap' | 'jsturing' | 'turingmachinesimulator' | 'turingsim' | 'bbchallenge' | 'exchange';

/** A machine as text, with a sentence for everything that the format cannot hold; or why it cannot be written at all. */
export type Written =
  | { readonly ok: true; readonly text: string; readonly lost: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** A format of machine files. */
export interface MachineFormat {
  readonly id: FormatId;
  /** What people call it, in the middle of a sentence. */
  readonly title: string;
  /** Whether a text looks as if it were meant to be in this format. Formats are asked in the order of the registry. */
  recognises(source: SourceText): boolean;
  /** The machine that a text describes. What is wrong goes into `problems`; with an error there is no machine. Never throws. */
  read(source: SourceText, problems: ProblemList): MachineDescription | undefined;
  /** A description in this format. */
  write(description: MachineDescription): Written;
}

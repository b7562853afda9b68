import { grouped } from '../../../base/grouped.ts';

/** Longest text of a machine in the editor, in UTF-16 units: each key hands the whole text over to be read. */
export const LONGEST_TEXT = 2_000_000;

/** Says that a text is too long for the editor, and what takes it. */
export function tooLong({ length }: { readonly length: number }): string {
  return `The text has ${grouped(length)} characters; allowed: at most ${grouped(LONGEST_TEXT)}. The command line reads longer ones, and runs them.`;
}

import { SUBTRACT_COLUMN } from '../machine/library/subtraction.ts';
import type { Operand } from '../trace/atomic-state.ts';
import { narration, type Narration } from './narration.ts';
import { joined, text, type Text } from './text.ts';

/** How the columns of a subtraction are put into words when arithmetic is unfolded. */
export const SUBTRACTION_NARRATIONS: readonly Narration[] = [
  narration(SUBTRACT_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`subtract`,
      fetch: difference(fetch.digit, fetch.other, fetch.borrow),
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
      next: text`→ column to the left`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Subtract the column:`,
      fetch: text`${difference(fetch.digit, fetch.other, fetch.borrow)}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
      next: text`Go one column to the left.`,
    }),
  }),
];

/** A column's minuend and what is taken from it; where the subtrahend has no digit, nothing was read and nothing is printed. */
function difference(...digits: readonly (Operand | undefined)[]): Text {
  return joined(
    digits.flatMap((digit) => (digit ? [text`${digit}`] : [])),
    ' − ',
  );
}

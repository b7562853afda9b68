import {
  ADD_COLUMN,
  COMPARE_COLUMN,
  COUNT_COLUMN,
  COUNT_DOWN_COLUMN,
  HALVE_COLUMN,
} from '../machine/library/arithmetic.ts';
import type { Operand } from '../trace/atomic-state.ts';
import { narration, type Narration } from './narration.ts';
import { joined, text, type Text } from './text.ts';

const TO_THE_LEFT = text`→ column to the left`;
const TO_THE_RIGHT = text`→ column to the right`;
const NEXT_LEFT = text`Go one column to the left.`;
const NEXT_RIGHT = text`Go one column to the right.`;

/** How nested digit arithmetic is put into words when it is unfolded. */
export const ARITHMETIC_NARRATIONS: readonly Narration[] = [
  narration(ADD_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`add`,
      fetch: sum(fetch.digit, fetch.other, fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Add the column:`,
      fetch: text`${sum(fetch.digit, fetch.other, fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(COUNT_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`count`,
      fetch: sum(fetch.digit, fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Count up:`,
      fetch: text`${sum(fetch.digit, fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(COUNT_DOWN_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`count down`,
      fetch: text`${fetch.digit} − ${fetch.borrow}`,
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Count down:`,
      fetch: text`${fetch.digit} − ${fetch.borrow}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(COMPARE_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`compare`,
      fetch: text`${digitOrNone(fetch.digit)} and ${digitOrNone(fetch.other)}, verdict ${fetch.verdict},`,
      solve: text`now ${result.verdict}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Compare the column:`,
      fetch: text`The digits are ${digitOrNone(fetch.digit)} and ${digitOrNone(fetch.other)}, the verdict is ${fetch.verdict}.`,
      solve: text`Now it is ${result.verdict}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(HALVE_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`halve`,
      fetch: text`${fetch.remainder}${fetch.digit} / 2`,
      solve: text`= ${result.digit}, remainder ${result.remainder}`,
      next: TO_THE_RIGHT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Halve the column:`,
      fetch: text`${fetch.remainder}${fetch.digit} / 2.`,
      solve: text`Write ${result.digit}, remainder ${result.remainder}.`,
      next: NEXT_RIGHT,
    }),
  }),
];

/** A column's addends; where a number has no digit, nothing was read and nothing is printed. */
function sum(...digits: readonly (Operand | undefined)[]): Text {
  return joined(
    digits.flatMap((digit) => (digit ? [text`${digit}`] : [])),
    ' + ',
  );
}

const digitOrNone = (digit: Operand | undefined): Text => (digit ? text`${digit}` : text`none`);

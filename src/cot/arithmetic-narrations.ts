import {
  ADD_COLUMN,
  COMPARE_COLUMN,
  COUNT_COLUMN,
  COUNT_DOWN_COLUMN,
  HALVE_COLUMN,
} from '../machine/library/arithmetic.ts';
import { BRING_DOWN, QUOTIENT_DIGIT } from '../machine/library/division.ts';
import { MULTIPLY_COLUMN } from '../machine/library/multiplication.ts';
import { SUBTRACT_COLUMN } from '../machine/library/subtraction.ts';
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
      fetch: sum([fetch.digit, fetch.other], fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Add the column:`,
      fetch: text`${sum([fetch.digit, fetch.other], fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(COUNT_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`count`,
      fetch: sum([fetch.digit], fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Count up:`,
      fetch: text`${sum([fetch.digit], fetch.carry)}.`,
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
  narration(SUBTRACT_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`subtract`,
      fetch: difference(fetch.digit, fetch.other, fetch.borrow),
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Subtract the column:`,
      fetch: text`${difference(fetch.digit, fetch.other, fetch.borrow)}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(MULTIPLY_COLUMN, {
    tail: ({ fetch, result }) => ({
      state: text`multiply`,
      fetch: product(fetch.digit, fetch.factor, fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: TO_THE_LEFT,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Multiply the column:`,
      fetch: text`${product(fetch.digit, fetch.factor, fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: NEXT_LEFT,
    }),
  }),
  narration(BRING_DOWN, {
    tail: ({ fetch, result }) => ({
      state: text`bring down`,
      fetch: text`remainder ${digitOrNone(fetch.remainder)}, digit ${fetch.digit}`,
      solve: text`= ${result.remainder}`,
      next: text`→ compare with the divisor`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Bring down the next digit:`,
      fetch: text`The remainder is ${digitOrNone(fetch.remainder)}, the digit is ${fetch.digit}.`,
      solve: text`The remainder becomes ${result.remainder}.`,
      next: text`Compare it with the divisor.`,
    }),
  }),
  narration(QUOTIENT_DIGIT, {
    tail: ({ fetch, result }) => ({
      state: text`quotient`,
      fetch: text`verdict ${fetch.verdict}, digit ${fetch.digit}${result.digit ? ' + 1' : ''}`,
      solve: result.digit ? text`= ${result.digit}` : text`stands`,
      next: result.digit ? text`→ subtract the divisor` : text`→ next digit`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Digit of the quotient:`,
      fetch: text`The verdict is ${fetch.verdict}, the digit is ${fetch.digit}.`,
      solve: result.digit
        ? text`The divisor fits once more, the digit becomes ${result.digit}.`
        : text`The digit stands.`,
      next: result.digit ? text`Subtract the divisor.` : text`Go on with the next digit.`,
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

/** A column's digits and the carry; where a number has no digit, nothing was read and nothing is printed. */
function sum(digits: readonly (Operand | undefined)[], carry: Operand | undefined): Text {
  const read = digits.flatMap((digit) => (digit ? [text`${digit}`] : []));
  return read.length > 0 ? joined([...read, text`${carry}`], ' + ') : text`carry ${carry}`;
}

/** A column's minuend and what is taken from it. */
function difference(...digits: readonly (Operand | undefined)[]): Text {
  return joined(
    digits.flatMap((digit) => (digit ? [text`${digit}`] : [])),
    ' − ',
  );
}

/** A digit times a factor, and the carry; left of the number only the carry is read. */
function product(digit: Operand | undefined, factor: Operand | undefined, carry: Operand | undefined): Text {
  return digit ? text`${digit} × ${factor} + ${carry}` : text`carry ${carry}`;
}

const digitOrNone = (digit: Operand | undefined): Text => (digit ? text`${digit}` : text`none`);

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
import type { AtomicState, Operand } from '../trace/atomic-state.ts';
import { narration, type Narration } from './narration.ts';
import { joined, text, type Text } from './text.ts';

const LEFT = text`→ column to the left`;
const RIGHT = text`→ column to the right`;
const DONE = text`→ done`;
const GO_LEFT = text`Go one column to the left.`;
const GO_RIGHT = text`Go one column to the right.`;
const LAST_COLUMN = text`This was the last column.`;

/** How nested digit arithmetic is put into words when it is unfolded. */
export const ARITHMETIC_NARRATIONS: readonly Narration[] = [
  narration(ADD_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`add`,
      fetch: sum([fetch.digit, fetch.other], fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Add the column:`,
      fetch: text`${sum([fetch.digit, fetch.other], fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
    }),
  }),
  narration(COUNT_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`count`,
      fetch: sum([fetch.digit], fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Count up:`,
      fetch: text`${sum([fetch.digit], fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
    }),
  }),
  narration(COUNT_DOWN_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`count down`,
      fetch: text`${fetch.digit} − ${fetch.borrow}`,
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Count down:`,
      fetch: text`${fetch.digit} − ${fetch.borrow}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
    }),
  }),
  narration(COMPARE_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`compare`,
      fetch: text`${digitOrNone(fetch.digit)} and ${digitOrNone(fetch.other)}, verdict ${fetch.verdict},`,
      solve: text`now ${result.verdict}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Compare the column:`,
      fetch: text`The digits are ${digitOrNone(fetch.digit)} and ${digitOrNone(fetch.other)}, the verdict is ${fetch.verdict}.`,
      solve: text`Now it is ${result.verdict}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
    }),
  }),
  narration(SUBTRACT_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`subtract`,
      fetch: difference(fetch.digit, fetch.other, fetch.borrow),
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Subtract the column:`,
      fetch: text`${difference(fetch.digit, fetch.other, fetch.borrow)}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
    }),
  }),
  narration(MULTIPLY_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`multiply`,
      fetch: product(fetch.digit, fetch.factor, fetch.carry),
      solve: text`= ${result.digit}, carry ${result.carry}`,
      next: goesOn ? LEFT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Multiply the column:`,
      fetch: text`${product(fetch.digit, fetch.factor, fetch.carry)}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
      next: goesOn ? GO_LEFT : LAST_COLUMN,
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
    tail: ({ fetch, result, following }) => ({
      state: text`quotient`,
      fetch: text`verdict ${fetch.verdict}, digit ${fetch.digit}${result.digit ? ' + 1' : ''}`,
      solve: result.digit ? text`= ${result.digit}` : text`stands`,
      next: result.digit ? text`→ subtract the divisor` : isNextDigit(following) ? text`→ next digit` : DONE,
    }),
    styled: ({ fetch, result, following }) => ({
      state: text`Digit of the quotient:`,
      fetch: text`The verdict is ${fetch.verdict}, the digit is ${fetch.digit}.`,
      solve: result.digit
        ? text`The divisor fits once more, the digit becomes ${result.digit}.`
        : text`The digit stands.`,
      next: result.digit
        ? text`Subtract the divisor.`
        : isNextDigit(following)
          ? text`Go on with the next digit.`
          : text`This was the last digit.`,
    }),
  }),
  narration(HALVE_COLUMN, {
    tail: ({ fetch, result, goesOn }) => ({
      state: text`halve`,
      fetch: text`${fetch.remainder}${fetch.digit} / 2`,
      solve: text`= ${result.digit}, remainder ${result.remainder}`,
      next: goesOn ? RIGHT : DONE,
    }),
    styled: ({ fetch, result, goesOn }) => ({
      state: text`Halve the column:`,
      fetch: text`${fetch.remainder}${fetch.digit} / 2.`,
      solve: text`Write ${result.digit}, remainder ${result.remainder}.`,
      next: goesOn ? GO_RIGHT : LAST_COLUMN,
    }),
  }),
];

/** Whether a state brings down another digit of the same division: at the first one there is no remainder yet. */
function isNextDigit(state: AtomicState | undefined): boolean {
  return state?.kind.name === BRING_DOWN.name && state.fetched.some(({ name }) => name === 'remainder');
}

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

import { ADD_COLUMN, COMPARE_COLUMN, COUNT_COLUMN, COUNT_DOWN_COLUMN } from '../machine/library/arithmetic.ts';
import { HALVE_COLUMN } from '../machine/library/halving.ts';
import { BRING_DOWN, QUOTIENT_DIGIT } from '../machine/library/division.ts';
import { FACTOR, MULTIPLY_COLUMN } from '../machine/library/multiplication.ts';
import { SUBTRACT_COLUMN } from '../machine/library/subtraction.ts';
import { NONE, type Operand } from '../trace/atomic-state.ts';
import { narration, type Narration } from './narration.ts';
import { text, type Text } from './text.ts';

/**
 * How nested digit arithmetic is put into words when it is unfolded. A line names its operation and the number it works on; what
 * follows is the name of the next line, which `StateLines` knows.
 */
export const ARITHMETIC_NARRATIONS: readonly Narration[] = [
  narration(ADD_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} + ${fetch.other} + ${fetch.carry}`,
      solve: text`= ${written(result.digit)}, carry ${result.carry}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`${fetch.digit} + ${fetch.other} + ${fetch.carry}.`,
      solve: text`Write ${written(result.digit)}, carry ${result.carry}.`,
    }),
  }),
  narration(COUNT_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} + ${fetch.carry}`,
      solve: text`= ${result.digit}, carry ${result.carry}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`${fetch.digit} + ${fetch.carry}.`,
      solve: text`Write ${result.digit}, carry ${result.carry}.`,
    }),
  }),
  narration(COUNT_DOWN_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} − ${fetch.borrow}`,
      solve: text`= ${result.digit}, borrow ${result.borrow}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`${fetch.digit} − ${fetch.borrow}.`,
      solve: text`Write ${result.digit}, borrow ${result.borrow}.`,
    }),
  }),
  narration(COMPARE_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} and ${fetch.other}, verdict ${fetch.verdict},`,
      solve: text`now ${result.verdict}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`The digits are ${fetch.digit} and ${fetch.other}, the verdict is ${fetch.verdict}.`,
      solve: text`Now it is ${result.verdict}.`,
    }),
  }),
  narration(SUBTRACT_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} − ${fetch.other} − ${fetch.borrow}`,
      solve: text`= ${written(result.digit)}, borrow ${result.borrow}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`${fetch.digit} − ${fetch.other} − ${fetch.borrow}.`,
      solve: text`Write ${written(result.digit)}, borrow ${result.borrow}.`,
    }),
  }),
  narration(FACTOR, {
    tail: ({ name, fetch }) => ({ state: text`${name}`, fetch: text`${fetch.factor}` }),
    styled: ({ name, fetch }) => ({ state: sentenceStart(name), fetch: text`The next digit is ${fetch.factor}.` }),
  }),
  narration(MULTIPLY_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit} × ${fetch.factor} + ${fetch.carry}`,
      solve: text`= ${written(result.digit)}, carry ${result.carry}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`${fetch.digit} × ${fetch.factor} + ${fetch.carry}.`,
      solve: text`Write ${written(result.digit)}, carry ${result.carry}.`,
    }),
  }),
  narration(BRING_DOWN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`digit ${fetch.digit}${behind(fetch.remainder, text` behind `)}`,
      ...(result.remainder && { solve: text`= ${result.remainder}` }),
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`The next digit is ${fetch.digit}${behind(fetch.remainder, text`, the remainder before it is `)}.`,
      ...(result.remainder && { solve: text`The remainder becomes ${result.remainder}.` }),
    }),
  }),
  narration(QUOTIENT_DIGIT, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`verdict ${fetch.verdict}, digit ${fetch.digit}`,
      solve: result.digit ? text`+ 1 = ${result.digit}` : text`stands`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`The verdict is ${fetch.verdict}, the digit is ${fetch.digit}.`,
      solve: result.digit
        ? text`The divisor fits once more, the digit becomes ${result.digit}.`
        : text`The digit stands.`,
    }),
  }),
  narration(HALVE_COLUMN, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`remainder ${fetch.remainder}, digit ${fetch.digit}`,
      solve: text`= ${written(result.digit)}, remainder ${result.remainder}`,
    }),
    styled: ({ name, fetch, result }) => ({
      state: sentenceStart(name),
      fetch: text`The remainder is ${fetch.remainder}, the digit is ${fetch.digit}.`,
      solve: text`Write ${written(result.digit)}, the remainder is ${result.remainder}.`,
    }),
  }),
];

/** The name of an operation at the beginning of a sentence. */
const sentenceStart = (name: string): Text => text`${name[0]!.toUpperCase()}${name.slice(1)}:`;

/** The digit that a column writes; in front of both numbers it writes none. */
const written = (digit: Operand | undefined): Text => (digit ? text`${digit}` : text`${NONE}`);

/** The remainder that a digit is put behind; before the first digit there is none. */
const behind = (remainder: Operand | undefined, words: Text): Text => (remainder ? text`${words}${remainder}` : text``);

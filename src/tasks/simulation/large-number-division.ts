import { fieldProblem } from '../../base/problems.ts';
import { narration } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { parseDecimal } from '../library/check-helpers.ts';
import { drawnDecimal } from '../library/decimals.ts';
import { decimalField, integerField } from '../fields.ts';
import { defineTask, type LengthRange } from '../task.ts';
import type { Random } from '../../base/random.ts';
import {
  ADD_PLACE,
  BRING_DOWN,
  DECIMAL,
  DIGIT,
  DIGIT_OF_X1,
  DIGIT_OF_X2,
  POINT,
  program,
  SCALE,
  SUBTRACT,
} from './large-number-division.machine.ts';
import { MOST_PLACES } from './large-number-division.tapes.ts';
import type { DivisionInstance } from './large-number-division.wordings.ts';

// ── What is said of each atomic state ──

const decimals = (places: Operand | undefined): Text =>
  text`${places} ${places?.value === '1' ? 'decimal' : 'decimals'}`;

const NARRATIONS = [
  narration(SCALE, {
    tail: ({ fetch, result }) => ({
      state: text`scale`,
      fetch: text`${fetch.x1} / ${fetch.x2}, ${decimals(fetch.places)}`,
      solve: text`digits of ${result.dividend} / ${result.divisor}, remainder ${result.remainder}`,
      next: text`→ bring-down ${result.position}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Scale the numbers so that no points are needed.`,
      fetch: text`Divide ${fetch.x1} by ${fetch.x2}, to ${decimals(fetch.places)}.`,
      solve: text`The digits are those of ${result.dividend} divided by ${result.divisor}, and the remainder is ${result.remainder}.`,
      next: text`Start with digit ${result.position} from the left.`,
    }),
  }),
  narration(DIGIT_OF_X2, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit}`,
      ...(result.digit && { solve: text`= divisor ${result.digit}` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Move the point of the divisor:`,
      fetch: text`Its next digit is ${fetch.digit}.`,
      ...(result.digit && { solve: text`Write ${result.digit}.` }),
    }),
  }),
  narration(DIGIT_OF_X1, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.digit}`,
      solve: text`= dividend ${result.digit}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Move the point of the dividend:`,
      fetch: text`Its next digit is ${fetch.digit}.`,
      solve: text`Write ${result.digit}.`,
    }),
  }),
  narration(ADD_PLACE, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      ...(result.left
        ? {
            fetch: text`${fetch.left} left, x1 ${fetch.digit}`,
            solve: text`= dividend ${result.digit}, ${result.left} left`,
          }
        : { fetch: text`${fetch.left} left` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Add a place:`,
      ...(result.left
        ? {
            fetch: text`There are still ${fetch.left} to go, and the next digit of the dividend is ${fetch.digit}.`,
            solve: text`Write ${result.digit}, then there are ${result.left} to go.`,
          }
        : { fetch: text`There are still ${fetch.left} to go.` }),
    }),
  }),
  narration(BRING_DOWN, {
    tail: ({ fetch, result }) => ({
      state: text`bring-down ${fetch.position}`,
      ...(result.remainder
        ? {
            fetch: text`${fetch.digit} behind ${fetch.remainder}`,
            solve: text`= ${result.remainder}, count ${result.count}`,
            next: text`→ subtract`,
          }
        : { fetch: text`${fetch.digit}`, next: text`→ point` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Bring down digit ${fetch.position} of the dividend.`,
      ...(result.remainder
        ? {
            fetch: text`The digit is ${fetch.digit}, the remainder is ${fetch.remainder}.`,
            solve: text`Together they are ${result.remainder}, and the count is ${result.count}.`,
            next: text`Subtract the divisor while it fits.`,
          }
        : { fetch: text`The digit is ${fetch.digit}.`, next: text`No digit is left; set the point.` }),
    }),
  }),
  narration(SUBTRACT, {
    tail: ({ fetch, result }) => ({
      state: text`subtract`,
      fetch: text`remainder ${fetch.remainder}, divisor ${fetch.divisor}, count ${fetch.count}`,
      solve: result.count
        ? text`remainder ${result.order} divisor, left ${result.remainder}, count ${result.count}`
        : text`remainder ${result.order} divisor`,
      next: result.count ? text`→ subtract` : text`→ digit`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Try to subtract.`,
      fetch: text`The remainder is ${fetch.remainder}, the divisor is ${fetch.divisor}, and the count is ${fetch.count}.`,
      solve: result.count
        ? text`As remainder ${result.order} divisor, it fits: ${result.remainder} is left, and the count is ${result.count}.`
        : text`As remainder ${result.order} divisor, it does not fit.`,
      next: result.count ? text`Subtract again.` : text`Write down the digit.`,
    }),
  }),
  narration(DIGIT, {
    tail: ({ fetch, result }) => ({
      state: text`digit`,
      fetch: text`position ${fetch.position}, count ${fetch.count}`,
      solve: text`quotient digit ${result.digit}`,
      next: text`→ bring-down ${result.next}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Write down the digit.`,
      fetch: text`The position is ${fetch.position}, and the count is ${fetch.count}.`,
      solve: text`The next digit of the quotient is ${result.digit}.`,
      next: text`Go on with digit ${result.next} of the dividend.`,
    }),
  }),
  narration(POINT, {
    tail: ({ fetch, result }) => ({
      state: text`point`,
      fetch: text`${fetch.digits}, ${decimals(fetch.places)}`,
      solve: text`= ${result.quotient}`,
      next: text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Set the point.`,
      fetch: text`The digits are ${fetch.digits}, with ${decimals(fetch.places)}.`,
      solve: text`The quotient is ${result.quotient}.`,
      next: text`It is cut off there, and the division is done.`,
    }),
  }),
  narration(DECIMAL, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      ...(result.left
        ? {
            fetch: text`${fetch.left} left, digit ${fetch.digit}`,
            solve: text`= ${result.digit}, ${result.left} left`,
          }
        : { fetch: text`${fetch.left} left` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Write a decimal:`,
      ...(result.left
        ? {
            fetch: text`There are still ${fetch.left} to go, and the last digit not yet written is ${fetch.digit}.`,
            solve: text`Write ${result.digit}, then there are ${result.left} to go.`,
          }
        : { fetch: text`There are still ${fetch.left} to go.` }),
    }),
  }),
];

// ── The task ──

/** The quotient of two decimal numbers by long division, cut off after so many decimals. */
export const largeNumberDivision = defineTask<DivisionInstance>({
  id: 'large-number-division',
  title: 'Large Number Division',
  algorithmClass: 'simulation',
  summary: 'Divides two decimal numbers by long division and cuts the quotient off after a given number of decimals.',
  lengthMeaning: 'digits of the dividend',
  ranges: { S: { from: 2, to: 5 }, M: { from: 6, to: 10 }, L: { from: 11, to: 20 } },
  example: { x1: '9.45', x2: '2.3', places: 2 },
  fields: {
    x1: decimalField('Dividend'),
    x2: decimalField('Divisor'),
    places: integerField('Decimals', 0, MOST_PLACES),
  },
  rule: ({ x2 }) => (isZero(x2) ? fieldProblem('x2', x2, 'a number other than 0') : undefined),
  length: ({ x1 }) => digitCount(x1),
  sample: (random, range) => {
    const short = random.oneIn(10);
    for (;;) {
      const instance = anyDivision(random, range);
      if (short || 2 * digitsBroughtDown(instance) >= digitCount(instance.x1)) return instance;
    }
  },
  program,
  encode: ({ x1, x2, places }) => ({ x1, x2, places: String(places) }),
  outputTape: 'quotient',
  timelineTape: 'remainder',
  narrations: NARRATIONS,
  // A pass finds one digit of the quotient.
  endsPass: ({ kind }) => kind.name !== BRING_DOWN.name && kind.name !== SUBTRACT.name,
  memory: ['dividend', 'divisor', 'remainder', 'count', 'digits'],
  drawing: {
    kind: 'columns',
    rows: ['dividend', 'remainder', 'digits'],
    align: 'cells',
    registers: ['divisor', 'count', 'order', 'position', 'quotient'],
  },
  check: ({ x1, x2, places }, answer) => {
    const given = parseDecimal(answer);
    const first = parseDecimal(x1)!;
    const second = parseDecimal(x2)!;
    const dividend = first.digits * 10n ** BigInt(second.places + places);
    const divisor = second.digits * 10n ** BigInt(first.places);
    return (
      given !== undefined &&
      given.places <= places &&
      given.digits * 10n ** BigInt(places - given.places) === dividend / divisor
    );
  },
});

const digitCount = (decimal: string): number => decimal.replace('.', '').length;

function anyDivision(random: Random, { from, to }: LengthRange): DivisionInstance {
  const x1 = drawnDecimal(random, random.integer(from, to));
  let x2 = '0';
  while (isZero(x2)) x2 = drawnDecimal(random, random.integer(1, to));
  return { x1, x2, places: random.integer(0, 3) };
}

/** Digits of the dividend when both points are gone: few where the point of x1 stands far to the left, and the rest is cut off. */
function digitsBroughtDown({ x1, x2, places }: DivisionInstance): number {
  return x1.split('.')[0]!.length + (x2.split('.')[1]?.length ?? 0) + places;
}

const isZero = (decimal: string): boolean => /^[0.]+$/.test(decimal);

import { stateKind } from '../language/atomic-state.ts';
import type { Tape } from '../language/program.ts';
import { compare, type OperationName } from './arithmetic.ts';
import { clearRegister, dropLeadingZeros, nothing, readRegister, type AtCell } from './registers.ts';
import { subtract } from './subtraction.ts';

/** Appends the next digit of the dividend to the remainder; without a next digit the division is complete. */
export const BRING_DOWN = stateKind('bring down', {
  fetch: { remainder: 'field', digit: 'symbol' },
  result: { remainder: 'field' },
  copies: { remainder: ['remainder', 'digit'] },
  nested: true,
});

/** Counts the quotient's digit up if the divisor fits into the remainder; else the digit is final. */
export const QUOTIENT_DIGIT = stateKind('digit of', {
  fetch: { verdict: 'symbol', digit: 'symbol' },
  result: { digit: 'symbol' },
  nested: true,
});

/** The working tapes of a division. */
export interface DivisionTapes {
  /** A tape over `<`, `=` and `>`. */
  readonly verdict: Tape;
  /** A tape over 0 and 1. */
  readonly borrow: Tape;
}

/**
 * quotient := ⌊dividend / divisor⌋ and remainder := dividend mod divisor, for a divisor above 0, by long division: the
 * digits of the dividend are brought down one by one, and the divisor is subtracted as often as it fits. Quotient and remainder grow
 * in the columns of the dividend, all three heads moving together. All registers are different tapes.
 */
export function divide(
  dividend: Tape,
  divisor: Tape,
  quotient: Tape,
  remainder: Tape,
  { verdict, borrow }: DivisionTapes,
  {
    name = remainder.name,
    ...atCell
  }: OperationName & { dividend?: AtCell; divisor?: AtCell; quotient?: AtCell; remainder?: AtCell } = {},
): void {
  const { program } = dividend;
  program.scope(`${dividend.name} / ${divisor.name}`, () => {
    clearRegister(quotient);
    clearRegister(remainder);
    program.while(dividend.nonBlank, () => [dividend, quotient, remainder].forEach((tape) => tape.left()));
    dividend.right();
    quotient.right();
    program.loop((leaveDivision) => {
      bringDown(dividend, remainder, name, atCell.dividend);
      program.if(dividend.blank, leaveDivision);
      quotient.write('0');
      program.loop((leave) => {
        compare(remainder, divisor, verdict, { name, other: atCell.divisor ?? nothing });
        program.operation(QUOTIENT_DIGIT, quotient.name, (mark) => {
          mark.fetch('verdict', verdict);
          mark.fetch('digit', quotient);
          program.if(verdict.is('=', '>'), () => {
            quotient.write({ places: [quotient], value: oneMore });
            mark.result('digit', quotient);
          });
        });
        program.if(verdict.is('<'), leave);
        subtract(remainder, divisor, borrow, { name });
      });
      dividend.right();
      quotient.right();
    });
    dividend.left();
    quotient.left();
    dropLeadingZeros(quotient, atCell.quotient);
    if (atCell.remainder) readRegister(remainder, atCell.remainder);
  });
}

/** remainder := 10 · remainder + the digit under the head of `dividend`, if any; the head of `remainder` then moves one cell right. */
function bringDown(dividend: Tape, remainder: Tape, name: string, atDividend?: AtCell): void {
  const { program } = dividend;
  program.operation(BRING_DOWN, name, (mark) => {
    mark.fetch('digit', dividend);
    program.if(dividend.nonBlank, () => {
      atDividend?.(dividend);
      program.if(remainder.nonBlank, () => readRegister(remainder, (tape) => mark.fetch('remainder', tape)));
      remainder.right();
      remainder.write(dividend);
      dropLeadingZeros(remainder, (tape) => mark.result('remainder', tape));
    });
  });
}

/** The next digit; 9 has none. */
const oneMore = (digit: string): string | undefined => (digit < '9' ? String(Number(digit) + 1) : undefined);

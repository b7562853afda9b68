import { stateKind } from '../atomic-state.ts';
import type { Tape } from '../program.ts';
import { compare } from './arithmetic.ts';
import { clearRegister, dropLeadingZeros, nothing, readRegister, type AtCell } from './registers.ts';
import { subtract } from './subtraction.ts';

/** The next digit of the dividend is written behind the remainder. */
export const BRING_DOWN = stateKind('bring down', {
  fetch: ['remainder', 'digit'],
  result: ['remainder'],
  nested: true,
});

/** If the divisor fits into the remainder, the quotient's digit is counted up; else the digit stands. */
export const QUOTIENT_DIGIT = stateKind('quotient digit', {
  fetch: ['verdict', 'digit'],
  result: ['digit'],
  nested: true,
});

/** The tapes on which a division works beside its operands. */
export interface DivisionTapes {
  /** A tape over `<`, `=` and `>`. */
  readonly verdict: Tape;
  /** A tape over 0 and 1. */
  readonly borrow: Tape;
}

/**
 * quotient := ⌊dividend / divisor⌋ and remainder := dividend mod divisor, for a divisor above 0, by long division: one digit of
 * the dividend after the other is brought down, and the divisor is subtracted as often as it fits. Quotient and remainder grow
 * in the columns of the dividend, all three heads moving together. All registers are different tapes.
 */
export function divide(
  dividend: Tape,
  divisor: Tape,
  quotient: Tape,
  remainder: Tape,
  { verdict, borrow }: DivisionTapes,
  atCell: { dividend?: AtCell; divisor?: AtCell; quotient?: AtCell; remainder?: AtCell } = {},
): void {
  const { program } = dividend;
  program.scope(`${dividend.name} / ${divisor.name}`, () => {
    clearRegister(quotient);
    clearRegister(remainder);
    program.while(dividend.inked, () => [dividend, quotient, remainder].forEach((tape) => tape.left()));
    dividend.right();
    quotient.right();
    program.while(dividend.inked, () => {
      bringDown(dividend, remainder, atCell.dividend);
      quotient.write('0');
      program.loop((leave) => {
        compare(remainder, divisor, verdict, { other: atCell.divisor ?? nothing });
        program.state(QUOTIENT_DIGIT, (mark) => {
          mark.fetch('verdict', verdict);
          mark.fetch('digit', quotient);
          program.if(verdict.is('=', '>'), () => {
            quotient.write({ places: [quotient], value: oneMore });
            mark.result('digit', quotient);
          });
        });
        program.if(verdict.is('<'), leave);
        subtract(remainder, divisor, borrow);
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

/** remainder := 10 · remainder + the digit under the head of `dividend`. The head of `remainder` moves one cell to the right. */
function bringDown(dividend: Tape, remainder: Tape, atDividend?: AtCell): void {
  const { program } = dividend;
  program.state(BRING_DOWN, (mark) => {
    program.if(remainder.inked, () => readRegister(remainder, (tape) => mark.fetch('remainder', tape)));
    remainder.right();
    mark.fetch('digit', dividend);
    atDividend?.(dividend);
    remainder.write(dividend);
    dropLeadingZeros(remainder, (tape) => mark.result('remainder', tape));
  });
}

/** The next digit; 9 has none. */
const oneMore = (digit: string): string | undefined => (digit < '9' ? String(Number(digit) + 1) : undefined);

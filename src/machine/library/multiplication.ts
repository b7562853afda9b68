import { stateKind } from '../atomic-state.ts';
import { not, or } from '../condition.ts';
import type { Tape } from '../program.ts';
import { digitValue } from '../symbols.ts';
import { add } from './arithmetic.ts';
import { clearRegister, dropLeadingZeros, goToRest, type AtCell } from './registers.ts';

/** One column of a multiplication by one digit: digit · factor + carry. */
export const MULTIPLY_COLUMN = stateKind('multiply column', {
  fetch: ['digit', 'factor', 'carry'],
  result: ['digit', 'carry'],
  nested: true,
});

/** The carries of a multiplication by one digit: 9 · 9 + 8 = 89. */
export const PRODUCT_CARRIES = '012345678';

/** The tapes on which a multiplication works beside its operands. */
export interface MultiplicationTapes {
  /** A register: the multiplicand times one digit of the multiplier. */
  readonly partial: Tape;
  /** A tape over `PRODUCT_CARRIES`. */
  readonly productCarry: Tape;
  /** A tape over 0 and 1. */
  readonly carry: Tape;
}

/**
 * product := multiplicand · multiplier, as in school: the multiplicand times each digit of the multiplier, from the last to the
 * first, added up, each one place further to the left. All registers are different tapes.
 */
export function multiply(
  product: Tape,
  multiplicand: Tape,
  multiplier: Tape,
  tapes: MultiplicationTapes,
  atCell: { multiplicand?: AtCell; multiplier?: AtCell; product?: AtCell } = {},
): void {
  const { program } = product;
  program.scope(`${multiplicand.name} × ${multiplier.name}`, () => {
    clearRegister(product);
    program.while(multiplier.inked, () => {
      atCell.multiplier?.(multiplier);
      multiplyByDigit(multiplicand, multiplier, tapes, atCell.multiplicand);
      add(product, tapes.partial, tapes.carry);
      product.left();
      multiplier.left();
    });
    goToRest(multiplier, product);
    dropLeadingZeros(product, atCell.product);
  });
}

/** partial := multiplicand · the digit under the head of `multiplier`. */
function multiplyByDigit(
  multiplicand: Tape,
  multiplier: Tape,
  { partial, productCarry }: MultiplicationTapes,
  atMultiplicand?: AtCell,
): void {
  const { program } = multiplicand;
  program.scope(`${partial.name} := ${multiplicand.name} × digit`, () => {
    productCarry.write('0');
    program.while(or(multiplicand.inked, not(productCarry.is('0'))), () =>
      program.state(MULTIPLY_COLUMN, (mark) => {
        program.if(multiplicand.inked, () => {
          mark.fetch('digit', multiplicand);
          mark.fetch('factor', multiplier);
          atMultiplicand?.(multiplicand);
        });
        mark.fetch('carry', productCarry);
        program.calculate([partial, productCarry], [multiplicand, multiplier, productCarry], (digit, factor, carry) => {
          const value = digitValue(digit);
          if (value === undefined) return undefined;
          const total = value * Number(factor) + Number(carry);
          return [String(total % 10), String(Math.floor(total / 10))];
        });
        mark.result('digit', partial);
        mark.result('carry', productCarry);
        multiplicand.left();
        partial.left();
      }),
    );
    program.while(partial.inked, () => {
      partial.erase();
      multiplicand.left();
      partial.left();
    });
    goToRest(multiplicand, partial);
  });
}

import { stateKind } from '../language/atomic-state.ts';
import { not, or } from '../language/condition.ts';
import type { Tape } from '../language/program.ts';
import { digitValue } from '../language/symbols.ts';
import { add, sweep, type OperationName } from './arithmetic.ts';
import { clearRegister, dropLeadingZeros, goToRest, type AtCell } from './registers.ts';

/** One column of a multiplication by one digit: digit · factor + carry. */
export const MULTIPLY_COLUMN = stateKind('multiply', {
  fetch: { digit: 'symbol', factor: 'symbol', carry: 'symbol' },
  result: { digit: 'symbol', carry: 'symbol' },
  nested: true,
  outcome: ['carry'],
});

/** Reads the next digit of the multiplier; without a next digit the product is complete. */
export const FACTOR = stateKind('factor', { fetch: { factor: 'symbol' }, nested: true });

/** The possible carries of a multiplication by one digit: at most 8, as in 9 · 9 + 8 = 89. */
export const PRODUCT_CARRIES = '012345678';

/** The working tapes of a multiplication. */
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
 * first, added up, each one column further to the left. All registers are different tapes.
 */
export function multiply(
  product: Tape,
  multiplicand: Tape,
  multiplier: Tape,
  tapes: MultiplicationTapes,
  {
    name = product.name,
    ...atCell
  }: OperationName & { multiplicand?: AtCell; multiplier?: AtCell; product?: AtCell } = {},
): void {
  const { program } = product;
  program.scope(`${multiplicand.name} × ${multiplier.name}`, () => {
    clearRegister(product);
    program.loop((leave) => {
      program.operation(FACTOR, name, (mark) => {
        mark.fetch('factor', multiplier);
        program.if(multiplier.nonBlank, () => atCell.multiplier?.(multiplier));
      });
      program.if(multiplier.blank, leave);
      multiplyByDigit(multiplicand, multiplier, tapes, name, atCell.multiplicand);
      add(product, tapes.partial, tapes.carry, { name });
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
  name: string,
  atMultiplicand?: AtCell,
): void {
  const { program } = multiplicand;
  program.scope(`${partial.name} := ${multiplicand.name} × digit`, () => {
    productCarry.write('0');
    sweep(program, (leave) =>
      program.operation(MULTIPLY_COLUMN, name, (mark) => {
        mark.fetch('digit', multiplicand);
        mark.fetch('factor', multiplier);
        program.if(multiplicand.nonBlank, () => atMultiplicand?.(multiplicand));
        mark.fetch('carry', productCarry);
        leave(multiplicand.blank);
        program.if(or(multiplicand.nonBlank, not(productCarry.is('0'))), () => {
          program.calculate(
            [partial, productCarry],
            [multiplicand, multiplier, productCarry],
            (digit, factor, carry) => {
              const value = digitValue(digit);
              if (value === undefined) return undefined;
              const total = value * Number(factor) + Number(carry);
              return [String(total % 10), String(Math.floor(total / 10))];
            },
          );
          mark.result('digit', partial);
          multiplicand.left();
          partial.left();
        });
        mark.result('carry', productCarry);
      }),
    );
    program.while(partial.nonBlank, () => {
      partial.erase();
      multiplicand.left();
      partial.left();
    });
    goToRest(multiplicand, partial);
  });
}

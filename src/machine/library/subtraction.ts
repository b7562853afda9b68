import { stateKind } from '../language/atomic-state.ts';
import { and } from '../language/condition.ts';
import type { Tape } from '../language/program.ts';
import { digitValue } from '../language/symbols.ts';
import { sweep, type OperationName } from './arithmetic.ts';
import { dropLeadingZeros, goToRest, type AtCell } from './registers.ts';

/** One column of a subtraction: digit − other − borrow. */
export const SUBTRACT_COLUMN = stateKind('subtract', {
  fetch: { digit: 'symbol', other: 'symbol', borrow: 'symbol' },
  result: { digit: 'symbol', borrow: 'symbol' },
  nested: true,
  outcome: ['borrow'],
});

/** target := target − subtrahend, where the subtrahend is not larger. `borrow` is a tape over 0 and 1. */
export function subtract(
  target: Tape,
  subtrahend: Tape,
  borrow: Tape,
  { name = target.name, ...atCell }: OperationName & { target?: AtCell; subtrahend?: AtCell; difference?: AtCell } = {},
): void {
  const { program } = target;
  program.scope(`${target.name} - ${subtrahend.name}`, () => {
    borrow.write('0');
    sweep(program, (leave) =>
      program.operation(SUBTRACT_COLUMN, name, (mark) => {
        mark.fetch('digit', target);
        mark.fetch('other', subtrahend);
        program.if(subtrahend.nonBlank, () => atCell.subtrahend?.(subtrahend));
        mark.fetch('borrow', borrow);
        // The subtrahend is not the larger number, so where the target has no digit it has none either.
        program.if(target.nonBlank, () => {
          atCell.target?.(target);
          program.calculate([target, borrow], [target, subtrahend, borrow], (digit, other, borrowed) =>
            columnDifference(digit, other, borrowed),
          );
          mark.result('digit', target);
        });
        mark.result('borrow', borrow);
        leave(and(subtrahend.blank, borrow.is('0')));
        target.left();
        subtrahend.left();
      }),
    );
    program.while(target.nonBlank, () => {
      atCell.target?.(target);
      target.left();
      subtrahend.left();
    });
    goToRest(target, subtrahend);
    dropLeadingZeros(target, atCell.difference);
  });
}

/** The digit and the borrow of a column; blanks count as 0. */
function columnDifference(digit: string, other: string, borrow: string): readonly [string, string] | undefined {
  const minuend = digitValue(digit);
  const subtrahend = digitValue(other);
  if (minuend === undefined || subtrahend === undefined) return undefined;
  const difference = minuend - subtrahend - Number(borrow);
  return [String((difference + 10) % 10), difference < 0 ? '1' : '0'];
}

import { stateKind } from '../language/atomic-state.ts';
import type { Tape } from '../language/program.ts';
import { digitValue } from '../language/symbols.ts';
import { sweep, type OperationName } from './arithmetic.ts';
import { dropLeadingZeros, type AtCell } from './registers.ts';

/** One column of halving from the left: (10 · remainder + digit) / 2. */
export const HALVE_COLUMN = stateKind('halve', {
  fetch: { remainder: 'symbol', digit: 'symbol' },
  result: { digit: 'symbol', remainder: 'symbol' },
  nested: true,
  outcome: ['remainder'],
});

/** register := ⌊register / 2⌋. `remainder` is a tape over 0 and 1; it ends as the remainder. */
export function halve(
  register: Tape,
  remainder: Tape,
  { name = register.name, half }: OperationName & { half?: AtCell } = {},
): void {
  const { program } = register;
  program.scope(`${register.name} / 2`, () => {
    remainder.write('0');
    register.leftUntil(register.blank);
    register.right();
    sweep(program, (leave) =>
      program.operation(HALVE_COLUMN, name, (mark) => {
        mark.fetch('remainder', remainder);
        mark.fetch('digit', register);
        leave(register.blank);
        program.if(register.nonBlank, () => {
          program.calculate([register, remainder], [register, remainder], (digit, left) => {
            const value = digitValue(digit);
            if (value === undefined) return undefined;
            const dividend = 10 * Number(left) + value;
            return [String(Math.floor(dividend / 2)), String(dividend % 2)];
          });
          mark.result('digit', register);
          register.right();
        });
        mark.result('remainder', remainder);
      }),
    );
    register.left();
    dropLeadingZeros(register, half);
  });
}

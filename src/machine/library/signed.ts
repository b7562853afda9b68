import { stateKind } from '../language/atomic-state.ts';
import { and } from '../language/condition.ts';
import type { Tape } from '../language/program.ts';
import { DIGITS } from '../language/symbols.ts';
import { compare } from './arithmetic.ts';
import { goToRest, nothing, type AtCell } from './registers.ts';

/** Compares the signs of two numbers: `=` if they are alike, so that the digits decide. */
export const SIGNS = stateKind('signs', {
  fetch: { sign: 'symbol', other: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

/**
 * verdict := `<`, `=` or `>`: a signed number compared with another. First their signs are compared; if these are alike, their digits.
 * For two negative numbers the digits are compared the other way round, under the other number's name; the signs tell which.
 */
export function compareSigned(
  number: Tape,
  other: Tape,
  verdict: Tape,
  atCell: { number?: AtCell; other?: AtCell; verdict?: AtCell } = {},
): void {
  const { program } = verdict;
  const atVerdict = atCell.verdict ?? nothing;
  program.scope(`signed ${number.name} ? ${other.name}`, () => {
    program.state(SIGNS, (mark) => {
      toSign(number, atCell.number);
      toSign(other, atCell.other);
      mark.fetch('sign', number);
      mark.fetch('other', other);
      program.calculate([verdict], [number, other], (sign, against) => [
        sign === against ? '=' : sign === '-' ? '<' : '>',
      ]);
      mark.result('verdict', verdict);
      atVerdict(verdict);
    });
    const rest = () => {
      goToRest(number);
      goToRest(other);
    };
    program.match(
      [
        [
          and(verdict.is('='), number.is('-')),
          () => {
            rest();
            // Of two negative numbers the one with the greater digits is smaller.
            compare(other, number, verdict, { verdict: atVerdict });
          },
        ],
        [
          verdict.is('='),
          () => {
            rest();
            compare(number, other, verdict, { verdict: atVerdict });
          },
        ],
      ],
      rest,
    );
  });
}

/** Moves the head from rest to the cell left of the digits, which may hold a sign. */
function toSign(register: Tape, atCell: AtCell = nothing): void {
  const { program } = register;
  program.while(register.is(...DIGITS), () => {
    atCell(register);
    register.left();
  });
  program.if(register.is('-'), () => atCell(register));
}

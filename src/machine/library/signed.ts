import { stateKind } from '../atomic-state.ts';
import { and } from '../condition.ts';
import type { Tape } from '../program.ts';
import { DIGITS } from '../symbols.ts';
import { compare } from './arithmetic.ts';
import { goToRest, nothing, type AtCell } from './registers.ts';

/** What the signs alone say of two numbers: `=` where they are alike, and the digits are left to be compared. */
export const SIGNS = stateKind('signs', {
  fetch: { sign: 'symbol', other: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

/**
 * verdict := `<`, `=` or `>`, as a signed number stands to another: first their signs are compared, then, if these are alike, their
 * digits. Of two negative numbers those of the other one come first, and the comparison bears its name: the signs tell which.
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
            // Of two negative numbers the one with the greater digits is the less.
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

/** From rest to the cell in front of the digits, where a sign may stand. */
function toSign(register: Tape, atCell: AtCell = nothing): void {
  const { program } = register;
  program.while(register.is(...DIGITS), () => {
    atCell(register);
    register.left();
  });
  program.if(register.is('-'), () => atCell(register));
}

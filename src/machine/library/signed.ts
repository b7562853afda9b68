import { stateKind } from '../language/atomic-state.ts';
import { and } from '../language/condition.ts';
import type { Tape } from '../language/program.ts';
import { DIGITS } from '../language/symbols.ts';
import { compare, type OperationName } from './arithmetic.ts';
import { goToRest, nothing, type AtCell } from './registers.ts';

/** Compares the signs of two numbers: `=` if they are alike, so that the digits decide. */
export const SIGNS = stateKind('signs', {
  fetch: { sign: 'symbol', other: 'symbol' },
  result: { verdict: 'symbol' },
  nested: true,
  outcome: ['verdict'],
});

/** What a comparison of signed numbers marks: the cells of either number, and the verdict. */
interface SignedCells {
  readonly number?: AtCell;
  readonly other?: AtCell;
  readonly verdict?: AtCell;
}

/**
 * verdict := `<`, `=` or `>`: a signed number compared with another. First their signs are compared; if these are alike, their digits.
 * For two negative numbers the digits are compared the other way round, under the other number's name; the signs tell which.
 */
export function compareSigned(number: Tape, other: Tape, verdict: Tape, atCell: SignedCells = {}): void {
  verdict.program.scope(`signed ${number.name} ? ${other.name}`, () => {
    compareSigns(number, other, verdict, atCell);
    compareDigitsOfLikeSigns(number, other, verdict, { verdict: atCell.verdict ?? nothing });
  });
}

/** verdict := what the signs alone say; the heads end in front of the digits, where a sign may be. */
export function compareSigns(number: Tape, other: Tape, verdict: Tape, atCell: SignedCells = {}): void {
  const { program } = verdict;
  program.state(SIGNS, (mark) => {
    toSign(number, atCell.number);
    toSign(other, atCell.other);
    mark.fetch('sign', number);
    mark.fetch('other', other);
    program.calculate([verdict], [number, other], (sign, against) => [
      sign === against ? '=' : sign === '-' ? '<' : '>',
    ]);
    mark.result('verdict', verdict);
    atCell.verdict?.(verdict);
  });
}

/**
 * After `compareSigns`: verdict := `<`, `=` or `>`, as the digits say where the signs are alike; both numbers come to rest. The
 * comparison has this name, or that of the number that it works on.
 */
export function compareDigitsOfLikeSigns(
  number: Tape,
  other: Tape,
  verdict: Tape,
  options: OperationName & { verdict?: AtCell } = {},
): void {
  const rest = () => {
    goToRest(number);
    goToRest(other);
  };
  const compareDigits = (one: Tape, against: Tape) => {
    rest();
    compare(one, against, verdict, options);
  };
  verdict.program.match(
    [
      // Of two negative numbers the one with the greater digits is smaller.
      [and(verdict.is('='), number.is('-')), () => compareDigits(other, number)],
      [verdict.is('='), () => compareDigits(number, other)],
    ],
    rest,
  );
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

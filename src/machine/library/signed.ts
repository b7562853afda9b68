import { and } from '../condition.ts';
import type { Tape, Variable } from '../program.ts';
import { compare, type OperationName } from './arithmetic.ts';
import { nothing, readRegister, type AtCell } from './registers.ts';

/**
 * verdict := `<`, `=` or `>`, as one signed number stands to another. A signed register holds a minus sign left of its first
 * digit where the number is below 0; −0 does not occur. Both numbers are read once, sign and digits.
 */
export function compareSigned(
  number: Tape,
  other: Tape,
  verdict: Tape,
  { name = number.name, ...atCell }: OperationName & { number?: AtCell; other?: AtCell; verdict?: AtCell } = {},
): void {
  const { program } = verdict;
  const atVerdict = atCell.verdict ?? nothing;
  program.scope(`signed ${number.name} ? ${other.name}`, () => {
    const sign = signOf(number, atCell.number);
    const otherSign = signOf(other, atCell.other);
    program.match(
      [
        [and(sign.is('-'), otherSign.is('+')), () => decide(verdict, '<', atVerdict)],
        [and(sign.is('+'), otherSign.is('-')), () => decide(verdict, '>', atVerdict)],
        [sign.is('+'), () => compare(number, other, verdict, { name, verdict: atVerdict })],
      ],
      // Of two negative numbers the one with the greater digits is the less.
      () => compare(other, number, verdict, { name, verdict: atVerdict }),
    );
  });
}

function decide(verdict: Tape, symbol: string, atVerdict: AtCell): void {
  verdict.write(symbol);
  atVerdict(verdict);
}

/** Reads a signed register and keeps its sign in the control state. */
function signOf(register: Tape, atCell: AtCell = nothing): Variable {
  const { program } = register;
  const sign = program.variable(`sign of ${register.name}`, '+-');
  sign.set('+');
  readRegister(register, (tape) => {
    atCell(tape);
    program.if(tape.is('-'), () => sign.set('-'));
  });
  return sign;
}

import { Program } from '../../machine/language/program.ts';
import { and, not } from '../../machine/language/condition.ts';
import { DIGITS, digitValue } from '../../machine/language/symbols.ts';
import { drawnSymbols, padded } from './draw.ts';
import type { LabMachine } from './lab-machine.ts';
import { compiledOnce, HALT_STATE, readAgain, START_STATE, STATE_TAPE, stepKind } from './steps.ts';

/** The carry is 0 (the state at the start) or 1. */
const STATES = [START_STATE, 'q1', HALT_STATE];

const STEP = stepKind('column', ['x1', 'x2']);

/**
 * Two numbers with as many digits are added column by column from the right. The empty cells in front of them end the algorithm: the
 * last carry becomes the first digit of the sum, also when it is 0.
 */
function program(): Program {
  const p = new Program('lab-addition');
  const x1 = p.tape('A', DIGITS);
  const x2 = p.tape('B', DIGITS);
  const sum = p.tape('C', DIGITS);
  const state = p.tape(STATE_TAPE, STATES);
  p.scope('go to the last digits', () => {
    p.while(and(x1.nonBlank, x2.nonBlank), () => [x1, x2].forEach((number) => number.right()));
    [x1, x2].forEach((number) => number.left());
  });
  p.until(state.is(HALT_STATE), () =>
    p.state(STEP, (mark) => {
      mark.fetch('x1', x1);
      mark.fetch('x2', x2);
      mark.fetch('state', state);
      p.calculate([sum, state], [x1, x2, state], (digit1, digit2, carry) => {
        const total = digitValue(digit1)! + digitValue(digit2)! + (carry === 'q1' ? 1 : 0);
        const isLast = !DIGITS.includes(digit1) && !DIGITS.includes(digit2);
        return [String(total % 10), isLast ? HALT_STATE : total >= 10 ? 'q1' : START_STATE];
      });
      mark.result('symbol', sum);
      mark.result('state', state);
      p.if(not(state.is(HALT_STATE)), () => [x1, x2, sum].forEach((tape) => tape.left()));
    }),
  );
  readAgain(p, sum);
  return p;
}

/** The sum of two whole numbers. */
export const addition: LabMachine = {
  id: 'addition',
  title: 'Addition',
  summary: 'Adds two whole numbers digit by digit from the right; the sum has one digit more, a 0 in front if need be.',
  lengthMeaning: 'digits of the longer number',
  tapes: ['A', 'B', 'C'],
  stateTape: STATE_TAPE,
  resultTape: 'C',
  inputs: { x1: DIGITS, x2: DIGITS },
  machine: compiledOnce(program),
  draw: (random, length) => ({
    x1: drawnSymbols(random, DIGITS, length),
    x2: drawnSymbols(random, DIGITS, length),
  }),
  encode: (instance) => {
    const [A, B] = padded(instance);
    return { A, B, [STATE_TAPE]: [START_STATE] };
  },
};

import { not } from '../../machine/language/condition.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { drawnSymbols } from './draw.ts';
import type { LabMachine } from './lab-machine.ts';
import { compiledOnce, HALT_STATE, readAgain, START_STATE, STATE_TAPE, stepKind } from './steps.ts';

const STEP = stepKind('digit', ['digits']);

/** The digits are copied from the last to the first, so that the result is read again from where its head has come to. */
function program(): Program {
  const p = new Program('lab-copy');
  const digits = p.tape('A', DIGITS);
  const copied = p.tape('C', DIGITS);
  const state = p.tape(STATE_TAPE, [START_STATE, HALT_STATE]);
  p.scope('go to the last digit', () => {
    digits.rightUntil(digits.blank);
    digits.left();
  });
  p.until(state.is(HALT_STATE), () =>
    p.state(STEP, (mark) => {
      mark.fetch('digits', digits);
      mark.fetch('state', state);
      p.if(
        digits.blank,
        () => state.write(HALT_STATE),
        () => {
          copied.write(digits);
          mark.result('symbol', copied);
        },
      );
      mark.result('state', state);
      p.if(
        not(state.is(HALT_STATE)),
        () => [digits, copied].forEach((tape) => tape.left()),
        () => copied.right(),
      );
    }),
  );
  readAgain(p, copied);
  return p;
}

/** The same digits again: nothing is computed, so only reading and writing at the right places can fail. */
export const copy: LabMachine = {
  id: 'copy',
  title: 'Copy',
  summary: 'Writes the same digits again.',
  lengthMeaning: 'digits',
  tapes: ['A', 'C'],
  stateTape: STATE_TAPE,
  resultTape: 'C',
  inputs: { digits: DIGITS },
  machine: compiledOnce(program),
  draw: (random, length) => ({ digits: drawnSymbols(random, DIGITS, length) }),
  encode: ({ digits }) => ({ A: digits ?? '', [STATE_TAPE]: [START_STATE] }),
};

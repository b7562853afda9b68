import { Program } from '../../machine/language/program.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import { drawnSymbols } from './draw.ts';
import type { LabMachine } from './lab-machine.ts';
import { compiledOnce, HALT_STATE, readAgain, START_STATE, STATE_TAPE, stepKind } from './steps.ts';

const BITS = ['0', '1'];
/** So far the number of ones was even (the state at the start), or odd. */
const STATES = [START_STATE, 'q1', HALT_STATE];

const STEP = stepKind('bit', ['bits']);

/** The bits are read once from left to right; the empty cell behind them ends the algorithm and has the parity written. */
function program(): Program {
  const p = new Program('lab-parity');
  const bits = p.tape('A', BITS);
  const result = p.tape('C', BITS);
  const state = p.tape(STATE_TAPE, STATES);
  p.until(state.is(HALT_STATE), () =>
    p.state(STEP, (mark) => {
      mark.fetch('bits', bits);
      mark.fetch('state', state);
      p.if(
        bits.blank,
        () => {
          p.calculate([result], [state], (parity) => [parity === START_STATE ? '0' : '1']);
          mark.result('symbol', result);
          state.write(HALT_STATE);
        },
        () => {
          p.calculate([state], [bits, state], (bit, parity) => [
            (bit === '1') === (parity === START_STATE) ? 'q1' : START_STATE,
          ]);
          bits.right();
        },
      );
      mark.result('state', state);
    }),
  );
  readAgain(p, result);
  return p;
}

/** Whether the number of ones among some bits is odd. */
export const parity: LabMachine = {
  id: 'parity',
  title: 'Parity',
  summary: 'Says whether the number of ones among some bits is odd (1) or even (0).',
  lengthMeaning: 'bits',
  tapes: ['A', 'C'],
  stateTape: STATE_TAPE,
  resultTape: 'C',
  inputs: { bits: BITS },
  machine: compiledOnce(program),
  draw: (random, length) => ({ bits: drawnSymbols(random, BITS, length) }),
  encode: ({ bits }) => ({ A: bits ?? '', C: BLANK, [STATE_TAPE]: [START_STATE] }),
};

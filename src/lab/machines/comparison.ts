import type { Random } from '../../base/random.ts';
import { not } from '../../machine/language/condition.ts';
import { Program } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { drawnSymbols, padded } from './draw.ts';
import type { LabInstance, LabMachine } from './lab-machine.ts';
import { compiledOnce, HALT_STATE, readAgain, START_STATE, STATE_TAPE, stepKind } from './steps.ts';

/** The digits so far were equal (the state at the start), or the first that differed made x1 smaller or larger. */
const SMALLER = 'q<';
const LARGER = 'q>';
const STATES = [START_STATE, SMALLER, LARGER, HALT_STATE];

const STEP = stepKind('digit', ['x1', 'x2']);

/** Two numbers with as many digits are read from left to right; the state remembers how the first digits differed that did. */
function program(): Program {
  const p = new Program('lab-comparison');
  const x1 = p.tape('A', DIGITS);
  const x2 = p.tape('B', DIGITS);
  const verdict = p.tape('C', '<=>');
  const state = p.tape(STATE_TAPE, STATES);
  p.until(state.is(HALT_STATE), () =>
    p.state(STEP, (mark) => {
      mark.fetch('x1', x1);
      mark.fetch('x2', x2);
      mark.fetch('state', state);
      p.if(
        x1.blank,
        () => {
          p.calculate([verdict], [state], (so) => [so === SMALLER ? '<' : so === LARGER ? '>' : '=']);
          mark.result('symbol', verdict);
          state.write(HALT_STATE);
        },
        () =>
          p.calculate([state], [x1, x2, state], (digit1, digit2, so) => [
            so !== START_STATE || digit1 === digit2 ? so : digit1 < digit2 ? SMALLER : LARGER,
          ]),
      );
      mark.result('state', state);
      p.if(not(state.is(HALT_STATE)), () => [x1, x2].forEach((number) => number.right()));
    }),
  );
  readAgain(p, verdict);
  return p;
}

/** The place of the first difference is as likely at every digit as that there is none: most random numbers differ at once. */
function draw(random: Random, length: number): LabInstance {
  const x1 = drawnSymbols(random, DIGITS, length);
  const place = random.integer(0, length);
  if (place === length) return { x1, x2: x1 };
  const other = random.pick(DIGITS.filter((digit) => digit !== x1[place]));
  return { x1, x2: x1.slice(0, place) + other + drawnSymbols(random, DIGITS, length - place - 1) };
}

/** Which of two whole numbers is larger. */
export const comparison: LabMachine = {
  id: 'comparison',
  title: 'Comparison',
  summary: 'Says whether the first of two whole numbers is smaller, equal or larger: <, = or >.',
  lengthMeaning: 'digits of the longer number',
  tapes: ['A', 'B', 'C'],
  stateTape: STATE_TAPE,
  resultTape: 'C',
  inputs: { x1: DIGITS, x2: DIGITS },
  machine: compiledOnce(program),
  draw,
  encode: (instance) => {
    const [A, B] = padded(instance);
    return { A, B, C: BLANK, [STATE_TAPE]: [START_STATE] };
  },
};

import { BLANK } from '../src/machine/language/symbols.ts';
import { ACCEPT, LITERAL, type Machine, type Transition } from '../src/machine/table/machine.ts';

/** The five-state busy beaver (Marxen and Buntrock 1989): for each state what it does on a blank and on a 1. */
const RULES = ['1RB 1LC', '1RC 1RB', '1RD 0LE', '1LA 1LD', '1RH 0LA'];

/** The machine that halts after 47,176,870 steps with 4,098 ones on its tape. */
export function busyBeaver(): Machine {
  const transitions = RULES.flatMap((rules) => rules.split(' ').map(transition));
  return {
    name: 'five-state busy beaver',
    tapes: [{ name: 'tape', symbols: [BLANK, '1'] }],
    states: RULES.map((_, state) => ({
      name: 'ABCDE'[state]!,
      path: [],
      decision: { tape: 0, children: [{ transition: 2 * state }, { transition: 2 * state + 1 }] },
    })),
    transitions,
    marks: [],
  };
}

function transition(rule: string): Transition {
  const [write, move, next] = rule;
  return {
    actions: [{ tape: 0, write: Number(write), move: move === 'R' ? 1 : -1, source: LITERAL }],
    marks: [],
    next: next === 'H' ? ACCEPT : 'ABCDE'.indexOf(next!),
  };
}

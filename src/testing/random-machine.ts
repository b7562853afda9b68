import { stateKind } from '../machine/language/atomic-state.ts';
import { DecisionBuilder } from '../machine/compiler/decision.ts';
import {
  ACCEPT,
  COMPUTED,
  LITERAL,
  REJECT,
  type Action,
  type Decision,
  type Machine,
  type Mark,
  type Transition,
} from '../machine/table/machine.ts';
import { BLANK } from '../machine/language/symbols.ts';
import type { Random } from '../base/random.ts';

const KIND = stateKind('any', { fetch: { operand: 'field' }, result: { result: 'field' } });

/** A small machine of 1–3 tapes and 2–6 states with any rules: most loop, get stuck, or run away. */
export function randomMachine(random: Random): Machine {
  const tapes = Array.from({ length: random.integer(1, 3) }, (_, tape) => ({
    name: `tape ${tape}`,
    symbols: [BLANK, ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'].slice(0, random.integer(2, tape === 0 ? 40 : 4)),
  }));
  const stateCount = random.integer(2, 6);
  const chance = (one: number) => random.integer(1, one) === 1;

  const action = (tape: number): Action => {
    const write = chance(2) ? random.integer(0, tapes[tape]!.symbols.length - 1) : -1;
    const move = ([-1, 0, 1, 1] as const)[random.integer(0, 3)]!;
    const source = random.integer(COMPUTED, tapes.length - 1);
    return { tape, write, move, source: write < 0 ? LITERAL : source };
  };
  const marks = (): Mark[] =>
    chance(2)
      ? Array.from({ length: random.integer(1, 4) }, () => {
          const description = random.integer(0, 3);
          return { description, tape: description < 2 ? -1 : random.integer(0, tapes.length - 1) };
        })
      : [];
  const transition = (): Transition => ({
    actions: tapes.flatMap((_, tape) => (chance(3) ? [] : [action(tape)])),
    marks: marks(),
    next: chance(25) ? random.integer(REJECT, ACCEPT) : random.integer(0, stateCount - 1),
  });

  const transitions = Array.from({ length: random.integer(2, 12) }, transition);
  const decisions = new DecisionBuilder();
  const decision = (open: readonly number[]): Decision => {
    if (open.length === 0 || chance(4))
      return decisions.shared({ transition: chance(30) ? -1 : random.integer(0, transitions.length - 1) });
    const tape = open[random.integer(0, open.length - 1)]!;
    const rest = open.filter((each) => each !== tape);
    const kinds = Array.from({ length: random.integer(2, 3) }, () => decision(rest));
    const children = tapes[tape]!.symbols.map(() => kinds[random.integer(0, kinds.length - 1)]!);
    return children.every((child) => child === children[0]) ? children[0]! : decisions.shared({ tape, children });
  };
  const states = Array.from({ length: stateCount }, (_, state) => ({
    name: `state ${state}`,
    path: [],
    decision: decision(tapes.map((_tape, tape) => tape)),
  }));
  return {
    name: 'random',
    tapes,
    states,
    transitions,
    marks: [
      { role: 'begin', kind: KIND },
      { role: 'end', kind: KIND },
      { role: 'fetch', kind: KIND, operand: 'operand' },
      { role: 'result', kind: KIND, operand: 'result' },
    ],
  };
}

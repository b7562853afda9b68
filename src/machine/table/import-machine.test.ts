import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { TASKS } from '../../tasks/registry.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import { randomMachine } from '../../testing/random-machine.ts';
import { outcomeSentence, type Outcome } from '../engines/outcome.ts';
import type { Engine, TapeContents } from '../engines/engine.ts';
import { Interpreter } from '../engines/interpreter.ts';
import { WasmEngine } from '../engines/wasm-engine.ts';
import { exportMachine, type ExchangeMachine } from './exchange.ts';
import { importMachine } from './import-machine.ts';
import type { Machine } from './machine.ts';

const STEPS = 400;

function imported(exchange: unknown): Machine {
  const result = importMachine(exchange);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.machine;
}

const problemsOf = (exchange: unknown): string[] => {
  const result = importMachine(exchange);
  return result.ok ? [] : result.problems.map(({ message }) => message);
};

/** Whether two engines are at the same place: heads, symbols and state by name; a machine that has halted or is stuck is where it is. */
function picture({ steps, machine, state, outcome, ...engine }: EngineView): unknown {
  const tapes = machine.tapes.map(({ symbols }, tape) => {
    const { first, last } = engine.extent(tape);
    // A blank that was written is no other than one that was not: which cells count as used may differ.
    const cells = Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((cell) => {
      const symbol = engine.symbol(tape, cell);
      return symbol === 0 ? [] : [`${symbols[symbol]} in ${cell}`];
    });
    return `head at ${engine.head(tape)}, ${cells.join(', ')}`;
  });
  const ended = outcome.kind === 'no rule' ? `no rule in ${outcome.state}` : outcome.kind;
  return {
    steps,
    ended,
    state: state >= 0 && !machine.states[state]!.halts ? machine.states[state]!.name : ended,
    tapes,
  };
}

interface EngineView {
  readonly steps: number;
  readonly machine: Machine;
  readonly state: number;
  readonly outcome: Outcome;
  readonly head: (tape: number) => number;
  readonly extent: (tape: number) => { first: number; last: number };
  readonly symbol: (tape: number, cell: number) => number;
}

const viewOf = (engine: Engine): EngineView => ({
  steps: engine.steps,
  machine: engine.machine,
  state: engine.state,
  outcome: engine.outcome,
  head: (tape) => engine.head(tape),
  extent: (tape) => engine.extent(tape),
  symbol: (tape, cell) => engine.symbol(tape, cell),
});

/** Runs two machines side by side, seen after some of their steps. */
function expectAlike(one: Machine, other: Machine, contents: TapeContents, steps: number): void {
  const [first, second] = [new Interpreter(one, contents), new Interpreter(other, contents)];
  for (let step = 0; step <= steps; step += Math.max(1, Math.floor(steps / 20))) {
    first.run(step);
    second.run(step);
    expect(picture(viewOf(second))).toEqual(picture(viewOf(first)));
  }
}

property.prop([fc.nat(), fc.array(fc.nat(3), { maxLength: 8 })])(
  'a machine that was exported and imported runs like before, and is exported as before',
  (seed, cells) => {
    const machine = randomMachine(new Random('import', seed));
    const exchange = exportMachine(machine);
    const again = imported(exchange);
    const { symbols, name } = machine.tapes[0]!;
    expectAlike(machine, again, { [name]: cells.map((cell) => symbols[cell % symbols.length]!) }, STEPS);
    const third = imported(exportMachine(again));
    expectAlike(again, third, {}, STEPS);
  },
);

describe('the machine of a task runs as its exchange form says', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('%s', (_, task) => {
    const machine = task.machine();
    const again = imported(JSON.parse(JSON.stringify(exportMachine(machine))));
    expectAlike(machine, again, task.encode(task.example), 3000);
    expect(exportMachine(again).halt).toEqual({ accept: ['accept'], reject: ['reject'] });
  });
});

/** Adds one to a number in unary, and writes down what it found. */
const INCREMENT: ExchangeMachine = {
  name: 'unary increment',
  tapes: ['number'],
  blank: '_',
  symbols: ['1', '0'],
  start: 'scan',
  halt: { accept: ['done'], reject: ['no number'], halted: ['lost'] },
  delta: [
    ['scan', ['1'], 'scan', [null], ['R']],
    ['scan', ['_'], 'done', ['1'], ['S']],
    ['scan', ['0'], 'no number', [null], ['S']],
  ],
};

describe.each([
  ['interpreted', Interpreter],
  ['compiled', WasmEngine],
] as const)('halting states with names of their own, %s', (_, Engine) => {
  const outcomeOf = (exchange: unknown, input: string, limit = STEPS) => {
    const engine = new Engine(imported(exchange), { number: input });
    engine.run(limit);
    return { outcome: engine.outcome, steps: engine.steps };
  };

  test('say what they mean, and which one it was', () => {
    expect(outcomeOf(INCREMENT, '111')).toEqual({ outcome: { kind: 'accepted', state: 'done' }, steps: 4 });
    expect(outcomeOf(INCREMENT, '10')).toEqual({ outcome: { kind: 'rejected', state: 'no number' }, steps: 2 });
  });

  test('may just halt', () => {
    const plain = { ...INCREMENT, halt: { accept: [], reject: ['no number'], halted: ['done'] } };
    const { outcome, steps } = outcomeOf(plain, '1');
    expect(outcome).toEqual({ kind: 'halted', state: 'done' });
    expect(outcomeSentence(outcome, steps)).toBe('Halted after 2 steps in state “done”.');
  });

  test('end the run with the last step that is allowed, too', () => {
    expect(outcomeOf(INCREMENT, '111', 4).outcome.kind).toBe('accepted');
    expect(outcomeOf(INCREMENT, '111', 3).outcome.kind).toBe('step limit');
  });

  test('may be the start', () => {
    const ended = { ...INCREMENT, start: 'done' };
    expect(outcomeOf(ended, '1')).toEqual({ outcome: { kind: 'accepted', state: 'done' }, steps: 0 });
  });
});

test('null reads any symbol, and is decided after what is read on the other tapes', () => {
  const exchange = {
    name: 'two tapes',
    tapes: ['left', 'right'],
    blank: '_',
    symbols: ['a', 'b'],
    start: 'q',
    halt: { accept: ['both a'], reject: ['left b'] },
    delta: [
      ['q', ['a', 'a'], 'both a', [null, 'b'], ['S', 'S']],
      ['q', ['b', null], 'left b', ['a', null], ['S', 'R']],
    ],
  };
  for (const [left, right, halted] of [
    ['a', 'a', 'accept'],
    ['b', 'a', 'reject'],
    ['b', '_', 'reject'],
    ['a', 'b', 'no rule'],
  ] as const) {
    const naive = new NaiveSimulator(exchange as unknown as ExchangeMachine, [[left], [right]]).run(10);
    const engine = new Interpreter(imported(exchange), { left, right });
    engine.run(10);
    expect(naive.halted).toBe(halted);
    expect(engine.outcome.kind).toBe(halted === 'accept' ? 'accepted' : halted === 'reject' ? 'rejected' : halted);
  }
});

test('a machine of as many tapes and symbols as there may be runs, compiled as well', () => {
  const tapes = Array.from({ length: 255 }, (_, tape) => `tape ${tape}`);
  const symbols = Array.from({ length: 255 }, (_, symbol) => `s${symbol}`);
  const list = (last: string, others: string | null) => [...tapes.slice(1).map(() => others), last];
  const machine = imported({
    name: 'large',
    tapes,
    blank: '_',
    symbols,
    start: 'q',
    halt: { accept: ['done'], reject: [] },
    delta: [['q', list('s254', null), 'done', list('s253', null), list('R', 'S')]],
  });
  for (const Engine of [Interpreter, WasmEngine]) {
    const engine = new Engine(machine, { 'tape 254': ['s254'] });
    engine.run(10);
    expect(engine.outcome.kind).toBe('accepted');
    expect(symbols[engine.symbol(254, 0) - 1]).toBe('s253');
    expect(engine.head(254)).toBe(1);
  }
});

describe('what is wrong is said in a sentence', () => {
  const [scan, end, zero] = INCREMENT.delta as [unknown, unknown, unknown];
  test.each([
    ['no machine', 7, 'machine: got 7; allowed: an object with name'],
    ['no start', { ...INCREMENT, start: undefined }, 'start: got nothing; allowed: the name of a state.'],
    [
      'a start without rules',
      { ...INCREMENT, start: 'go' },
      'start: got "go"; allowed: a state that has rules or halts.',
    ],
    ['a rule that is none', { ...INCREMENT, delta: [scan, 5] }, 'delta, rule 2: got 5; allowed: a list of rules'],
    ['a move', { ...INCREMENT, delta: [['scan', ['1'], 'scan', [null], ['X']]] }, 'delta, rule 1: got ["scan",["1"]'],
    [
      'an unknown state',
      { ...INCREMENT, delta: [scan, end, zero, ['scan', ['0'], 'gone', [null], ['S']]] },
      'delta, rule 4, next state: got "gone"',
    ],
    [
      'a foreign symbol',
      { ...INCREMENT, delta: [['scan', ['1'], 'scan', ['x'], ['S']]] },
      'delta, rule 1, symbols written: got "x"; allowed: the blank, one of the symbols, or null.',
    ],
    [
      'too few tapes in a rule',
      { ...INCREMENT, tapes: ['number', 'copy'] },
      'delta, rule 1, symbols read: got ["1"]; allowed: 2 of them, one for each tape.',
    ],
    [
      'two rules for one situation',
      { ...INCREMENT, delta: [scan, end, zero, ['scan', [null], 'lost', [null], ['L']]] },
      'delta: rules 1 and 4 both match state "scan" reading 1;',
    ],
    [
      'a halting state with rules',
      { ...INCREMENT, halt: { accept: ['scan', 'done'], reject: ['no number'] } },
      'delta: got "scan"',
    ],
    [
      'a halting state twice',
      { ...INCREMENT, halt: { accept: ['done'], reject: ['done', 'no number'] } },
      'halt: got "done"',
    ],
    ['the blank among the symbols', { ...INCREMENT, symbols: ['1', '0', '_'] }, 'symbols: got "_"'],
    ['two tapes of one name', { ...INCREMENT, tapes: ['t', 't'] }, 'tapes: got "t"; allowed: each name once.'],
    [
      'too many symbols',
      { ...INCREMENT, symbols: ['1', '0', ...Array.from({ length: 254 }, (_, symbol) => `s${symbol}`)] },
      'symbols: got "256 symbols"; allowed: at most 255 beside the blank.',
    ],
    [
      'too many tapes',
      { ...INCREMENT, tapes: Array.from({ length: 256 }, (_, tape) => `t${tape}`) },
      'tapes: got "256 tapes"; allowed: at most 255.',
    ],
  ])('%s', (_, exchange, start) => {
    expect(problemsOf(exchange)).toContainEqual(expect.stringContaining(start));
  });

  test('and a fault that is everywhere is not told without end', () => {
    const delta = Array.from({ length: 500 }, () => ['scan', ['1'], 'gone', [null], ['S']]);
    const problems = problemsOf({ ...INCREMENT, delta });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('And 480 more of the kind.');
  });
});

property.prop([fc.anything()])('nothing from outside throws', (came) => {
  expect(() => importMachine(came)).not.toThrow();
});

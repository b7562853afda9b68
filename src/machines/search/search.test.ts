import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import { randomMachineFor } from '../../testing/random-description.ts';
import { describeExchange, exchangeForm } from '../exchange-form.ts';
import { readMachine } from '../read-machine.ts';
import { RunnableMachine } from '../run-machine.ts';
import { findDifference, findFault, type Expected, type Search } from './counterexample.ts';
import { drawnInputs, inputAlphabet, inputsByLength, inputsWithOutcome } from './inputs.ts';
import { ManyRuns, runMany } from './many-runs.ts';

const read = (text: string) => readMachine(text).machine!;

/** Accepts words over a, b and c in which an a comes before every c. */
const CAREFUL = read(`
init: q0
accept: yes

q0,a
q1,a,>

q0,b
q0,b,>

q0,_
yes,_,-

q1,a
q1,a,>

q1,b
q1,b,>

q1,c
q1,c,>

q1,_
yes,_,-
`);

/** The same, but it fails on words with six or more c in a row. */
const CARELESS = read(`
init: q0
accept: yes

q0,a
q1,a,>

q0,b
q0,b,>

q0,_
yes,_,-
${[1, 2, 3, 4, 5, 6]
  .map(
    (seen) =>
      `\nq${seen},a\nq1,a,>\n\nq${seen},b\nq1,b,>\n\nq${seen},_\nyes,_,-\n${seen < 6 ? `\nq${seen},c\nq${seen + 1},c,>\n` : ''}`,
  )
  .join('')}
`);

/** Reads its whole input, and accepts. */
const TO_THE_END = read(`init: q\naccept: yes\n\nq,a\nq,a,>\n\nq,b\nq,b,>\n\nq,c\nq,c,>\n\nq,_\nyes,_,-\n`);

/** The same, but it does not accept twelve c. */
const ALL_BUT_THE_LAST = read(
  `init: q0\naccept: yes\n${Array.from({ length: 13 }, (_, seen) =>
    [
      ...['a', 'b'].map((symbol) => `\nq${seen},${symbol}\nany,${symbol},>\n`),
      seen < 12 ? `\nq${seen},c\nq${seen + 1},c,>\n\nq${seen},_\nyes,_,-\n` : '\nq12,c\nany,c,>\n',
    ].join(''),
  ).join('')}${['a', 'b', 'c'].map((symbol) => `\nany,${symbol}\nany,${symbol},>\n`).join('')}\nany,_\nyes,_,-\n`,
);

const SEARCH: Search = { alphabet: ['a', 'b', 'c'], longest: 12, limit: 1000, compared: 'verdict' };

function draw(): string[][] {
  const inputs = drawnInputs(new Random('inputs'), ['0', '1'], 2, 4);
  return Array.from({ length: 50 }, () => inputs.next().value as string[]);
}

/** A machine that puts a symbol in the place of an a. */
function copying(symbol: string) {
  return read(`init: q\naccept: end\n\nq,a\nend,${symbol},-\n\nq,b\nend,b,-\n`);
}

/** Not quite what the machine does: here the a may stand anywhere. */
const hasNeeded: Expected = (input) => ({ accepts: !input.includes('c') || input.includes('a') });

function outcome<Found>(search: Generator<number, Found>): Found {
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

test('many runs end as the naive simulator has them end', () => {
  for (let index = 0; index < 300; index++) {
    const { machine, input } = randomMachineFor(new Random('many runs', index), 'exchange');
    const runs = new ManyRuns(RunnableMachine.of(describeExchange(machine))!, 200);
    // The second run finds the tapes as the first one left them.
    for (const each of [input, input.map((content) => content.toReversed())]) {
      const naive = new NaiveSimulator(machine, each).run(200);
      const run = runs.run(each);
      expect(
        run.tapes.map((symbols) => symbols.join('')),
        `machine ${index}`,
      ).toEqual(naive.tapes);
      expect({ steps: run.steps, outcome: run.outcome }, `machine ${index}`).toEqual({
        steps: naive.steps,
        outcome: { accept: 'accepted', reject: 'rejected', 'no rule': 'no rule', 'step limit': 'step limit' }[
          naive.halted
        ],
      });
    }
  }
});

test('a run that only moves its head over the tape ends at its limit, and at the cell where it stops, on either side', () => {
  for (const move of ['L', 'R']) {
    const text = `blank: ' '\nstart state: out\ntable:\n  out:\n    [a, b]: ${move}\n    ' ': {write: a, ${move}: on}\n  on:\n    ' ': ${move}\n`;
    const machine = RunnableMachine.of(read(text))!;
    const exchange = exchangeForm(read(text))!;
    const input = Array.from({ length: 700 }, (_, cell) => (cell % 3 === 0 ? 'a' : 'b'));
    for (const limit of [0, 1, 2, 127, 128, 129, 130, 300, 698, 699, 700, 701, 702, 5000]) {
      const naive = new NaiveSimulator(exchange, [input]).run(limit);
      const { steps, outcome: ending, tapes } = new ManyRuns(machine, limit).run([input]);
      expect([move, limit, steps, ending, tapes.map((symbols) => symbols.join(''))]).toEqual([
        move,
        limit,
        naive.steps,
        naive.halted,
        naive.tapes,
      ]);
    }
  }
});

test('a symbol that no rule names stops a machine, also among many runs', () => {
  const runs = [...runMany(RunnableMachine.of(CAREFUL)!, [[['a', '?']], [['a']], [['b', 'c']]])];
  expect(runs.map(({ outcome: kind, steps }) => [kind, steps])).toEqual([
    ['no rule', 1],
    ['accepted', 2],
    ['no rule', 1],
  ]);
});

describe('inputs', () => {
  test('come by length and in the order of the alphabet', () => {
    expect([...inputsByLength(['x', 'y'], 0, 2)].map((input) => input.join(''))).toEqual([
      '',
      'x',
      'y',
      'xx',
      'xy',
      'yx',
      'yy',
    ]);
    expect([...inputsByLength([], 0, 3)]).toEqual([[]]);
  });

  test('are made of what the start state reads', () => {
    expect(inputAlphabet(CAREFUL)).toEqual(['a', 'b']);
  });

  test('are filtered by outcome', () => {
    const runs = new ManyRuns(RunnableMachine.of(CAREFUL)!);
    const accepted = [...inputsWithOutcome(inputsByLength(['a', 'c'], 1, 2), runs, 'accepted')];
    expect(accepted.map((input) => input.join(''))).toEqual(['a', 'aa', 'ac']);
  });

  test('are drawn alike from the same seed, within their lengths', () => {
    expect(draw()).toEqual(draw());
    expect(new Set(draw().map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
  });
});

describe('a counterexample', () => {
  test('is a shortest input on which two machines differ', () => {
    const found = outcome(findDifference(CAREFUL, CARELESS, SEARCH))!;
    expect(found.input.join('')).toBe('acccccc');
    expect([found.one.verdict, found.other.verdict]).toEqual(['accepted', 'not accepted']);
    expect(outcome(findDifference(CAREFUL, CARELESS, { ...SEARCH, longest: 6 }))).toBeUndefined();
  });

  test('is found within a second of processor time where only the last of all 797,161 inputs is one', () => {
    // The first search also pays for compiling the code.
    const seconds = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      const last = outcome(findDifference(TO_THE_END, ALL_BUT_THE_LAST, SEARCH))!;
      expect(last.input.join('')).toBe('cccccccccccc');
      expect(outcome(findFault(TO_THE_END, () => ({ accepts: true }), SEARCH))).toBeUndefined();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    });
    expect(Math.min(...seconds)).toBeLessThan(1);
  });

  test('is an input on which a machine does not what is expected', () => {
    expect(outcome(findFault(CAREFUL, hasNeeded, { ...SEARCH, longest: 3 }))!.input.join('')).toBe('ca');
  });

  test('compares what stands on the tape', () => {
    const search: Search = { ...SEARCH, alphabet: ['a', 'b'], compared: 'tape' };
    const found = outcome(findDifference(copying('a'), copying('b'), search))!;
    expect([found.input, found.one.tape, found.other.tape]).toEqual([['a'], ['a'], ['b']]);
  });
});

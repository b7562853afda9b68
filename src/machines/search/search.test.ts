import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import { randomMachineFor } from '../../testing/random-description.ts';
import { describeExchange } from '../exchange-form.ts';
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

  test('is found among all inputs of length 12 over three symbols in a second of processor time', () => {
    // The first search also pays for compiling the code.
    const seconds = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      expect(outcome(findDifference(CAREFUL, CAREFUL, SEARCH))).toBeUndefined();
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

import { describe, expect, test } from 'vitest';
import { AddressedOperands } from '../testing/addressed-operands.ts';
import { ClosedText } from '../testing/closed-text.ts';
import { addRetrieval, noRetrieval } from '../testing/retrieval.ts';
import { SortedOperands } from '../testing/sorted-operands.ts';
import { Random } from '../base/random.ts';
import { TASKS } from './registry.ts';
import type { Solution } from '../runs/solution.ts';
import { solveTask } from './task-subject.ts';
import type { Instance, LengthRange, Task } from './task.ts';

/** Instances a task and range: the longer the runs, the fewer. */
const INSTANCES = { S: 40, M: 15, L: 8, 'beyond L': 4 } as const;
/** Machine steps a task and range: past so many no further instance is run. */
const STEPS_A_RANGE = 250_000;
/** Backtracking doubles its work with every element: beyond L it goes to this length only, elsewhere to twice the end of L. */
const LONGEST_BACKTRACKED = 10;
/** Lines that a failing test shows. */
const SHOWN = 12;
/** Milliseconds: the slowest takes seconds; a busy machine may take many times as long. */
const TIMEOUT = 300_000;

/** Instances that are larger than those drawn, or rarer: numbers of several digits where drawn ones have one, longer lists. */
const FURTHER: Readonly<Record<string, readonly Instance[]>> = {
  'prime-search': [{ n: 9998, m: 10001 }],
  'diophantine-equation': [{ x1: 1234, x2: 12, n: 12340 }],
  'binary-search': [{ list: Array.from({ length: 120 }, (_, index) => 17 * index - 999), target: 701 }],
  lcs: [{ x1: 'ab'.repeat(6), x2: 'ba'.repeat(6) }],
  'knapsack-01': [{ capacity: 21, weights: [10, 9, 12], values: [95, 19, 119] }],
  'palindrome-combination': [{ text: 'xyyxabcdefgh' }],
  'permutation-combination': [{ list: [-10, 9, 10, 11, 12, -9, 0, 1, 2, 3, 4], k: 2 }],
  'large-number-addition': [{ x1: '0', x2: '0' }],
  'bubble-sort': [{ list: [5] }],
};

const rangeOf = ({ ranges, algorithmClass }: Task, name: keyof typeof INSTANCES): LengthRange =>
  name === 'beyond L'
    ? { from: ranges.L.to + 1, to: algorithmClass === 'backtracking' ? LONGEST_BACKTRACKED : 2 * ranges.L.to }
    : ranges[name];

/** Runs of all lengths, the example among them. */
function* runsOf(task: Task): Generator<Solution> {
  for (const instance of [task.example, ...(FURTHER[task.id] ?? [])]) yield solveTask(task, instance);
  for (const name of Object.keys(INSTANCES) as (keyof typeof INSTANCES)[]) {
    let steps = 0;
    for (let index = 0; index < INSTANCES[name] && steps < STEPS_A_RANGE; index++) {
      const solution = solveTask(task, task.sample(new Random('closed', task.id, name, index), rangeOf(task, name)));
      steps += solution.run.steps;
      yield solution;
    }
  }
}

describe.each(TASKS.map((task) => [task.id, task] as const))('the text of %s', (_id, task) => {
  const settings = (['tail', 'tail-styled'] as const).flatMap((variant) =>
    (['folded', 'unfolded'] as const).map((arithmetic) => ({ variant, arithmetic })),
  );

  test.each(settings)('follows from itself, line by line: $variant, $arithmetic', { timeout: TIMEOUT }, (setting) => {
    const text = new ClosedText(setting);
    for (const solution of runsOf(task)) text.add(solution);
    expect(text.lines).toBeGreaterThan(100);
    expect(text.faults.slice(0, SHOWN)).toEqual([]);
  });

  test('prints operands of the sorts that its kinds of state declare', { timeout: TIMEOUT }, () => {
    const operands = new SortedOperands();
    for (const solution of runsOf(task)) operands.add(solution);
    expect(operands.faults).toEqual([]);
  });

  test('fetches nothing that does not stand in it before, or in the query', { timeout: TIMEOUT }, () => {
    const retrieval = noRetrieval();
    for (const solution of runsOf(task)) addRetrieval(retrieval, solution);
    expect(retrieval.query + retrieval.printed).toBeGreaterThan(100);
    expect([...retrieval.missing]).toEqual([]);
  });

  test('reads cells that follow from what its lines name', { timeout: TIMEOUT }, () => {
    const operands = new AddressedOperands();
    for (let index = 0; index < 24; index++) {
      const range = task.ranges[index < 20 ? 'S' : 'M'];
      operands.add(solveTask(task, task.sample(new Random('addressed', task.id, index), range)));
    }
    expect(operands.faults).toEqual([]);
  });
});

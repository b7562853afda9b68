import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import type { Solution } from '../../runs/solution.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { Cancelled, Slices } from '../slices.ts';
import { resultUses, valueUses } from './value-uses.ts';

/** Results that are asked about in one run. */
const RESULTS = 60;
const ALL = 1_000_000;
const TIMEOUT_MS = 120_000;

test('a value of the table is used by the states that read copies of it, however often it is copied', async () => {
  const task = taskById('knapsack-01')!;
  const solution = solveTask(task, task.example);
  const table = task.machine().tapes.findIndex(({ name }) => name === 'table');
  const { uses, isComplete } = await valueUses(
    solution,
    [{ tape: table, cell: 34, step: 637 }],
    637,
    ALL,
    new Slices(),
  );
  expect(uses.map(({ position, name }) => [position + 1, name])).toEqual([
    [24, 'cell'],
    [27, 'cell'],
  ]);
  expect(isComplete).toBe(true);
});

describe.each(TASKS.map((task) => [task.id, task] as const))('the uses of the results of %s', (id, task) => {
  test.each(['example', 'drawn'])(
    'are the states whose sources they are: %s',
    { timeout: TIMEOUT_MS },
    async (which) => {
      const random = new Random('uses', id);
      const solution = solveTask(task, which === 'example' ? task.example : task.sample(random, task.ranges.S));
      const readers = readersByWrittenCell(solution);
      const { trace } = solution;
      const wrong: unknown[] = [];
      let used = 0;
      const every = Math.max(1, Math.floor(trace.length / RESULTS));
      for (let index = random.integer(0, every - 1); index < trace.length; index += every) {
        for (const result of trace.state(index).results) {
          const expected = new Set(
            result.cells.flatMap(({ step, symbol }) => [
              ...(readers.get(`${trace.outerPositionOf(index)} ${step} ${symbol}`) ?? []),
            ]),
          );
          const { uses } = await resultUses(solution, result, ALL, new Slices());
          const found = uses.map(({ position }) => position);
          used += found.length;
          if (found.join() !== [...expected].toSorted((one, other) => one - other).join())
            wrong.push({ index, result: result.name, found, expected: [...expected] });
        }
      }
      expect(wrong).toEqual([]);
      expect(used).toBeGreaterThan(0);
    },
  );
});

test('no more than were asked for are told, and that there are others', async () => {
  const task = taskById('knapsack-01')!;
  const solution = solveTask(task, task.example);
  const capacity = solution.trace.state(solution.trace.outerIndex(1)).fetched.find(({ name }) => name === 'capacity');
  const seen = [{ tape: capacity!.tape, cell: capacity!.cells[0]!.cell, step: capacity!.cells[0]!.step }];
  expect(await valueUses(solution, seen, seen[0]!.step, 2, new Slices())).toMatchObject({ isComplete: false });
  const two = await valueUses(solution, seen, seen[0]!.step, 2, new Slices());
  expect(two.uses).toHaveLength(2);
});

test('a search that is not wanted any more ends', async () => {
  const task = taskById('knapsack-01')!;
  const solution = solveTask(task, task.example);
  class Unwanted extends Slices {
    override get isOver(): boolean {
      return true;
    }
  }
  const seen = [{ tape: 0, cell: 0, step: 0 }];
  await expect(valueUses(solution, seen, 0, ALL, new Unwanted(() => false))).rejects.toThrow(Cancelled);
});

/** For each result cell, by the position of its state, its step and its symbol, the positions of the states that have it as a source. */
function readersByWrittenCell({ trace }: Solution): ReadonlyMap<string, ReadonlySet<number>> {
  const readers = new Map<string, Set<number>>();
  for (let index = 0; index < trace.length; index++)
    for (const operand of trace.state(index).fetched)
      for (const cell of operand.cells)
        for (const source of trace.sourcesOf({ ...operand, cells: [cell] })) {
          if (source.kind !== 'state') continue;
          const key = `${trace.outerPositionOf(source.state)} ${cell.origin} ${cell.symbol}`;
          const positions = readers.get(key) ?? new Set();
          readers.set(key, positions.add(trace.outerPositionOf(index)));
        }
  return readers;
}

import { describe, expect, test } from 'vitest';
import { canonicalInstance } from '../tasks/instance.ts';
import { parseRange, type NamedRange } from '../tasks/ranges.ts';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import { TooFewQueries, candidate, drawings } from './draw.ts';

const rangeOf = (task: Task, name: string): NamedRange => {
  const range = parseRange(task, name);
  if (typeof range === 'string') throw new Error(range);
  return range;
};

const queriesOf = (task: Task, range: NamedRange, seed: number) =>
  [...drawings({ task, range, seed, count: 50 })].map(({ instance, wording }) => wording.query(instance));

describe.each(TASKS.map((task) => [task.id, task] as const))('drawing %s', (_, task) => {
  const range = rangeOf(task, 'S');
  const capacity = task.capacity?.(range) ?? Infinity;

  test('gives the same examples for the same seed, and shares none with its neighbour but by chance', () => {
    const queries = queriesOf(task, range, 42);
    expect(queries).toEqual(queriesOf(task, range, 42));
    const neighbours = new Set(queriesOf(task, range, 43));
    // Where a range holds few queries, independent draws meet by chance; thrice as often as is likely is too often.
    const byChance = (queries.length * neighbours.size) / (capacity * task.wordings.length);
    expect(queries.filter((query) => neighbours.has(query)).length).toBeLessThanOrEqual(Math.ceil(3 * byChance));
  });

  test('gives different instances, as many as the range holds', () => {
    const count = Math.min(300, capacity);
    const drawn = [...drawings({ task, range, seed: 1, count })].map(({ instance }) =>
      canonicalInstance(task, instance),
    );
    expect(new Set(drawn).size).toBe(count);
  });

  test('puts no instance into both splits, whatever the seeds', () => {
    const train = [...drawings({ task, range, seed: 1, count: 300, split: 'train' })];
    const evaluation = [...drawings({ task, range, seed: 2, count: 100, split: 'eval' })];
    const trained = new Set(train.map(({ instance }) => canonicalInstance(task, instance)));
    expect(evaluation.filter(({ instance }) => trained.has(canonicalInstance(task, instance)))).toEqual([]);
  });

  test('leaves about one instance in eight to evaluation', () => {
    const draws = Array.from({ length: 800 }, (__, index) => candidate(task, range, 9, index));
    const share = draws.filter(({ forEvaluation }) => forEvaluation).length / draws.length;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.19);
  });

  test('keeps the lengths within the range', () => {
    for (const { instance } of drawings({ task, range, seed: 3, count: 100 })) {
      expect(task.length(instance)).toBeGreaterThanOrEqual(range.from);
      expect(task.length(instance)).toBeLessThanOrEqual(range.to);
    }
  });
});

test('a range that runs out repeats instances under other wordings, then says how much it held', () => {
  const task = taskById('large-number-addition')!;
  const range = rangeOf(task, '1');
  const seen = new Set<string>();
  const all = drawings({ task, range, seed: 5, count: 100_000 });
  expect(() => {
    for (const { instance, wording } of all) seen.add(wording.query(instance));
  }).toThrow(TooFewQueries);
  // 10 × 10 pairs of digits, each under every wording.
  expect(seen.size).toBeGreaterThan(100 * task.wordings.length * 0.95);
  expect(seen.size).toBeLessThanOrEqual(100 * task.wordings.length);
});

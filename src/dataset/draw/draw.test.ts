import { describe, expect, test } from 'vitest';
import { normalForm } from '../../tasks/instance.ts';
import { parseRange, type NamedRange } from '../../tasks/ranges.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import type { Task } from '../../tasks/task.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { candidate, type Draw } from './candidate.ts';
import { Drawing, TooFewQueries } from './draw.ts';
import type { Side } from './part.ts';
import { sideCapacityOf } from './side-capacity.ts';

const rangeOf = (task: Task, name: string): NamedRange => {
  const range = parseRange(task, name);
  if (typeof range === 'string') throw new Error(range);
  return range;
};

function* drawings(task: Task, range: NamedRange, seed: number, count: number, side?: Side): Generator<Draw> {
  const part = { task, range, count, ...(side ? { side } : {}) };
  for (const draw of new Drawing([part], seed).draws(0)) if (draw) yield draw;
}

const queriesOf = (task: Task, range: NamedRange, seed: number) =>
  [...drawings(task, range, seed, 50)].map(({ instance, wording }) => wording.query(instance));

/** So many as are wanted, or as the range holds instances for. */
const within = (task: Task, range: NamedRange, wanted: number, side?: Side) =>
  Math.min(wanted, sideCapacityOf(task, range, side)?.instances ?? wanted);

describe.each(TASKS.map((task) => [task.id, task] as const))('drawing %s', (_, task) => {
  const range = rangeOf(task, 'S');

  test('gives the same examples for the same seed, and shares few with its neighbour', () => {
    expect(queriesOf(task, range, 42)).toEqual(queriesOf(task, range, 42));
    const shared = queriesOf(task, range, 42).filter((query) => queriesOf(task, range, 43).includes(query));
    // Where a range holds few queries, two draws of 50 meet by chance.
    const queries = sideCapacityOf(task, range)?.queries ?? Infinity;
    expect(shared.length).toBeLessThanOrEqual(Math.ceil((50 * 50) / queries) * (queries === Infinity ? 0 : 6));
  });

  test('gives different instances', () => {
    const count = within(task, range, 300);
    const drawn = [...drawings(task, range, 1, count)].map(({ instance }) => normalForm(task, instance));
    expect(new Set(drawn).size).toBe(count);
  });

  test('puts no instance into both splits, whatever the seeds', () => {
    const train = [...drawings(task, range, 1, within(task, range, 300, 'train'), 'train')];
    const evaluation = [...drawings(task, range, 2, within(task, range, 100, 'eval'), 'eval')];
    const trained = new Set(train.map(({ instance }) => normalForm(task, instance)));
    expect(evaluation.filter(({ instance }) => trained.has(normalForm(task, instance)))).toEqual([]);
  });

  test('keeps the lengths within the range', () => {
    for (const { instance } of drawings(task, range, 3, within(task, range, 100))) {
      expect(task.length(instance)).toBeGreaterThanOrEqual(range.from);
      expect(task.length(instance)).toBeLessThanOrEqual(range.to);
    }
  });
});

test('about one instance in eight is for evaluation', () => {
  const task = taskById('word-flip')!;
  const draws = Array.from({ length: 800 }, (_, index) => candidate(task, rangeOf(task, 'S'), 9, index));
  const share = draws.filter(({ forEvaluation }) => forEvaluation).length / draws.length;
  expect(share).toBeGreaterThan(0.07);
  expect(share).toBeLessThan(0.19);
});

test('where nobody knows how much a range holds, it repeats instances under other wordings and then says what it found', () => {
  const task = { ...taskById('large-number-addition')! };
  // A task that does not say how much its ranges hold.
  Reflect.deleteProperty(task, 'capacity');
  const range = rangeOf(task, '1');
  const seen = new Set<string>();
  expect(() => {
    for (const { instance, wording } of drawings(task, range, 5, 100_000)) seen.add(wording.query(instance));
  }).toThrow(TooFewQueries);
  // 10 × 10 pairs of digits, each under every wording.
  expect(seen.size).toBeGreaterThan(100 * wordingsOf(task).length * 0.95);
  expect(seen.size).toBeLessThanOrEqual(100 * wordingsOf(task).length);
});

describe('a range whose capacity is known', () => {
  const addition = taskById('large-number-addition')!;
  // Pairs of two of ten digits, whichever comes first.
  const task: Task = { ...addition, capacity: ({ to }) => (to === 1 ? 55 : undefined) };
  const range = rangeOf(task, '1');
  const wordings = wordingsOf(task).length;

  test('gives every instance once before any of them comes again, and every query at last', () => {
    const draws = [...drawings(task, range, 5, 55 * wordings)];
    const instances = draws.map(({ instance }) => normalForm(task, instance));
    expect(new Set(instances.slice(0, 55)).size).toBe(55);
    expect(new Set(draws.map(({ instance, wording }) => wording.query(instance))).size).toBe(55 * wordings);
  });

  test('counts the instances of each side of the split', () => {
    const train = sideCapacityOf(task, range, 'train')!;
    const evaluation = sideCapacityOf(task, range, 'eval')!;
    expect(train.instances + evaluation.instances).toBe(55);
    expect(evaluation.queries).toBe(evaluation.instances * wordings);
    expect([...drawings(task, range, 7, evaluation.queries, 'eval')]).toHaveLength(evaluation.queries);
  });
});

test('a query that came in one part does not come again in another', () => {
  const task = taskById('large-number-addition')!;
  const parts = ['1-2', '1-3'].map((name) => ({ task, range: rangeOf(task, name), count: 200 }));
  const drawing = new Drawing(parts, 1);
  const queries = [0, 1].flatMap((part) =>
    [...drawing.draws(part)].flatMap((draw) => (draw ? [draw.wording.query(draw.instance)] : [])),
  );
  expect(new Set(queries).size).toBe(400);
});

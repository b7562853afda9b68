import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { canonicalInstance, normalForm, parseInstance } from '../../tasks/instance.ts';
import { PAPER_RANGES, type NamedRange } from '../../tasks/ranges.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import { ORACLES } from '../../testing/oracles.ts';
import { twinKey } from '../../testing/twins.ts';
import type { Draw } from './candidate.ts';
import { Drawing } from './draw.ts';
import type { Part } from './part.ts';
import { sideCapacityOf } from './side-capacity.ts';

/** Rows of a dataset that is large for the paper's shortest range. */
const ROWS = { train: 10_000, eval: 500 } as const;

const shortest = (task: Task): NamedRange => ({ name: 'S', ...task.ranges.S });

/** The draws of several parts, in their order. */
function drawn(parts: readonly Part[], seed: number): readonly Draw[][] {
  const drawing = new Drawing(parts, seed);
  return parts.map((_, number) => [...drawing.draws(number)].filter((draw) => draw !== undefined));
}

/** As many rows of a side of S as are wanted, or as there are queries, where those are few. */
const partOf = (task: Task, side: 'train' | 'eval'): Part => {
  const range = shortest(task);
  const there = sideCapacityOf(task, range, side);
  // An estimate of what is there may be too high by some.
  const count = Math.min(ROWS[side], there ? Math.floor(there.queries * (there.exact ? 1 : 0.8)) : ROWS[side]);
  return { task, range, side, count };
};

describe.each(TASKS.map((task) => [task.id, task] as const))('rows of %s in the range S', (id, task) => {
  const key = ({ instance }: Draw) => twinKey(id, instance);
  const [train, evaluation] = drawn([partOf(task, 'train'), partOf(task, 'eval')], 1);

  test('share no instance and no twin between training and evaluation', () => {
    expect(train!.length).toBeGreaterThan(0);
    expect(evaluation!.length).toBeGreaterThan(0);
    const trained = new Set(train!.map(key));
    expect(evaluation!.filter((draw) => trained.has(key(draw)))).toEqual([]);
  });

  test('hold no instance and no twin twice, as long as there are others', () => {
    for (const [side, draws] of [['train', train!] as const, ['eval', evaluation!] as const]) {
      const capacity = sideCapacityOf(task, shortest(task), side);
      const different = new Set(draws.map(key)).size;
      // Where a range holds less than is asked for, all that it holds is there.
      if (!capacity || capacity.instances > 2 * draws.length) expect(different).toBe(draws.length);
      else if (capacity.exact) expect(different).toBe(Math.min(capacity.instances, draws.length));
      else expect(different).toBeGreaterThan(Math.min(0.9 * capacity.instances, draws.length - 1));
    }
  });
});

describe.each(TASKS.filter(({ normalized }) => normalized).map((task) => [task.id, task] as const))(
  'the normal form of %s',
  (id, task) => {
    const instances = fc
      .record({ index: fc.nat(), range: fc.constantFrom(...PAPER_RANGES) })
      .map(({ index, range }) => task.sample(new Random('normal form', id, index), task.ranges[range]));

    test('is an instance with the same answer, or with its sign turned round, and its own normal form', () => {
      fc.assert(
        fc.property(instances, (instance) => {
          const normal = JSON.parse(normalForm(task, instance)) as Instance;
          expect(parseInstance(task, normal)).toEqual({ ok: true, instance: normal });
          expect(normalForm(task, normal)).toBe(canonicalInstance(task, normal));
          expect(task.length(normal)).toBe(task.length(instance));
          expect(twinKey(id, normal)).toBe(twinKey(id, instance));
          expect(answers(id, instance)).toContain(ORACLES[id]!(normal));
        }),
        { numRuns: 100 },
      );
    });

    test('is the same for every twin', () => {
      fc.assert(
        fc.property(instances, fc.nat(), (instance, seed) => {
          const twin = anotherOrder(id, instance, new Random('twin', seed));
          expect(twinKey(id, twin)).toBe(twinKey(id, instance));
          expect(normalForm(task, twin)).toBe(normalForm(task, instance));
        }),
        { numRuns: 100 },
      );
    });
  },
);

/** The right answers of an instance's twins: exchanged operands turn signs and pairs round, and another of several may be found. */
function answers(id: string, instance: Instance): readonly string[] {
  const exchanged: Instance = { ...instance, ...('x2' in instance && { x1: instance.x2!, x2: instance.x1! }) };
  return [instance, exchanged].map((each) => ORACLES[id]!(each));
}

/** A twin of an instance: the parts whose order means nothing, in another order. */
function anotherOrder(id: string, instance: Instance, random: Random): Instance {
  const shuffled = <Item>(items: unknown) => random.shuffled(items as readonly Item[]);
  switch (id) {
    case 'dijkstra':
      return {
        ...instance,
        edges: shuffled<readonly [number, number, number]>(instance.edges).map(([u, v, weight]) =>
          random.oneIn(2) ? [v, u, weight] : [u, v, weight],
        ),
      };
    case 'multi-machine-schedule':
      return { ...instance, tasks: shuffled<[number, number]>(instance.tasks) };
    case 'knapsack-01': {
      const weights = instance.weights as readonly number[];
      const values = instance.values as readonly number[];
      const order = random.shuffled(weights.map((_, item) => item));
      return { ...instance, weights: order.map((item) => weights[item]!), values: order.map((item) => values[item]!) };
    }
    case 'permutation-combination':
      return { ...instance, list: shuffled<number | string>(instance.list) };
    case 'count-letters':
      return { ...instance, letter: (instance.letter as string).toUpperCase() };
    default:
      return { ...instance, x1: instance.x2!, x2: instance.x1! };
  }
}

test('an own instance and its twin are on one side, and one of them is kept', () => {
  const task = taskById('knapsack-01')!;
  const instances = [
    { capacity: 5, weights: [2, 1, 3], values: [10, 7, 15] },
    { capacity: 5, weights: [3, 2, 1], values: [15, 10, 7] },
  ];
  const [own] = drawn([{ task, instances }], 1);
  expect(own!.map(({ instance }) => instance)).toEqual([instances[0]]);
  const sides = instances.map((instance) => drawn([{ task, instances: [instance] }], 1)[0]![0]!.forEvaluation);
  expect(new Set(sides).size).toBe(1);
});

/** Ranges so small that many draws find everything in them. */
const SMALL: readonly (readonly [task: string, from: number, to: number])[] = [
  ['any-substring', 1, 2],
  ['derangement', 3, 30],
  ['population-growth', 2, 4],
  ['diophantine-equation', 10, 12],
  ['prime-search', 2, 20],
  ['palindrome-combination', 1, 2],
];

test.each(SMALL)('the capacity of %s, %i to %i, is how many instances there are that are no twins', (id, from, to) => {
  const task = taskById(id)!;
  const capacity = task.capacity!({ from, to })!;
  const found = new Set<string>();
  for (let index = 0; index < 40 * capacity; index++)
    found.add(twinKey(id, task.sample(new Random('capacity', id, index), { from, to })));
  expect(found.size).toBe(capacity);
});

test('every task whose capacity is counted is among them', () => {
  const counted = TASKS.filter(({ capacity }) => capacity).map(({ id }) => id);
  expect(counted.toSorted()).toEqual(SMALL.map(([id]) => id).toSorted());
});

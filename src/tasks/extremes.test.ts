import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ORACLES } from '../testing/oracles.ts';
import { parseInstance } from './instance.ts';
import { taskById, TASKS } from './registry.ts';
import { solveTask } from './task-subject.ts';
import type { Instance } from './task.ts';

const MOST = Number.MAX_SAFE_INTEGER;

/** Whole numbers at the upper end of what a field allows. */
const huge = fc.integer({ min: MOST - 20, max: MOST });
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${length - 1}}$`));
/** Decimals longer than any floating-point number is exact. */
const decimal = fc
  .tuple(digits(60), fc.stringMatching(/^[0-9]{1,40}$/))
  .map(([whole, fraction]) => `${whole}.${fraction}`);
const distinct = (count: number) =>
  fc.uniqueArray(fc.constantFrom(-9999, -9998, 9998, 9999, 0, -1, 1), { minLength: 1, maxLength: count });
/** Letters whose codes are at both ends of what is allowed. */
const letters = fc.stringMatching(/^[AZaz]{1,12}$/);

/**
 * Instances at the ends of what the fields of each task allow, as far as its machine comes to an end: a sum of values past 2^53, bounds
 * that a root of millions is tried for, a capacity that no table has room for.
 */
const EXTREMES: Readonly<Record<string, fc.Arbitrary<Instance>>> = {
  'large-number-addition': fc.record({ x1: decimal, x2: decimal }),
  'large-number-division': fc.record({ x1: decimal, x2: decimal, places: fc.constantFrom(0, 6) }),
  'bubble-sort': fc.record({ list: distinct(7) }),
  'word-flip': fc.record({ text: fc.stringMatching(/^[!~][ -!#-Z^-z|~]{0,200}[!~]$/) }),
  'compare-numbers': fc
    .tuple(decimal, fc.constantFrom('0', '00', '1', '01'))
    .map(([x1, more]) => ({ x1, x2: `${x1}${more}` })),
  'any-substring': fc.record({ text: fc.constantFrom('zyxwvutsrqponmlkjihgfedcba9876543210', '0', 'Zz09aA') }),
  derangement: fc.record({ n: fc.integer({ min: 0, max: 40 }) }),
  'population-growth': fc.record({ n: fc.integer({ min: 2, max: 4 }), x: fc.constantFrom(1, 2), y: huge, z: huge }),
  dijkstra: fc.record({ vertices: fc.constant(12), source: fc.constantFrom(0, 11) }).map((graph) => ({
    ...graph,
    edges: Array.from({ length: 10 }, (_, vertex) => [vertex + 1, vertex, 99] as const),
  })),
  'multi-machine-schedule': fc.record({
    queues: fc.oneof(huge, fc.constant(1)),
    tasks: fc.array(fc.tuple(fc.constantFrom(1, 98, 99), fc.constantFrom(1, 2, 3)), { minLength: 1, maxLength: 6 }),
  }),
  'count-letters': fc.record({
    text: fc.stringMatching(/^[~AaZz][ -!#-Z^-z|~]{0,60}[AaZz]$/),
    letter: fc.constantFrom('A', 'z'),
  }),
  'diophantine-equation': fc.record({ x1: huge, x2: huge, n: huge }),
  'prime-search': fc
    .record({ n: fc.integer({ min: 1_000_000, max: 1_002_000 }), width: fc.integer({ min: 1, max: 3 }) })
    .map(({ n, width }) => ({ n, m: n + width })),
  'knapsack-01': fc
    .array(fc.record({ weight: fc.integer({ min: 1, max: 6 }), value: huge }), { minLength: 1, maxLength: 4 })
    .chain((items) =>
      fc.record({ capacity: fc.integer({ min: 0, max: 14 }) }).map(({ capacity }) => ({
        capacity,
        weights: items.map(({ weight }) => weight),
        values: items.map(({ value }) => value),
      })),
    ),
  lcs: fc.record({ x1: letters, x2: letters }),
  'levenshtein-distance': fc.record({ x1: letters, x2: letters }),
  'binary-search': fc
    .record({ list: distinct(7), target: fc.constantFrom(-9999, 9999, 0) })
    .map(({ list, target }) => ({ list: list.toSorted((one, other) => one - other), target })),
  'permutation-combination': distinct(6).chain((list) =>
    fc.record({ list: fc.constant(list), k: fc.integer({ min: 1, max: list.length }) }),
  ),
  'palindrome-combination': fc.record({ text: fc.stringMatching(/^[Zz]{1,9}$/) }),
};

/** Runs a task; machines are slow where numbers are long. */
const RUNS = 15;

describe.each(TASKS.map(({ id }) => [id] as const))('at the ends of its fields, %s', (id) => {
  const task = taskById(id)!;

  test.prop([EXTREMES[id]!], { numRuns: RUNS })(
    'machine, oracle and check agree, and no neighbour is right',
    (instance) => {
      expect(parseInstance(task, JSON.parse(JSON.stringify(instance)))).toMatchObject({ ok: true });
      const { answer } = solveTask(task, instance);
      expect(answer, JSON.stringify(instance)).toBe(ORACLES[id]!(instance));
      expect(task.check(instance, answer!)).toBe(true);
      if (!/^[0-9]+$/.test(answer!)) return;
      // A floating-point number past 2^53 is the same as its neighbour.
      expect(task.check(instance, String(BigInt(answer!) + 1n))).toBe(false);
      expect(task.check(instance, String(BigInt(answer!) - 1n))).toBe(false);
    },
  );
});

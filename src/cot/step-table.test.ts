import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { CoverageCount } from './step-coverage.ts';
import type { Step } from './steps.ts';
import { StepTable } from './step-table.ts';

const step = (left: string, right: string, announced = true): Step => ({
  kind: 'kind',
  left,
  right,
  announced,
  position: 0,
  state: 0,
  endStep: 1,
});

/** Steps with few left and right sides, so that repeats and contradictions come up. */
const steps = fc.array(
  fc.record({
    left: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    right: fc.constantFrom('1', '2'),
    announced: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('a table of steps', () => {
  test.prop([fc.array(steps, { maxLength: 12 })])('counts as sets of strings do', (examples) => {
    const table = new StepTable();
    for (const example of examples)
      table.add(example.map(({ left, right, announced }) => step(left, right, announced)));
    const all = examples.flat();
    const ofEachLeft = [...new Set(all.map(({ left }) => left))].map((left) =>
      all.filter((each) => each.left === left),
    );
    expect(table.counts).toEqual({
      examples: examples.length,
      occurrences: all.length,
      distinct: new Set(all.map(({ left, right }) => left + right)).size,
      ambiguous: ofEachLeft.filter((each) => new Set(each.map(({ right }) => right)).size > 1).length,
      unannounced: ofEachLeft.filter((each) => each.some(({ announced }) => !announced)).length,
      sampledOneIn: 1,
    });
  });

  test('grows in round numbers of examples, and to the last one', () => {
    const table = new StepTable();
    for (let index = 0; index < 23; index++) table.add([step(`${index % 7}`, '1')]);
    expect(table.growth).toEqual([
      { examples: 1, distinct: 1 },
      { examples: 2, distinct: 2 },
      { examples: 5, distinct: 5 },
      { examples: 10, distinct: 7 },
      { examples: 20, distinct: 7 },
      { examples: 23, distinct: 7 },
    ]);
  });

  test('keeps one step in so many where there are too many, and says what it estimates', () => {
    const most = 1000;
    const table = new StepTable(most);
    const different = 20_000;
    for (let index = 0; index < different; index++) table.add([step(`${index}`, '1', index % 4 !== 0)]);
    const { distinct, unannounced, sampledOneIn, occurrences } = table.counts;
    expect(occurrences).toBe(different);
    expect(sampledOneIn).toBeGreaterThan(different / most / 2);
    // Five standard deviations of a count of at least most / 2.
    expect(Math.abs(distinct / different - 1)).toBeLessThan(5 / Math.sqrt(most / 2));
    expect(Math.abs(unannounced / (different / 4) - 1)).toBeLessThan(5 / Math.sqrt(most / 8));
    const kept = Array.from({ length: different }, (_, index) => table.holds(step(`${index}`, '1')));
    expect(kept.filter((each) => each === true).length * sampledOneIn).toBe(distinct);
    expect(kept).not.toContain(false);
  });
});

describe('the coverage of test examples', () => {
  const table = new StepTable();
  table.add([step('a', '1'), step('b', '1')]);

  test('counts steps, different steps and whole examples, and what is missing', () => {
    const count = new CoverageCount<string>(table);
    count.add([step('a', '1'), step('a', '1'), step('b', '1')], 'first');
    count.add([step('a', '1'), step('b', '2'), step('b', '2')], 'second');
    expect(count.coverage).toEqual({ examples: 2, steps: 4 / 6, distinctSteps: 2 / 3, whole: 1 / 2 });
    expect(count.missing).toEqual([{ step: step('b', '2'), count: 2, example: 'second' }]);
  });

  test.prop([steps])('is whole for what was trained on', (example) => {
    const own = new StepTable();
    const all = example.map(({ left, right }) => step(left, right));
    own.add(all);
    const count = new CoverageCount<string>(own);
    count.add(all, 'own');
    expect(count.coverage).toEqual({ examples: 1, steps: 1, distinctSteps: 1, whole: 1 });
    expect(count.missing).toEqual([]);
  });
});

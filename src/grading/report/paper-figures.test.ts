import { expect, test } from 'vitest';
import { variantsOf } from '../../cot/variants.ts';
import { TASKS } from '../../tasks/registry.ts';
import { paperAccuracy } from './paper-figures.ts';

test.each([
  ['large-number-addition', 'tail', 'S', 0.97],
  ['large-number-addition', 'index-hint', 'L', 0.24],
  ['large-number-addition', 'reversed', 'M', 0.355],
  ['compare-numbers', 'tail', 'S', 0.98],
  ['compare-numbers', 'without-memory-fetcher', 'M', 0.902],
  ['lcs', 'tail', 'L', 0.718],
  ['permutation-combination', 'without-atomic-state', 'L', 0.614],
  ['multi-machine-schedule', 'without-linear-transition', 'M', 0.206],
])('the paper reports for %s as %s at %s the share %f', (task, variant, range, share) => {
  expect(paperAccuracy(task, variant, range)).toBeCloseTo(share, 12);
});

test.each([
  ['lcs', 'tail', 'S'],
  ['lcs', 'tail-styled', 'M'],
  ['large-number-addition', 'without-atomic-state', 'M'],
  ['knapsack-01', 'tail', 'M'],
  ['compare-numbers', 'tail', '5-10'],
  ['compare-numbers', 'tail', ''],
  ['compare-numbers', 'constructor', 'M'],
])('it reports nothing for %s as %s at “%s”', (task, variant, range) => {
  expect(paperAccuracy(task, variant, range)).toBeUndefined();
});

test('figures are those of tasks and variants that there are', () => {
  const ranges = ['S', 'M', 'L'];
  const reported = TASKS.flatMap((task) =>
    variantsOf(task).flatMap(({ id }) => ranges.filter((range) => paperAccuracy(task.id, id, range) !== undefined)),
  );
  // Nine figures of addition, eight tasks in four variants at M and L, and one at S.
  expect(reported).toHaveLength(9 + 8 * 4 * 2 + 1);
});

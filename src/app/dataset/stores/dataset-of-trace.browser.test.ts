import { expect, test } from 'vitest';
import { taskById } from '../../../tasks/registry.ts';
import { datasetOfTrace } from '../../links/dataset-link.ts';
import { exampleOf, type Selection } from '../../links/selection.ts';
import { parseDatasetAddress } from './dataset-address.ts';
import { FIRST_DRAFT } from './dataset-draft.ts';

const knapsack = taskById('knapsack-01')!;
const traced: Selection = exampleOf(knapsack, { range: 'L', variant: 'tail-styled', arithmetic: 'folded' });

test('a trace leads to the same design as the page itself: S to train, S, M and L to evaluate', () => {
  for (const range of ['S', 'L', '5-9']) {
    const { draft, problems } = parseDatasetAddress(datasetOfTrace({ ...traced, range, seed: 3 }));
    expect(problems).toEqual([]);
    expect(draft).toEqual({ ...FIRST_DRAFT, tasks: ['knapsack-01'], variants: ['tail-styled'], seed: '3' });
  }
});

test('a typed instance is taken along, a drawn one and the example are not', () => {
  const instance = { capacity: 4, weights: [2, 1], values: [10, 7] };
  const own = { ...traced, traced: { task: 'knapsack-01', instance } };
  expect(parseDatasetAddress(datasetOfTrace(own)).draft.instances).toEqual([own.traced]);
  expect(parseDatasetAddress(datasetOfTrace({ ...own, seed: 3 })).draft.instances).toEqual([]);
  expect(parseDatasetAddress(datasetOfTrace(traced)).draft.instances).toEqual([]);
});

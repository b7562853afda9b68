import { expect, test } from 'vitest';
import { datasetAddressOf, parseDatasetAddress } from './dataset-address.ts';
import { FIRST_DRAFT } from './dataset-draft.ts';

test('an address leads back to the draft that it was written of', () => {
  const draft = { ...FIRST_DRAFT, tasks: ['lcs', 'word-flip'], formats: ['native', 'text'], seed: '9007199254740991' };
  expect(parseDatasetAddress(datasetAddressOf(draft))).toEqual({ draft, problems: [] });
});

test('reads lists whether their items stand in one part or in several of the same name', () => {
  const { draft, problems } = parseDatasetAddress(
    '#page=dataset&task=lcs&task=word-flip,lcs&format=native&format=text',
  );
  expect(draft.tasks).toEqual(['lcs', 'word-flip']);
  expect(draft.formats).toEqual(['native', 'text']);
  expect(problems).toEqual([]);
});

test('a range is for both where its address names something else, and says so', () => {
  const { draft, problems } = parseDatasetAddress('#page=dataset&range=S:30:both&range=M:5:eval:more&range=L:7');
  expect(draft.ranges).toEqual([
    { range: 'S', count: '30', split: '' },
    { range: 'M', count: '5', split: 'eval' },
    { range: 'L', count: '7', split: '' },
  ]);
  expect(problems.map((problem) => problem.slice(0, 27))).toEqual([
    'range: got "S:30:both"; all',
    'range: got "M:5:eval:more";',
  ]);
});

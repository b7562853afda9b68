import { expect, test } from 'vitest';
import type { DatasetSettings } from './settings.ts';
import { datasetName } from './dataset-name.ts';

const SETTINGS: DatasetSettings = {
  tasks: ['lcs'],
  ranges: [
    { range: 'S', count: 1000, split: 'train' },
    { range: 'M', count: 50, split: 'eval' },
  ],
  seed: 7,
  variants: ['tail', 'direct'],
  arithmetic: 'unfolded',
  formats: ['messages'],
  container: 'jsonl',
};

const own = (text: string) => [{ task: 'word-flip', instance: { text } }];

test('a dataset’s name tells tasks, variants, arithmetic, counts and seed', () => {
  expect(datasetName(SETTINGS)).toBe('lcs-tail+direct-unfolded-train-Sx1000-eval-Mx50-seed-7');
});

test('every one of these changes the name', () => {
  const tasks = ['lcs', 'word-flip', 'derangement', 'prime-search'];
  const others: Partial<DatasetSettings>[] = [
    { tasks: ['word-flip'] },
    { tasks },
    { tasks: tasks.with(0, 'palindrome') },
    { variants: ['tail'] },
    { arithmetic: 'folded' },
    { ranges: [{ range: 'S', count: 1001, split: 'train' }] },
    { ranges: [{ range: 'S', count: 1001 }] },
    { ranges: [{ range: '3-4', count: 1001 }] },
    { seed: 8 },
    { tasks: [], instances: own('one') },
    { tasks: [], instances: own('two') },
  ];
  const names = [{}, ...others].map((other) => datasetName({ ...SETTINGS, ...other }));
  expect(new Set(names).size).toBe(names.length);
  // As a file system takes them.
  for (const name of names) expect(name).toMatch(/^[\w+-]{1,150}$/);
});

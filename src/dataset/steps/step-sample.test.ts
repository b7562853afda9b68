import { expect, test } from 'vitest';
import { smallPlan } from '../../testing/dataset-plan.ts';
import { select, drawOf } from '../selection.ts';
import { stepSamples } from './step-sample.ts';

const most = { train: 1000, test: 100 };

test('a training set of several ranges is mixed as its sizes ask for, from its first examples on', async () => {
  const plan = smallPlan({
    ranges: [
      { range: 'S', count: 40, split: 'train' },
      { range: 'M', count: 10, split: 'train' },
    ],
  });
  const [sample] = stepSamples(plan, await select(plan), { most: { ...most, train: 10 }, by: 'range' });
  const { draws, of } = sample!.train;
  expect([draws.length, of]).toEqual([10, 50]);
  expect(draws.filter(({ part }) => part === 1)).toHaveLength(2);
  expect(draws.slice(0, 5).map(({ part }) => part)).toEqual([0, 0, 1, 0, 0]);
});

test('of ranges without a side each example goes to its own; ranges or splits are sets, as is asked for', async () => {
  const plan = smallPlan({
    ranges: [
      { range: 'S', count: 60 },
      { range: '11-12', count: 40 },
    ],
  });
  const selection = await select(plan);
  const [byRange] = stepSamples(plan, selection, { most, by: 'range' });
  const [bySplit] = stepSamples(plan, selection, { most, by: 'split' });
  expect(byRange!.tests.map(({ name }) => name)).toEqual(['S', '11-12']);
  expect(bySplit!.tests.map(({ name }) => name)).toEqual(['eval_short']);
  for (const { train, tests } of [byRange!, bySplit!]) {
    expect(tests.reduce((sum, { of }) => sum + of, train.of)).toBe(100);
    expect(train.draws.every((draw) => !drawOf(plan, draw).forEvaluation)).toBe(true);
    expect(tests.every(({ draws }) => draws.every((draw) => drawOf(plan, draw).forEvaluation))).toBe(true);
  }
});

test('where only the first examples were drawn, sizes are those of the whole, and told as estimates where the hash decides', async () => {
  const plan = smallPlan({ ranges: [{ range: 'S', count: 80 }] });
  const [sample] = stepSamples(plan, await select(plan), { most, by: 'range', sizes: [8000] });
  expect(sample!.train.isAbout).toBe(true);
  expect(sample!.train.of + sample!.tests[0]!.of).toBe(8000);
  const sided = smallPlan({ ranges: [{ range: 'S', count: 80, split: 'train' }] });
  const [exact] = stepSamples(sided, await select(sided), { most, by: 'range', sizes: [8000] });
  expect([exact!.train.of, exact!.train.isAbout, exact!.tests]).toEqual([8000, false, []]);
});

test('tasks are sampled apart, own instances with those that are drawn', async () => {
  const instances = ['Own words', 'Other words', 'More of them'].map((text) => ({
    task: 'word-flip',
    instance: { text },
  }));
  const plan = smallPlan({ instances });
  const samples = stepSamples(plan, await select(plan), { most, by: 'range' });
  expect(samples.map(({ task }) => task).toSorted()).toEqual(['large-number-addition', 'word-flip']);
  const own = samples.find(({ task }) => task === 'word-flip')!;
  expect(own.tests.reduce((sum, { of }) => sum + of, own.train.of)).toBe(3);
});

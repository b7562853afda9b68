import { expect, test } from 'vitest';
import { notLearnedShort, shortAnswers } from './learned-short.ts';
import { TRAINED_RUNS, type TrainedRun } from './trained-runs.ts';

const run: TrainedRun = TRAINED_RUNS[0]!;
const line = run.lengths[0]!;

/** The first run, trained on 2 to 4, with these right answers of 100 by length. */
const withAnswers = (answers: Readonly<Record<number, number>>): TrainedRun => ({
  ...run,
  recipe: { ...run.recipe, lengths: [2, 4] },
  lengths: Object.entries(answers).map(([length, right]) => ({
    ...line,
    length: Number(length),
    answer: [right, 100],
  })),
});

test('answers on short inputs are those of the lengths of the training, both ends included', () => {
  expect(shortAnswers(withAnswers({ 1: 0, 2: 100, 3: 99, 4: 98, 5: 0 }))).toEqual([297, 300]);
});

test('a run has learned its short inputs from nine of ten right answers on', () => {
  const learned = withAnswers({ 2: 90, 4: 90, 8: 0 });
  const failed = withAnswers({ 2: 90, 4: 89, 8: 100 });
  expect(notLearnedShort([learned, failed])).toEqual([failed]);
});

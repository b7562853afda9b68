import { expect, test } from 'vitest';
import { TASKS } from '../../tasks/registry.ts';
import { SPELLINGS, TOLD } from '../../testing/graded-answers.ts';

test('there are fifty spellings and near misses of every task, and both right and wrong ones', () => {
  for (const { id, check } of TASKS) {
    const questions = [...SPELLINGS, ...TOLD].filter(({ task }) => task === id);
    expect(questions.length).toBeGreaterThan(50);
    const verdicts = questions.map(({ instance, answer }) => check(instance, answer));
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  }
});

test('the checks themselves take no longer than an answer is long', () => {
  const blank = ' '.repeat(80_000);
  const answers = [`1${blank}2`, `${'0'.repeat(80_000)}x`, `0.${'0'.repeat(80_000)}1`, `[${'1,'.repeat(40_000)}`];
  const started = performance.now();
  for (const task of TASKS) for (const answer of answers) expect(task.check(task.example, answer)).toBe(false);
  expect(performance.now() - started).toBeLessThan(20_000);
});

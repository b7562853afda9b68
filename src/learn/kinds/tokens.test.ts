import { expect, test } from 'vitest';
import { qwenTokens } from '../../cli/tokens.ts';
import { Random } from '../../base/random.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { emptyTally, requestsToTry, tallyLine, tryQuestion } from '../../testing/lesson-answers.ts';
import { taskOf } from '../topics.ts';

const countTokens = qwenTokens();

test('has right answers within a tenth of what is measured, and a reason for every other', () => {
  const tally = emptyTally();
  for (const request of requestsToTry('tokens', 4)) tryQuestion(request, countTokens, tally);
  expect(tally.complaints).toEqual([]);
  expect(tally.mistakes.size, tallyLine('tokens', tally)).toBeGreaterThanOrEqual(4);
});

test('asks for the mean tokens of whole texts, counted one by one', () => {
  const request = { kind: 'tokens', seed: 7, topic: 'levenshtein-distance', variant: 'tail', length: 3 } as const;
  const exercise = tryQuestion(request, countTokens, emptyTally());
  const task = taskOf(request.topic);
  const tokensOf = (index: number) => {
    const instance = task.sample(new Random('growth', 'question 7', task.id, 6, index), { from: 6, to: 6 });
    return countTokens(chainOfThought(solveTask(task, instance), { variant: 'tail', arithmetic: 'folded' }).text());
  };
  const mean = Math.round((tokensOf(0) + tokensOf(1) + tokensOf(2) + tokensOf(3)) / 4);
  expect(exercise.explain().answer).toEqual({ form: 'number', value: mean });
  const judged = (value: number) => exercise.judge({ form: 'number', value });
  expect(judged(Math.ceil(0.9 * mean)).right).toBe(true);
  expect(judged(Math.floor(1.1 * mean)).right).toBe(true);
  expect(judged(Math.ceil(0.9 * mean) - 1).right).toBe(false);
  expect(judged(Math.floor(1.1 * mean) + 1).right).toBe(false);
});

test('a table that is filled cell by cell does not just double', () => {
  const request = { kind: 'tokens', seed: 1, topic: 'lcs', variant: 'tail', length: 6 } as const;
  const exercise = tryQuestion(request, countTokens, emptyTally());
  const { shown } = exercise.question;
  if (shown.kind !== 'growth') throw new Error('The question shows measured tokens.');
  const now = shown.points.at(-1)!.tokens;
  expect(exercise.judge({ form: 'number', value: 2 * now })).toMatchObject({ right: false, mistake: 'doubled' });
  expect(exercise.judge({ form: 'number', value: now })).toMatchObject({ right: false, mistake: 'unchanged' });
  expect(exercise.judge({ form: 'number', value: 10 * now })).toMatchObject({ right: false, mistake: 'too many' });
});

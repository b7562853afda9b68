import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { qwenTokens } from '../../cli/tokens.ts';
import { makeExercise } from '../../learn/exercise.ts';
import { QUESTION_KINDS } from '../../learn/question.ts';
import { parseLearnAddress } from './learn-address.ts';
import { answerWords } from './print/answer-words.ts';
import { questionRequest } from './question/question-request.ts';
import { SCREENS, screenById } from './screens/screens.ts';

const PLAN = readFileSync(fileURLToPath(new URL('../../../docs/teaching.md', import.meta.url)), 'utf8');
const EXERCISE = /^\| (\d+) \| (.+?) \| `(#page=learn&[^`]+)` \| (.+) \|$/gm;

/** The rows of the table of exercises. */
const exercises = [...PLAN.matchAll(EXERCISE)].map(([, number, asks, link, answer]) => ({
  number: Number(number),
  asks: asks!,
  link: link!,
  answer: answer!,
}));

const countTokens = qwenTokens();

test('the plan has ten exercises, of all kinds', () => {
  expect(exercises.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(exercises.map(({ asks }) => asks))).toEqual(new Set(Object.values(QUESTION_KINDS)));
});

test.each(exercises)('exercise $number asks “$asks”, and its answer is right', ({ asks, link, answer }) => {
  const { problems, ...parsed } = parseLearnAddress(link);
  expect(problems).toEqual([]);
  const { question, judge, explain } = makeExercise(questionRequest(screenById(parsed.screen), parsed), {
    countTokens,
  });
  expect(QUESTION_KINDS[question.reference.kind]).toBe(asks);
  const right = explain().answer;
  expect(judge(right).right).toBe(true);
  expect(answer).toBe(answerWords(question, right));
});

test('the plan speaks of every screen by its name', () => {
  for (const [number, { title }] of SCREENS.entries()) {
    expect(PLAN).toContain(`| ${number + 1} ${title} |`);
    expect(PLAN).toContain(`${number + 1}. **${title}.**`);
  }
});

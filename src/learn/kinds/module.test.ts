import { expect, test } from 'vitest';
import type { VariantId } from '../../cot/variants.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { emptyTally, requestsToTry, tallyLine, tryQuestion } from '../../testing/lesson-answers.ts';
import type { Exercise } from '../question.ts';
import { taskOf } from '../topics.ts';

const noTokens = () => 0;

/** The variants in the order of the answers. */
const VARIANTS: readonly VariantId[] = [
  'without-memory-fetcher',
  'without-atomic-state',
  'without-linear-transition',
  'tail',
];

test('has one right answer, and only the text of its variant is the one that is shown', () => {
  const tally = emptyTally();
  for (const request of requestsToTry('module', 20)) {
    const exercise = tryQuestion(request, noTokens, tally);
    const { answer } = exercise.explain();
    const texts = VARIANTS.map((variant) => textOf(exercise, variant));
    const same = texts.flatMap((text, choice) => (text === charactersOf(exercise) ? [choice] : []));
    if (answer.form !== 'choice' || same.length !== 1 || same[0] !== answer.choice)
      tally.complaints.push(`${JSON.stringify(exercise.question.reference)}: the texts ${String(same)} are shown`);
  }
  expect(tally.complaints).toEqual([]);
  expect(tally.mistakes.size, tallyLine('module', tally)).toBeGreaterThanOrEqual(5);
});

test.each([
  ['without-memory-fetcher', ['something is missing', 'states are there', 'transitions are there']],
  ['without-atomic-state', ['more is missing', 'something is missing', 'transitions are there']],
  ['without-linear-transition', ['operands are there', 'something is missing', 'states have lines']],
  ['tail', ['nothing is missing', 'nothing is missing', 'nothing is missing']],
] as const)('says of a text %s why every other answer is wrong', (variant, mistakes) => {
  // The first seed whose text is of this variant.
  for (let seed = 0; ; seed++) {
    const exercise = tryQuestion({ kind: 'module', seed, topic: 'bubble-sort', length: 4 }, noTokens, emptyTally());
    if (charactersOf(exercise) !== textOf(exercise, variant)) continue;
    const verdicts = [0, 1, 2, 3].map((choice) => exercise.judge({ form: 'choice', choice }));
    expect(verdicts.flatMap(({ mistake }) => mistake ?? []).toSorted()).toEqual(mistakes);
    expect(new Set(verdicts.map(({ reason }) => reason)).size).toBe(4);
    return;
  }
});

function textOf({ question }: Exercise, variant: VariantId): string {
  if (question.shown.kind !== 'text') throw new Error('The question shows a text.');
  const solution = solveTask(taskOf(question.shown.task), question.shown.instance);
  return chainOfThought(solution, { variant, arithmetic: 'folded' }).text();
}

function charactersOf({ question }: Exercise): string {
  if (question.shown.kind !== 'text') throw new Error('The question shows a text.');
  return question.shown.blocks.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
}

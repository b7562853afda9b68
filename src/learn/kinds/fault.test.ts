import { expect, test } from 'vitest';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { emptyTally, requestsToTry, tallyLine, tryQuestion } from '../../testing/lesson-answers.ts';
import type { Exercise, ShownBlock } from '../question.ts';
import { taskOf } from '../topics.ts';

const noTokens = () => 0;

test.each(['tail', 'tail-styled'] as const)(
  'has one right answer in the variant %s: the block in which the text first differs from the right one',
  (variant) => {
    const tally = emptyTally();
    for (const request of requestsToTry('fault', 20)) {
      const exercise = tryQuestion({ ...request, variant }, noTokens, tally);
      const { answer } = exercise.explain();
      const expected = firstDifferentBlock(exercise);
      if (answer.form !== 'block' || answer.block !== expected)
        tally.complaints.push(
          `${JSON.stringify(exercise.question.reference)}: the texts differ from block ${expected} on`,
        );
    }
    expect(tally.complaints).toEqual([]);
    expect(tally.mistakes.size, tallyLine('fault', tally)).toBeGreaterThanOrEqual(4);
  },
);

test('blames neither the state that wrote a value nor the one that announces the next', () => {
  const mistakes = new Set<string>();
  for (let seed = 0; seed < 40 && mistakes.size < 2; seed++) {
    const exercise = tryQuestion(
      { kind: 'fault', seed, topic: 'large-number-addition', length: 6 },
      noTokens,
      emptyTally(),
    );
    for (const [block] of blocksOf(exercise).entries()) {
      const { mistake, reason } = exercise.judge({ form: 'block', block });
      if (mistake === 'wrote what is copied') expect(reason).toContain('it is read wrongly later');
      if (mistake === 'announces what follows') expect(reason).toContain('announces the right state');
      if (mistake === 'wrote what is copied' || mistake === 'announces what follows') mistakes.add(mistake);
    }
  }
  expect(mistakes.size).toBe(2);
});

/** Where a plain comparison of characters finds the first difference from the text of the same run. */
function firstDifferentBlock(exercise: Exercise): number {
  const { shown, reference } = exercise.question;
  if (shown.kind !== 'text') throw new Error('The question shows a text.');
  const solution = solveTask(taskOf(shown.task), shown.instance);
  const right = chainOfThought(solution, { variant: reference.variant!, arithmetic: 'folded' }).text();
  let from = 0;
  for (const [index, { pieces }] of shown.blocks.entries()) {
    const text = pieces.map((piece) => piece.text).join('');
    if (right.slice(from, from + text.length) !== text) return index;
    from += text.length;
  }
  return -1;
}

function blocksOf({ question }: Exercise): readonly ShownBlock[] {
  if (question.shown.kind !== 'text') throw new Error('The question shows a text.');
  return question.shown.blocks;
}

import { expect, test } from 'vitest';
import { emptyTally, requestsToTry, tallyLine, tryQuestion } from '../../testing/lesson-answers.ts';
import { exportMachine } from '../../machine/table/exchange.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import type { Exercise, ShownText } from '../question.ts';
import { taskOf } from '../topics.ts';

const noTokens = () => 0;

test('has one right answer, which prints the operand and is the only result before it where only one does', () => {
  const tally = emptyTally();
  for (const request of requestsToTry('origin', 12)) {
    const exercise = tryQuestion(request, noTokens, tally);
    tally.complaints.push(...complaintsOf(exercise));
  }
  expect(tally.complaints).toEqual([]);
  expect(tally.mistakes.size, tallyLine('origin', tally)).toBeGreaterThanOrEqual(5);
});

test('what a naive simulator has never written before it is read comes from the query', () => {
  const wrong: unknown[] = [];
  for (const request of requestsToTry('origin', 5)) {
    const exercise = tryQuestion(request, noTokens, emptyTally());
    const { answer, steps } = exercise.explain();
    const [place] = steps.map((step) => step.place);
    if (place?.kind !== 'cell' || answer.form !== 'span') throw new Error('It begins where the operand is read.');
    const { task: id, instance } = shownText(exercise);
    const task = taskOf(id);
    const exchange = exportMachine(task.machine());
    const contents = task.encode(instance);
    const naive = new NaiveSimulator(
      exchange,
      exchange.tapes.map((name) => [...(contents[name] ?? '')]),
    );
    const writes: number[] = [];
    naive.run(place.step, (step, rule, heads) => {
      if (rule[3][place.tape] !== null && heads[place.tape] === place.cell) writes.push(step);
    });
    // What the machine copies from the query is written, too; but what it made must have been.
    if (answer.span !== 0 && writes.length === 0) wrong.push(exercise.question.reference);
  }
  expect(wrong).toEqual([]);
});

test('tells an equal value, a value that is only read and the operand itself from the right one', () => {
  // The first columns of an addition write carries and digits that are equal to others.
  const exercise = tryQuestion(
    { kind: 'origin', seed: 5, topic: 'large-number-addition', length: 8 },
    noTokens,
    emptyTally(),
  );
  const asked = piecesOf(exercise).find(({ isAsked }) => isAsked)!;
  expect(exercise.judge({ form: 'span', span: asked.span! })).toMatchObject({ right: false, mistake: 'asked itself' });
});

/** What plain reading of the text finds wrong with the right answer. */
function complaintsOf(exercise: Exercise): string[] {
  const { answer } = exercise.explain();
  const pieces = piecesOf(exercise);
  const [asked, another] = pieces.filter(({ isAsked }) => isAsked);
  if (answer.form !== 'span' || !asked || another) return ['one operand is asked for'];
  const { text: value, span: own } = asked;
  const name = JSON.stringify(exercise.question.reference);
  // A letter may be printed between quotes by the query, a number with leading zeros.
  if (answer.span === 0)
    return shownText(exercise).query.includes(value) ? [] : [`${name}: “${value}” is not in the query`];
  const right = pieces.find(({ span }) => span === answer.span)!;
  const complaints: string[] = [];
  if (answer.span >= own!) complaints.push(`${name}: it is written after it is read`);
  if (!right.text.includes(value) && !value.includes(right.text))
    complaints.push(`${name}: “${right.text}” was written, but “${value}” is read`);
  return complaints;
}

function shownText({ question }: Exercise): ShownText {
  if (question.shown.kind !== 'text') throw new Error('The question shows a text.');
  return question.shown;
}

function piecesOf(exercise: Exercise) {
  return shownText(exercise).blocks.flatMap(({ pieces }) => pieces);
}

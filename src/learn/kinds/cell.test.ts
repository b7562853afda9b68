import { expect, test } from 'vitest';
import { exportMachine } from '../../machine/table/exchange.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { emptyTally, requestsToTry, tallyLine, tryQuestion } from '../../testing/lesson-answers.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import type { Exercise } from '../question.ts';
import { taskOf } from '../topics.ts';

const noTokens = () => 0;

test('has one right answer, the cell under the head when a naive simulator comes to the next operand', () => {
  const tally = emptyTally();
  for (const request of requestsToTry('cell', 10)) {
    const exercise = tryQuestion(request, noTokens, tally);
    const { answer } = exercise.explain();
    const expected = nextCell(exercise);
    if (JSON.stringify(answer) !== JSON.stringify(expected))
      tally.complaints.push(
        `${JSON.stringify(exercise.question.reference)}: the naive cell is ${JSON.stringify(expected)}`,
      );
  }
  expect(tally.complaints).toEqual([]);
  expect(tally.mistakes.size, tallyLine('cell', tally)).toBeGreaterThanOrEqual(4);
});

test('shows the tapes that a naive simulator has at that step', () => {
  for (const request of requestsToTry('cell', 3)) {
    const { question } = tryQuestion(request, noTokens, emptyTally());
    if (question.shown.kind !== 'trace') throw new Error('A question about cells shows a trace.');
    const { step, tapes } = question.shown;
    const { naive, heads } = followed(question.shown.task, question.shown.instance, step);
    for (const [tape, { first, symbols, head }] of tapes.entries()) {
      expect(heads[tape]).toBe(head);
      symbols.forEach((symbol, cell) => expect(naive.symbol(tape, first + cell)).toBe(symbol || '⊔'));
    }
  }
});

test('says of a cell that was just read when that was, and where the head goes', () => {
  const request = { kind: 'cell', seed: 3, topic: 'word-flip', length: 5 } as const;
  const exercise = tryQuestion(request, noTokens, emptyTally());
  const { shown } = exercise.question;
  if (shown.kind !== 'trace') throw new Error('A question about cells shows a trace.');
  const other = exercise.judge({ form: 'cell', tape: shown.tape === 0 ? 1 : 0, cell: 0 });
  expect(other).toMatchObject({ right: false, mistake: 'other tape' });
  expect(other.place).toMatchObject({ kind: 'cell', tape: shown.tape, step: shown.step });
});

/** The cell of the asked tape at the first step from the shown one on at which an operand of any atomic state is fetched. */
function nextCell({ question }: Exercise) {
  if (question.shown.kind !== 'trace') throw new Error('A question about cells shows a trace.');
  const { task: id, instance, step, tape } = question.shown;
  const { trace } = solveTask(taskOf(id), instance);
  let first = Infinity;
  for (let index = 0; index < trace.length; index++)
    for (const { cells } of trace.state(index).fetched)
      for (const cell of cells) if (cell.step >= step) first = Math.min(first, cell.step);
  return { form: 'cell', tape, cell: followed(id, instance, first).heads[tape] };
}

/** A naive simulator after so many steps, with the cells under its heads. */
function followed(id: string, instance: Parameters<typeof solveTask>[1], steps: number) {
  const task = taskOf(id);
  const exchange = exportMachine(task.machine());
  const contents = task.encode(instance);
  const naive = new NaiveSimulator(
    exchange,
    exchange.tapes.map((name) => [...(contents[name] ?? '')]),
  );
  const heads = exchange.tapes.map(() => 0);
  naive.run(steps, (_step, rule, before) => {
    rule[4].forEach((move, tape) => {
      heads[tape] = before[tape]! + (move === 'L' ? -1 : move === 'R' ? 1 : 0);
    });
  });
  return { naive, heads };
}

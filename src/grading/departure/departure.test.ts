import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { tryFaults, tryNoise, type Trials } from '../../testing/fault-trials.ts';
import { Grader } from '../grader.ts';
import { SolvedInstance } from '../reference/solved-instance.ts';

const none = (): Trials => ({ count: 0, missed: [] });
const sum = 'large-number-addition';

/** What grading says of an output for 95 + 7. */
function graded(output: string, stop?: 'stop' | 'length') {
  const task = taskById(sum)!;
  const example = { id: 'a', task, instance: { x1: '95', x2: '7' }, range: '' };
  return new Grader().grade({ output, stop }, { example, how: 'record' }, 'run').result;
}

const RIGHT = String.raw`align: 95 + 7
= 95 + 07, carry 0
→ column 1
column 1: 5 + 7 + 0
= 2, carry 1
→ column 2
column 2: 9 + 0 + 1
= 0, carry 1
→ column 3
column 3: none
→ carry-out
carry-out: carry 1
first digit 1
→ F
\boxed{102}`;

describe('of an output for 95 + 7', () => {
  test('the right text departs nowhere', () => {
    expect(graded(RIGHT)).toMatchObject({ correct: true, kind: null, variant: 'tail', arithmetic: 'folded', of: 5 });
  });

  test.each([
    ['a wrong operand', '9 + 0 + 1', '9 + 5 + 1', { kind: 'operand', place: 2, expected_word: '0', found_word: '5' }],
    ['a wrong result', '= 2, carry 1', '= 3, carry 1', { kind: 'result', place: 1, expected_word: '2,' }],
    ['a wrong transition', '→ column 2', '→ column 3', { kind: 'transition', place: 1, found_word: '3' }],
    ['a state left out', /column 2: [^c]*carry 1\n→ column 3\n/, '', { kind: 'state', detail: 'skipped', place: 2 }],
    ['a state that there is not', 'column 2: 9', 'column 7: 9', { kind: 'state', detail: 'invented', place: 2 }],
    ['a wrong answer alone', '{102}', '{112}', { kind: 'result', part: 'answer', place: 5, correct: false }],
    ['an answer too soon', /column 3: none(.|\n)*F\n/, '', { kind: 'stopped early', place: 3 }],
  ])('%s is found', (_what, right, wrong, departure) => {
    expect(graded(RIGHT.replace(right, wrong), 'stop')).toMatchObject(departure);
  });

  test('says where a wrong operand comes from, and where it should have come from', () => {
    expect(graded(RIGHT.replace('9 + 0 + 1', '9 + 7 + 1'))).toMatchObject({
      kind: 'operand',
      source_cell: { tape: 'x2', from: -1, to: -1 },
      found_cell: { tape: 'x2', from: 0, to: 0 },
    });
  });

  test('being cut off is no error of the state, and prose is none of a state at all', () => {
    expect(graded(RIGHT.slice(0, 60), 'length')).toMatchObject({ kind: 'cut off', place: 1, correct: false });
    expect(graded('I would say that it is about a hundred.')).toMatchObject({ kind: 'unreadable', state: null });
  });

  test('a repeated state is one, and so are states after the last', () => {
    const column = RIGHT.slice(RIGHT.indexOf('column 1:'), RIGHT.indexOf('column 2:'));
    expect(graded(RIGHT.replace(column, column + column))).toMatchObject({
      kind: 'state',
      detail: 'repeated',
      place: 2,
    });
    expect(graded(RIGHT.replace(String.raw`\boxed`, String.raw`${column}\boxed`))).toMatchObject({ kind: 'ran on' });
  });

  test('what follows from a wrong result is no error of its own, and what does not is one', () => {
    // The carry is wrong; the next column is right with it.
    const follows = RIGHT.replace('= 2, carry 1', '= 2, carry 0')
      .replace('9 + 0 + 1\n= 0, carry 1', '9 + 0 + 0\n= 9, carry 0')
      .replace('carry-out: carry 1\nfirst digit 1', 'carry-out: carry 0\nno further digit')
      .replace('{102}', '{92}');
    expect(graded(follows)).toMatchObject({
      kind: 'result',
      place: 1,
      later: { consequence: 2, independent: 0, unknown: 0 },
    });
    expect(graded(follows.replace('= 9, carry 0', '= 8, carry 0'))).toMatchObject({
      kind: 'result',
      later: { consequence: 1, independent: 1, unknown: 0 },
    });
    // Wrong once, right ever after.
    expect(graded(RIGHT.replace('= 2, carry 1', '= 7, carry 1'))).toMatchObject({
      later: { consequence: 0, independent: 0, unknown: 0 },
    });
  });

  test('an answer and nothing else is an answer alone, also a wrong one where the record names a text with states', () => {
    const task = taskById(sum)!;
    const example = { id: 'a', task, instance: { x1: '95', x2: '7' }, range: '', variant: 'tail' } as const;
    const said = (output: string) => new Grader().grade({ output }, { example, how: 'record' }, 'run').result;
    expect(said(String.raw`\boxed{102}`)).toMatchObject({ variant: 'direct', kind: null, correct: true });
    expect(said(String.raw`**\boxed{92}**`)).toMatchObject({ variant: 'direct', kind: 'result', part: 'answer' });
  });

  test('an older text is graded by its answer alone', () => {
    const older = RIGHT.replace(', carry 0\n→ column 1', '\n→ column 1, carry 0');
    expect(graded(older)).toMatchObject({ note: 'older text', correct: true, kind: null, variant: null });
  });
});

test('a variant that leaves out all states of a run does not excuse the faults of a text that has them', () => {
  const task = taskById('diophantine-equation')!;
  const instance = { x1: 18, x2: 16, n: 37 };
  const example = { id: 'a', task, instance, range: '' };
  const said = (output: string) => new Grader().grade({ output }, { example, how: 'record' }, 'run').result;
  const solved = new SolvedInstance(task, instance);
  expect(solved.text({ variant: 'without-linear-transition', arithmetic: 'folded' })).toBe(String.raw`\boxed{none}`);
  const right = solved.text({ variant: 'tail', arithmetic: 'folded' });
  expect(said(right)).toMatchObject({ variant: 'tail', kind: null, correct: true });
  expect(said(right.replace('= 2, remainder 5', '= 2, remainder 6'))).toMatchObject({ kind: 'result', place: 1 });
  // Nor does an output before it that was an answer alone.
  const asked = {
    example: { id: 'a', task: task.id, instance, range: '' },
    how: 'record',
    run: 'run',
  } as const;
  const outputs = [String.raw`\boxed{none}`, right.replace('= 2, remainder 5', '= 2, remainder 6')];
  const both = new Grader().gradeBatch(outputs.map((output) => ({ ...asked, output })));
  expect(both.map(({ result }) => result.kind)).toEqual([null, 'result']);
});

test('an answer alone behind a thought is an answer alone, and a text behind marks of thinking is that text', () => {
  expect(graded('<think>\nI should be careful.\n</think>\n\n\\boxed{102}')).toMatchObject({
    variant: 'direct',
    kind: null,
  });
  const box = RIGHT.lastIndexOf('\n');
  expect(graded(`<think>\n${RIGHT.slice(0, box)}\n</think>\n${RIGHT.slice(box)}`)).toMatchObject({
    variant: 'tail',
    kind: null,
  });
});

test('a wrong index that the first line of older texts has does not make a text an older one', () => {
  const example = { id: 'a', task: taskById('word-flip')!, instance: { text: 'abcd' }, range: '' };
  const said = (output: string) => new Grader().grade({ output }, { example, how: 'record' }, 'run').result;
  const right = new SolvedInstance(example.task, example.instance).text({ variant: 'tail', arithmetic: 'folded' });
  expect(said(right).kind).toBeNull();
  expect(said(right.replace('[2]: "b"', '[0]: "b"'))).toMatchObject({ kind: 'state', note: null });
  expect(
    said(String.raw`[0]: "a"
→ [1]
\boxed{dcba}`),
  ).toMatchObject({ note: 'older text', correct: true });
});

/** Faults of each kind that are put into each form of a task's text. */
const TIMES = 1;

test('seeded faults of every kind, in every form of every task, are found at their state', { timeout: 120_000 }, () => {
  const trials = none();
  // The runs of a prime search are so long that one form of them takes as long as another task.
  for (const task of TASKS.filter(({ id }) => id !== 'prime-search')) {
    const random = new Random('faults', task.id);
    tryFaults(task, task.example, random, TIMES, trials);
  }
  expect(trials.count).toBeGreaterThan(1000);
  expect(
    trials.missed.length / trials.count,
    JSON.stringify(trials.missed.map(({ what }) => what)),
  ).toBeLessThanOrEqual(0.005);
});

test('no noise around a right text is taken for an error', { timeout: 120_000 }, () => {
  const trials = none();
  for (const task of TASKS.filter(({ id }) => id !== 'prime-search')) tryNoise(task, task.example, trials);
  expect(trials.count).toBeGreaterThan(3000);
  expect(trials.missed.map(({ what }) => what)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { ManyRow } from './machine-views.ts';
import { ManyOutcomes } from './many-outcomes.ts';

const row = (line: number, input: string, steps: number, outcome: ManyRow['outcome'] = 'accepted'): ManyRow => ({
  line,
  input,
  outcome,
  steps,
  state: 'q',
  tapes: [input.toUpperCase()],
});

const outcomes = new ManyOutcomes([row(1, 'ab', 10), row(2, 'a', 9, 'rejected'), row(3, 'bb', 100), row(4, '', 1)]);
const lines = (request: Partial<Parameters<ManyOutcomes['window']>[0]>) => {
  const { rows, matches } = outcomes.window({
    filter: '',
    column: undefined,
    descending: false,
    from: 0,
    to: 9,
    ...request,
  });
  return { lines: rows.map(({ line }) => line), matches };
};

test('a stretch comes in the order of the inputs, and it is said how many there are', () => {
  expect(lines({ from: 1, to: 3 })).toEqual({ lines: [2, 3], matches: 4 });
  expect(outcomes.counts()).toEqual([
    { outcome: 'accepted', count: 3 },
    { outcome: 'rejected', count: 1 },
  ]);
});

test('all rows are sorted, numbers by their value, and filtered by what any column holds', () => {
  expect(lines({ column: 'steps' }).lines).toEqual([4, 2, 1, 3]);
  expect(lines({ column: 'input', descending: true }).lines).toEqual([3, 1, 2, 4]);
  expect(lines({ column: 'tape 0' }).lines).toEqual([4, 2, 1, 3]);
  expect(lines({ filter: 'REJ' })).toEqual({ lines: [2], matches: 1 });
  expect(lines({ filter: 'b', column: 'steps', descending: true, to: 1 })).toEqual({ lines: [3], matches: 2 });
  expect(lines({})).toEqual({ lines: [1, 2, 3, 4], matches: 4 });
});

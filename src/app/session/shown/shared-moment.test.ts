import { expect, test } from 'vitest';
import type { MomentView, TapeView } from '../../../workers/views/views.ts';
import { sharedWith } from './shared-moment.ts';

const tape = (head: number, symbols: readonly string[]): TapeView => ({ head, first: 0, last: 2, from: 0, symbols });

const moment = (step: number, tapes: readonly TapeView[], position: number): MomentView => ({
  configuration: { step, state: 0, previousState: null, rule: null, tapes, marks: [] },
  atomicState: {
    position,
    name: 'digit',
    title: 'digit 1',
    fetched: [],
    results: [],
    next: '',
    firstStep: 0,
    endStep: 9,
  },
});

test('what a step leaves alone is the same object as before, what it changes is new', () => {
  const before = moment(1, [tape(0, ['a', 'b', 'c']), tape(0, ['a', 'b', 'c']), tape(0, ['a', 'b', 'c'])], 4);
  const now = moment(2, [tape(0, ['a', 'b', 'c']), tape(1, ['a', 'b', 'c']), tape(0, ['a', 'x', 'c'])], 4);
  const shared = sharedWith(before, now);
  expect(shared).toEqual(now);
  expect(shared.configuration.tapes[0]).toBe(before.configuration.tapes[0]);
  expect(shared.configuration.tapes[1]).toBe(now.configuration.tapes[1]);
  expect(shared.configuration.tapes[2]).toBe(now.configuration.tapes[2]);
  expect(shared.atomicState).toBe(before.atomicState);
});

test('another atomic state is shown in place of the one before, and none where there is none', () => {
  const before = moment(1, [], 4);
  const next = moment(2, [], 5);
  expect(sharedWith(before, next).atomicState).toBe(next.atomicState);
  expect(sharedWith(before, { ...next, atomicState: null }).atomicState).toBeNull();
  expect(sharedWith(undefined, next)).toBe(next);
});

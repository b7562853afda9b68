import { expect, test } from 'vitest';
import type { Source } from './atomic-state.ts';
import { latestState, writtenBy } from './written-by.ts';

const INPUT = { kind: 'input' } as const;
const CONSTANT = { kind: 'constant', step: 4 } as const;
const EARLY = { kind: 'state', state: 2 } as const;
const LATE = { kind: 'state', state: 7 } as const;

const fetched = (...sources: Source[]) => writtenBy({ role: 'fetch', sources });

test('the arrow goes to the latest state, whatever else the value is made of', () => {
  expect(fetched(INPUT, EARLY, CONSTANT, LATE)).toEqual({ kind: 'state', source: LATE });
  expect(fetched(EARLY, INPUT)).toEqual({ kind: 'state', source: EARLY });
});

test('a value that no state wrote goes to the constant, else to the input', () => {
  expect(fetched(INPUT, CONSTANT)).toEqual({ kind: 'constant', source: CONSTANT });
  expect(fetched(INPUT)).toEqual({ kind: 'input' });
  expect(fetched()).toEqual({ kind: 'input' });
});

test('a result was written in its own state, and only its sources lead elsewhere', () => {
  expect(writtenBy<Source>({ role: 'result', sources: [] })).toEqual({ kind: 'itself' });
});

test('there is no latest state where no state wrote', () => {
  expect(latestState<Source>([INPUT, CONSTANT])).toBeUndefined();
  expect(latestState<Source>([EARLY, LATE, CONSTANT])).toBe(LATE);
});

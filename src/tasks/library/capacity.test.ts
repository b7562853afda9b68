import { expect, test } from 'vitest';
import { capacityOf } from './capacity.ts';
import { wordingsOf } from '../wordings.ts';
import { wordFlip } from '../simulation/word-flip.ts';

test('what a range holds is stated in instances and queries, where the task counts it', () => {
  const counted = { ...wordFlip, capacity: ({ from, to }: { from: number; to: number }) => to - from + 1 };
  expect(capacityOf(counted, { from: 3, to: 30 })).toEqual({
    instances: 28,
    queries: 28 * wordingsOf(wordFlip).length,
  });
  expect(capacityOf({ ...wordFlip, capacity: () => undefined }, { from: 3, to: 30 })).toBeUndefined();
  expect(capacityOf(wordFlip, { from: 3, to: 30 })).toBeUndefined();
});

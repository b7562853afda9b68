import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { scheduleOf } from './schedule.ts';

test('two thousand rows make more updates than the four of the paper’s batch', () => {
  expect(scheduleOf(2000, 'full')).toMatchObject({ globalBatch: 32, epochs: 2, updates: 126, warmUp: 4 });
  expect(scheduleOf(2000, 'lora')).toMatchObject({ globalBatch: 32, epochs: 2, updates: 126 });
});

test('where there are rows enough, batch and epochs are the paper’s', () => {
  expect(scheduleOf(100_000, 'full')).toMatchObject({ globalBatch: 1024, epochs: 2, updates: 196, isPapers: true });
  expect(scheduleOf(100_000, 'lora')).toMatchObject({ globalBatch: 64, accumulation: 64, isPapers: false });
});

test('with very few rows it is said that they are too few', () => {
  expect(scheduleOf(60, 'full')).toMatchObject({ globalBatch: 8, epochs: 8, updates: 64, isEnough: false });
});

test('updates are those that a trainer makes of the rows', () => {
  assert(
    property(integer({ min: 1, max: 3_000_000 }), constantFrom('full' as const, 'lora' as const), (rows, way) => {
      const { epochs, globalBatch, accumulation, updates, isEnough } = scheduleOf(rows, way);
      // A trainer goes through the rows batch by batch; the last one of an epoch may be smaller.
      let made = 0;
      for (let epoch = 0; epoch < epochs; epoch++) for (let left = rows; left > 0; left -= globalBatch) made++;
      expect(updates).toBe(made);
      expect(accumulation * (way === 'full' ? 8 : 1)).toBe(globalBatch);
      // Batches are no smaller than they must be.
      if (globalBatch < (way === 'full' ? 1024 : 64)) expect(2 * Math.ceil(rows / (2 * globalBatch))).toBeLessThan(100);
      if (!isEnough) expect([globalBatch, epochs]).toEqual([8, 8]);
    }),
  );
});

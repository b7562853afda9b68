import { expect, test } from 'vitest';
import { smallPlan } from '../../testing/dataset-plan.ts';
import { archiveTime } from './archive-time.ts';

const timeOf = (seed: number): Date => archiveTime(smallPlan({ seed }).settings);

test('an archive has the same time whenever it is made, and another for other settings', () => {
  expect(timeOf(1)).toEqual(timeOf(1));
  const times = Array.from({ length: 200 }, (_, seed) => timeOf(seed).getTime());
  expect(new Set(times).size).toBe(200);
});

test('is one that archives can name to the second, at an hour that no clock skips', () => {
  for (let seed = 0; seed < 200; seed++) {
    const time = timeOf(seed);
    expect(time.getFullYear()).toBeGreaterThanOrEqual(1980);
    expect(time.getFullYear()).toBeLessThan(2030);
    expect(time.getHours()).toBe(12);
    expect(time.getSeconds() % 2).toBe(0);
  }
});

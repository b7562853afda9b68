import { describe, expect, test } from 'vitest';
import { Random } from '../base/random.ts';
import { PAPER_RANGES } from './ranges.ts';
import { TASKS } from './registry.ts';
import { solveTask } from './task-subject.ts';
import type { PaperRange } from './task.ts';

/** Draws a task and range; fewer where runs are long. */
const DRAWS: Readonly<Record<PaperRange, number>> = { S: 200, M: 100, L: 100 };

/** Share of draws, at most, that may be decided in under a third of the atomic states of the median. */
const MOST_SHORT = 0.1;

/** A range whose rows are decided at once teaches nothing, however long its operands are. */
describe.each(TASKS.map((task) => [task.id, task] as const))('%s is drawn worth a row', (id, task) => {
  test.each(PAPER_RANGES)('in the range %s', (range) => {
    const states = Array.from({ length: DRAWS[range] }, (_, index) => {
      const instance = task.sample(new Random('worth a row', id, range, index), task.ranges[range]);
      return solveTask(task, instance).trace.outerLength;
    }).toSorted((one, other) => one - other);
    const median = states[Math.floor(states.length / 2)]!;
    const short = states.filter((each) => 3 * each < median).length;
    expect(short / states.length, `states: ${states.join(' ')}`).toBeLessThanOrEqual(MOST_SHORT);
    // A median of one or two states would pass, and say nothing.
    expect(median).toBeGreaterThan(4);
  });
});

import { describe, expect, test } from 'vitest';
import { chainOfThought } from '../runs/solution.ts';
import { taskById } from '../tasks/registry.ts';
import { parseRange } from '../tasks/ranges.ts';
import { solveTask } from '../tasks/task-subject.ts';
import { copiedCharacters, sizeNote } from './copied-tapes.ts';
import { candidate } from './draw/candidate.ts';

const rangeOf = (id: string, name: string) => {
  const range = parseRange(taskById(id)!, name);
  if (typeof range === 'string') throw new Error(range);
  return range;
};

describe('the copies of the tapes in a Turing program', () => {
  test.each([
    ['lcs', '20-20'],
    ['bubble-sort', '12-12'],
    ['large-number-addition', '30-30'],
  ])('of %s are as long as the lines of its text that copy tapes', (id, name) => {
    const task = taskById(id)!;
    const solution = solveTask(task, candidate(task, rangeOf(id, name), 0, 0).instance);
    const text = chainOfThought(solution, { variant: 'turing-program', arithmetic: 'folded' }).text();
    const copied = text
      .split('\n')
      .flatMap((line) => {
        const tape = task.memory.find((each) => line.startsWith(`${each}:`));
        return tape === undefined ? [] : [line.length - tape.length - 1];
      })
      .reduce((sum, length) => sum + length, 0);
    const estimated = copiedCharacters(solution);
    expect(estimated).toBeGreaterThan(0.8 * copied);
    expect(estimated).toBeLessThan(1.25 * copied);
  });

  test('are told of where a part has a gigabyte of them', () => {
    const task = taskById('lcs')!;
    const note = sizeNote({ task, range: rangeOf('lcs', '20-20'), count: 10_000 });
    expect(note).toMatch(/range 20-20: .* 10,000 texts have up to about \d\.\d GB\.$/);
    expect(sizeNote({ task, range: rangeOf('lcs', '20-20'), count: 10 })).toBeUndefined();
  });
});

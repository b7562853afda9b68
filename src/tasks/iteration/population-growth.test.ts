import { expect, test } from 'vitest';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../task-subject.ts';
import { populationGrowth } from './population-growth.ts';

test('only the unit before the first births ends the first pass, not one with the same last digit', () => {
  const solution = solveTask(populationGrowth, { n: 27, x: 15, y: 9, z: 1 });
  const text = chainOfThought(solution, { variant: 'without-atomic-state', arithmetic: 'folded' }).text();
  expect(text.match(/^unit \d+|\d+ . x$|left .*$/gmu)).toEqual(['unit 14', 'left 13, 15 = x', 'unit 27', 'left 0 = 0']);
});

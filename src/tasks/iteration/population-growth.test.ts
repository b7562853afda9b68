import { expect, test } from 'vitest';
import { chainOfThought, solve } from '../solution.ts';
import { populationGrowth } from './population-growth.ts';

test('only the unit at which births begin ends the first pass, not a later one with the same last digit', () => {
  const solution = solve(populationGrowth, { n: 27, x: 5, y: 9, z: 1 });
  const text = chainOfThought(solution, { variant: 'without-atomic-state', arithmetic: 'folded' }).text();
  expect(text.match(/^unit \d+: t . x/gmu)).toEqual(['unit 5: t = x', 'unit 27: t > x']);
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runFigures } from '../../lab/trained/run-figures.ts';
import { TRAINED_RUNS } from '../../lab/trained/trained-runs.ts';
import { usualRecipe } from '../../lab/training/recipe.ts';
import { runsInFolder } from './run-files.ts';

test('the list of runs is what their logs say; `npx tsx scripts/lab-runs.ts` makes it again', () => {
  const folder = fileURLToPath(new URL('../../lab/trained', import.meta.url));
  expect(TRAINED_RUNS.length).toBeGreaterThan(0);
  expect(TRAINED_RUNS).toEqual(runsInFolder(folder));
});

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

test('tokens and the last loss are added up from the lines of a log', () => {
  const recipe = { ...usualRecipe('parity'), updates: 50 };
  const log = lines(
    { recipe },
    { update: 20, loss: 4, tokens: 100, seconds: 1 },
    { update: 40, loss: 2, attention: 1, tokens: 110.5, seconds: 2 },
    { update: 50, loss: 3, tokens: 90, seconds: 3 },
  );
  expect(runFigures('a', log, '')).toMatchObject({
    updates: 50,
    tokens: 20 * 100 + 20 * 110.5 + 10 * 90,
    seconds: 3,
    lastLoss: 3,
    lengths: [],
  });
});

test('a log without recipe is refused', () => {
  expect(() => runFigures('a', lines({ update: 20 }), '')).toThrow('recipe');
});

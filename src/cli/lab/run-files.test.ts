import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runFigures } from '../../lab/trained/run-figures.ts';
import { trainingCommand } from '../../lab/trained/command.ts';
import { runTables, TABLES_BEGIN, TABLES_END } from '../../lab/trained/tables.ts';
import { TRAINED_RUNS, type TrainedRun } from '../../lab/trained/trained-runs.ts';
import { usualRecipe, type Recipe } from '../../lab/training/recipe.ts';
import { recipeOf, type TypedRecipe } from './options.ts';
import { runsInFolder } from './run-files.ts';

test('the list of runs is what their logs say; `npx tsx scripts/lab-runs.ts` makes it again', () => {
  const folder = fileURLToPath(new URL('../../lab/trained', import.meta.url));
  expect(TRAINED_RUNS.length).toBeGreaterThan(0);
  expect(TRAINED_RUNS).toEqual(runsInFolder(folder));
});

test('the tables of docs/lab.md are made of that list', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/lab.md', import.meta.url)), 'utf8');
  const tables = page.split(TABLES_BEGIN)[1]?.split(TABLES_END)[0];
  expect(tables?.trim()).toBe(runTables(TRAINED_RUNS));
});

test('the tables say counts, lower bounds and commands', () => {
  const run = TRAINED_RUNS.find(({ name }) => name === 'parity-tail-1');
  const figures = {
    ...run!.lengths[0]!,
    length: 8,
    text: [299, 300],
    answer: [300, 300],
  } satisfies TrainedRun['lengths'][number];
  const tables = runTables([{ ...run!, recipe: usualRecipe('parity'), lengths: [figures] }]);
  // 299 of 300: by Wilson from .981.
  expect(tables).toContain('| parity-tail-1 | 299 of 300 (.981) |');
  expect(tables).toContain('| 300 of 300 (.987) | `--machine parity --variant tail --seed 1` |');
  expect(tables).toContain('| tail | 1 | .981 |');
});

test('a command names what differs from the usual recipe', () => {
  const recipe = { ...usualRecipe('parity'), seed: 2, lengths: [3, 9] as [number, number], learningRate: 0.001 };
  const firstStages = [{ updates: 5, lengths: [1, 2] as [number, number], stretch: 9, distractorCells: 0 }];
  expect(trainingCommand({ ...recipe, firstStages })).toBe(
    'npm run lab -- train --machine parity --variant tail --seed 2 --lengths 3-9 --learning-rate 0.001 --first-stages 5,1-2,9,0',
  );
});

/** A recipe with what it means where these are not given. */
const whole = (given: Recipe) => ({ besideTapes: false, distanceSpread: 0, ...given });

test.each(TRAINED_RUNS)('the command of $name trains by its recipe', ({ recipe }) => {
  const typed = [...trainingCommand(recipe).matchAll(/ --([a-z-]+) (\S+)/g)].map(([, option, value]) => [
    option!.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  expect(whole(recipeOf(Object.fromEntries(typed) as TypedRecipe))).toEqual(whole(recipe));
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
  expect(runFigures('a', log, '', '')).toMatchObject({
    updates: 50,
    tokens: 20 * 100 + 20 * 110.5 + 10 * 90,
    seconds: 3,
    lastLoss: 3,
    lengths: [],
  });
});

test('a log without recipe is refused', () => {
  expect(() => runFigures('a', lines({ update: 20 }), '', '')).toThrow('recipe');
});

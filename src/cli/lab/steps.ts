import { Command } from 'commander';
import { drawnExample } from '../../lab/data/example.ts';
import { labRules, LabRules, type LabRule } from '../../lab/data/lab-steps.ts';
import { labVariant } from '../../lab/data/variants.ts';
import type { Recipe } from '../../lab/training/recipe.ts';
import { machineOf } from '../../lab/training/trainer.ts';
import {
  countOf,
  lengthsOf,
  addMachineOption,
  recipeOf,
  refuseLengths,
  VARIANT_LIST,
  type TypedRecipe,
} from './options.ts';

/** `lab steps`: what texts teach, step by step, and how much of longer texts that is. */
export function stepsCommand(): Command {
  return addMachineOption(new Command('steps'))
    .description(
      'Count the different steps of training texts, and how many of the steps of longer texts are among them.',
    )
    .option('--variant <ID>', `one of ${VARIANT_LIST}`)
    .option('--lengths <RANGE>', 'lengths of training inputs, such as 2-6')
    .option('--seed <NUMBER>', 'what the texts are drawn with')
    .option('--count <NUMBER>', 'training texts', '1000')
    .option('--test <LIST>', 'lengths that are tested, with 100 texts each', '12,18')
    .action(({ count, test, ...typed }: TypedRecipe & { readonly count: string; readonly test: string }) => {
      const recipe = recipeOf({ distractorCells: '0', ...typed });
      const rules = new LabRules();
      const texts = countOf('--count', count, 1);
      for (let index = 0; index < texts; index++) rules.add(rulesOf(recipe, 'data', recipe.lengths, index));
      const tests = lengthsOf('--test', test).map((length) => tested(recipe, rules, length));
      const report = { texts, distinct: rules.distinct, ambiguous: rules.ambiguous, tests };
      process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    });
}

/** Texts a length that is tested. */
const TEST_TEXTS = 100;

function tested(recipe: Recipe, known: LabRules, length: number): { length: number; steps: number; whole: number } {
  let steps = 0;
  let covered = 0;
  let whole = 0;
  for (let index = 0; index < TEST_TEXTS; index++) {
    const rules = rulesOf(recipe, 'test', [length, length], index);
    const found = rules.filter((rule) => known.has(rule)).length;
    steps += rules.length;
    covered += found;
    if (found === rules.length) whole++;
  }
  return { length, steps: Number((covered / steps).toFixed(4)), whole: whole / TEST_TEXTS };
}

function rulesOf(recipe: Recipe, purpose: string, lengths: readonly [number, number], index: number): LabRule[] {
  const { seed, ring, distractorCells } = recipe;
  const variant = labVariant(recipe.variant);
  try {
    const name = { purpose, seed, index, lengths };
    return labRules(drawnExample(machineOf(recipe), variant, name, { ring, distractorCells }).run, variant);
  } catch (problem) {
    refuseLengths(problem, lengths);
  }
}

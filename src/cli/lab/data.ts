import { Command } from 'commander';
import { drawnExample } from '../../lab/data/example.ts';
import { labVariant } from '../../lab/data/variants.ts';
import { machineOf } from '../../lab/training/trainer.ts';
import { countOf, addMachineOption, recipeOf, refuseLengths, VARIANT_LIST, type TypedRecipe } from './options.ts';

/** `lab data`: texts with what each token is and where it comes from, as JSON lines. */
export function dataCommand(): Command {
  return addMachineOption(new Command('data'))
    .description('Print texts as JSON lines: tokens, where the prompt ends, the kind and the source of each token.')
    .option('--variant <ID>', `one of ${VARIANT_LIST}`)
    .option('--lengths <RANGE>', 'lengths of inputs, such as 2-6')
    .option('--seed <NUMBER>', 'what the texts are drawn with')
    .option('--ring <NUMBER>', 'addresses on the ring')
    .option('--distractor-cells <NUMBER>', 'most cells of the distractor of three texts in four; 0 for none')
    .option('--count <NUMBER>', 'texts', '10')
    .action(({ count, ...typed }: TypedRecipe & { readonly count: string }) => {
      const recipe = recipeOf({ distractorCells: '0', ...typed });
      const { seed, lengths, ring, distractorCells } = recipe;
      const variant = labVariant(recipe.variant);
      const texts = countOf('--count', count, 1);
      for (let index = 0; index < texts; index++)
        try {
          const name = { purpose: 'data', seed, index, lengths };
          const example = drawnExample(machineOf(recipe), variant, name, { ring, distractorCells });
          const { run, tokens, promptLength, kinds, sources } = example;
          const row = {
            machine: recipe.machine,
            variant: recipe.variant,
            instance: run.instance,
            answer: run.answer,
            prompt_length: promptLength,
            tokens,
            kinds,
            sources,
          };
          process.stdout.write(`${JSON.stringify(row)}\n`);
        } catch (problem) {
          refuseLengths(problem, lengths);
        }
    });
}

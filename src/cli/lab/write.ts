import { Command } from 'commander';
import { jsonOrText } from '../../base/json.ts';
import { Random } from '../../base/random.ts';
import { labExample, randomLayout, type LabExample } from '../../lab/data/example.ts';
import { labRun } from '../../lab/data/lab-run.ts';
import { labVariant } from '../../lab/data/variants.ts';
import { END } from '../../lab/data/vocabulary.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { parseLabInstance } from '../../lab/machines/instance.ts';
import { writeText } from '../../lab/model/writing.ts';
import { loaded, type StoredModel } from '../../lab/training/checkpoint.ts';
import { capacityFor } from '../../lab/training/evaluation.ts';
import { machineOf } from '../../lab/training/trainer.ts';
import { UsageProblem } from '../usage-problem.ts';
import { countOf, modelIn } from './options.ts';

/** `lab write`: the text that a model writes for an instance of one's own, beside the machine's. */
export function writeCommand(): Command {
  return new Command('write')
    .description('Have a model write the text of an instance, and say where it first leaves that of the machine.')
    .requiredOption('--model <FILE>', 'a checkpoint or exported weights')
    .requiredOption('--instance <JSON>', 'such as {"x1":"12","x2":"345"}')
    .option('--seed <NUMBER>', 'what the addresses are drawn with', '1')
    .action(({ model, instance, seed }: { model: string; instance: string; seed: string }) => {
      const stored = modelIn(model);
      const example = exampleOf(stored, instance, countOf('--seed', seed, 0));
      const written = writtenBy(stored, example);
      const expected = example.tokens.slice(example.promptLength);
      const wrong = expected.findIndex((token, index) => written[index] !== token);
      const verdict =
        wrong < 0
          ? 'It is the machine’s to the last token.'
          : `Token ${wrong + 1} should be ${expected[wrong]} and is ${written[wrong] ?? 'missing'}.`;
      const lines = [example.tokens.slice(0, example.promptLength).join(' '), written.join(' '), verdict];
      process.stdout.write(`${lines.join('\n\n')}\n`);
    });
}

function exampleOf({ recipe }: StoredModel, json: string, seed: number): LabExample {
  const machine = machineOf(recipe);
  const parsed = parseLabInstance(machine, jsonOrText(json));
  if ('problem' in parsed) throw new UsageProblem(`--instance: ${parsed.problem.message}`);
  try {
    const run = labRun(machine, parsed.instance);
    const layout = randomLayout(new Random('lab', 'write', seed), run, { ring: recipe.ring, distractorCells: 0 });
    return labExample(run, layout, labVariant(recipe.variant));
  } catch (problem) {
    if (problem instanceof RangeError) throw new UsageProblem(`--instance: ${problem.message}`);
    throw problem;
  }
}

function writtenBy(stored: StoredModel, example: LabExample): string[] {
  const { model, vocabulary } = loaded(stored, capacityFor([example]), (floats) => new WasmKernels(floats));
  const { tokens, promptLength } = example;
  const prompt = [...vocabulary.encode(tokens.slice(0, promptLength))];
  const most = model.capacity - promptLength;
  return writeText(model, prompt, { end: vocabulary.id(END), most }).map(
    // Ids that fill the vocabulary up to a multiple of 8 have no token.
    (id) => vocabulary.tokens[id] ?? '?',
  );
}

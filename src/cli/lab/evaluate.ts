import { Command } from 'commander';
import { percent } from '../../base/percent.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { loaded } from '../../lab/training/checkpoint.ts';
import { capacityFor, evaluate, testExamples, type LengthReport, type Share } from '../../lab/training/evaluation.ts';
import { countOf, lengthsOf, modelIn, refuseBeyondRing } from './options.ts';

/** `lab evaluate`: what a model does on inputs of each length. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Have a model write the texts of drawn inputs and compare: by length, with 95 % intervals (Wilson).')
    .requiredOption('--model <FILE>', 'a checkpoint or exported weights')
    .requiredOption('--lengths <LIST>', 'lengths of inputs, such as 2-8,16,24')
    .option('--count <NUMBER>', 'inputs a length', '300')
    .option('--json', 'print JSON lines')
    .action(({ model: file, lengths, count, json }: { model: string; lengths: string; count: string; json?: true }) => {
      const stored = modelIn(file);
      const inputs = countOf('--count', count, 1);
      for (const length of lengthsOf('--lengths', lengths)) {
        const report = reported(stored, length, inputs);
        process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${readable(report)}\n`);
      }
    });
}

function reported(stored: Parameters<typeof loaded>[0], length: number, count: number): LengthReport {
  try {
    const examples = testExamples(stored.recipe, length, count);
    const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
    return evaluate(model, vocabulary, length, examples);
  } catch (problem) {
    refuseBeyondRing(problem, [length]);
  }
}

function readable({ length, text, answer, attention, intervention }: LengthReport): string {
  const heads = attention.map((each, head) => `head ${head} ${percent(each.count / each.of)}`).join(', ');
  return `length ${length}: text ${shown(text)}, answer ${shown(answer)}${heads ? `; on the source: ${heads}; follows a changed source: operands ${shareOnly(intervention.operands)}, results ${shareOnly(intervention.results)}` : ''}`;
}

const shareOnly = (share: Share): string => (share.of === 0 ? 'none' : percent(share.count / share.of));

const shown = ({ count, of, low, high }: Share): string =>
  `${percent(count / of)} (${count} of ${of}, ${percent(low)} to ${percent(high)})`;

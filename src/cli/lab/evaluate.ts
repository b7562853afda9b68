import { Command } from 'commander';
import { percent } from '../../base/percent.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { loaded, type StoredModel } from '../../lab/training/checkpoint.ts';
import { evaluateCuts, type CutReport } from '../../lab/training/cut-evaluation.ts';
import { capacityFor, evaluate, testExamples, type LengthReport, type Share } from '../../lab/training/evaluation.ts';
import { countOf, lengthsOf, modelIn, refuseLengths } from './options.ts';

/** `lab evaluate`: what a model does on inputs of each length. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('Have a model write the texts of drawn inputs and compare: by length, with 95 % intervals (Wilson).')
    .requiredOption('--model <FILE>', 'a checkpoint or exported weights')
    .requiredOption('--lengths <LIST>', 'lengths of inputs, such as 2-8,16,24')
    .option('--count <NUMBER>', 'inputs a length', '300')
    .option('--mask-source', 'instead: keep all heads from seeing the source of what is fetched, or another one')
    .option('--json', 'print JSON lines')
    .action(({ model: file, lengths, count, maskSource, json }: EvaluateOptions) => {
      const stored = modelIn(file);
      const inputs = countOf('--count', count, 1);
      for (const length of lengthsOf('--lengths', lengths)) {
        const line = maskSource
          ? printed(reported(stored, length, inputs, evaluateCuts), readableCuts, json)
          : printed(reported(stored, length, inputs, evaluate), readable, json);
        process.stdout.write(`${line}\n`);
      }
    });
}

interface EvaluateOptions {
  readonly model: string;
  readonly lengths: string;
  readonly count: string;
  readonly maskSource?: true;
  readonly json?: true;
}

function printed<Report>(report: Report, text: (report: Report) => string, json: true | undefined): string {
  return json ? JSON.stringify(report) : text(report);
}

/** What is reported of a model on drawn inputs of a length. */
function reported<Report>(
  stored: StoredModel,
  length: number,
  count: number,
  report: (...of: Parameters<typeof evaluate>) => Report,
): Report {
  try {
    const examples = testExamples(stored.recipe, length, count);
    const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
    return report(model, vocabulary, length, examples);
  } catch (problem) {
    refuseLengths(problem, [length]);
  }
}

function readable({ length, text, answer, attention, intervention, firstWrong }: LengthReport): string {
  const heads = attention.map((each, head) => `head ${head} ${percent(each.count / each.of)}`).join(', ');
  const wrong = firstWrong.map(
    ({ kind, count, lookedElsewhere }) =>
      `${kind} ${count}${lookedElsewhere > 0 ? ` (${lookedElsewhere} where the last head looked elsewhere)` : ''}`,
  );
  return [
    `length ${length}: text ${shown(text)}, answer ${shown(answer)}`,
    heads && `on the source: ${heads}`,
    heads &&
      `follows a changed source: operands ${shareOnly(intervention.operands)}, results ${shareOnly(intervention.results)}`,
    wrong.length > 0 && `wrong first: ${wrong.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function readableCuts({ length, source, other, nothing }: CutReport): string {
  const parts = Object.entries({ nothing, 'another source': other, 'the source': source }).map(
    ([what, { text, operands, results }]) =>
      `  cut ${what}: text ${shown(text)}, operands right ${shareOnly(operands)}, results read again right ${shareOnly(results)}`,
  );
  return [`length ${length}`, ...parts].join('\n');
}

const shareOnly = (share: Share): string => (share.of === 0 ? 'none' : percent(share.count / share.of));

const shown = ({ count, of, low, high }: Share): string =>
  `${percent(count / of)} (${count} of ${of}, ${percent(low)} to ${percent(high)})`;

import { Command } from 'commander';
import { singleFile, type DataFile, type Shard } from '../dataset/data-files.ts';
import { DatasetRun } from '../dataset/dataset-run.ts';
import { TooFewQueries } from '../dataset/draw.ts';
import { planOf, type DatasetPlan } from '../dataset/plan.ts';
import { select } from '../dataset/selection.ts';
import { isSound } from '../dataset/settings.ts';
import { fieldProblem } from '../tasks/fields.ts';
import { addDatasetOptions, settingsOf, type DatasetOptions } from './dataset-options.ts';
import { UsageProblem } from './usage-problem.ts';
import { writeToStdout, writeWhole } from './write-files.ts';

interface GenerateOptions extends DatasetOptions {
  readonly out?: string;
  readonly shard?: string;
}

/** `tail generate`: a dataset as one file. */
export function generateCommand(): Command {
  return addDatasetOptions(new Command('generate'))
    .description('Draw instances, run them and write one example each.')
    .option('--out <FILE>', 'write to this file instead of stdout')
    .option('--shard <I/N>', 'only part I (from 0) of N: the parts one after another are the whole')
    .action(generate);
}

async function generate(options: GenerateOptions): Promise<void> {
  const shard = options.shard === undefined ? undefined : shardOf(options.shard);
  const plan = soundPlan(settingsOf(options, false, 1));
  const { out } = options;
  if (plan.formats.length > 1)
    throw new UsageProblem(
      fieldProblem('format', options.format, 'one format a file; several with --folder or --zip').message,
    );
  try {
    const selection = await select(plan);
    const file: DataFile = singleFile(plan, selection, out ?? 'stdout', shard);
    const run = new DatasetRun(plan, selection, [file]);
    if (out === undefined) await writeToStdout(run.fileBytes(file));
    else await writeWhole('out', out, run.fileBytes(file));
    run.proof();
  } catch (problem) {
    if (problem instanceof TooFewQueries) throw new UsageProblem(problem.message);
    throw problem;
  }
}

/** The plan, with its notes said on stderr. Throws a `UsageProblem` with everything that is wrong with the settings. */
function soundPlan(settings: unknown): DatasetPlan {
  const plan = planOf(settings);
  if (!isSound(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
  for (const note of plan.notes) process.stderr.write(`Note: ${note}\n`);
  return plan;
}

function shardOf(text: string): Shard {
  const numbers = /^(\d{1,5})\/(\d{1,5})$/.exec(text);
  const index = Number(numbers?.[1]);
  const of = Number(numbers?.[2]);
  if (!numbers || index >= of)
    throw new UsageProblem(fieldProblem('shard', text, 'I/N with 0 ≤ I < N, such as 0/16').message);
  return { index, of };
}

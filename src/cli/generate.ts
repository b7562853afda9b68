import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { singleFile, type DataFile } from '../dataset/data-files.ts';
import { DatasetRun, type RunOptions } from '../dataset/dataset-run.ts';
import { TooFewQueries } from '../dataset/draw/draw.ts';
import { datasetFolder, folderShard } from '../dataset/folder/folder.ts';
import { zipBytes } from '../dataset/folder/zip.ts';
import { planOf, type DatasetPlan } from '../dataset/settings/plan.ts';
import { select, type Selection } from '../dataset/selection.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { addDatasetOptions, settingsOf, type DatasetOptions } from './dataset-options.ts';
import { shardOf, shardsOf } from './shards.ts';
import { qwenTokens } from './tokens.ts';
import { UsageProblem } from './usage-problem.ts';
import { requireEmpty, writeFolder, writeInto, writeToStdout, writeWhole } from './write-files.ts';

interface GenerateOptions extends DatasetOptions {
  readonly out?: string;
  readonly folder?: string;
  readonly zip?: string;
  readonly shard?: string;
  readonly shards?: string;
  readonly tokens?: boolean;
}

/** `tail generate`: a dataset as one file, as a folder that trains, or as an archive of it. */
export function generateCommand(): Command {
  return addDatasetOptions(new Command('generate'))
    .description('Draw instances, run them and write one example each.')
    .option('--out <FILE>', 'write to this file instead of stdout')
    .option('--folder <DIR>', 'write a folder: data by split, dataset card, manifest, recipes to train and evaluate')
    .option('--zip <FILE>', 'the same as one ZIP archive')
    .option('--tokens', 'count tokens as Qwen does: in records, card and limits')
    .option('--shards <N>', 'cut each split of a folder into so many files')
    .option('--shard <I/N>', 'only part I (from 0) of N; several machines make one dataset')
    .action(generate);
}

async function generate(options: GenerateOptions): Promise<void> {
  const { out, folder, zip } = options;
  if ([out, folder, zip].filter((each) => each !== undefined).length > 1)
    throw new UsageProblem('out, folder, zip: got several; allowed: one of them.');
  const shard = options.shard === undefined ? undefined : shardOf(options.shard);
  const inFolder = folder !== undefined || zip !== undefined;
  if (shard && zip !== undefined)
    throw new UsageProblem('shard: an archive is made in one piece; allowed: with --folder, or with one file.');
  const plan = soundPlan(settingsOf(options, inFolder, inFolder ? (shard?.of ?? shardsOf(options.shards ?? '1')) : 1));
  if (!inFolder && plan.formats.length > 1)
    throw new UsageProblem(
      fieldProblem('format', options.format, 'one format a file; several with --folder or --zip').message,
    );
  if (folder !== undefined && !shard) await requireEmpty(folder);
  try {
    const selection = await select(plan);
    const run: RunOptions = options.tokens ? { countTokens: qwenTokens() } : {};
    if (zip !== undefined) await writeWhole('zip', zip, zipBytes(datasetFolder(plan, selection, run)));
    else if (folder === undefined) await writeSingle(plan, selection, options, run);
    // Other shards are written into the same folder, so only this one's files may be taken away again.
    else if (shard)
      for await (const { path, bytes } of folderShard(plan, selection, shard, run))
        await writeInto(folder, path, bytes);
    else await writeFolder(folder, datasetFolder(plan, selection, run));
  } catch (problem) {
    if (problem instanceof TooFewQueries) throw new UsageProblem(problem.message);
    throw problem;
  }
}

async function writeSingle(
  plan: DatasetPlan,
  selection: Selection,
  { out, shard }: GenerateOptions,
  options: RunOptions,
): Promise<void> {
  const file = singleFile(plan, selection, out ?? 'stdout', shard === undefined ? undefined : shardOf(shard));
  const run = new DatasetRun(plan, selection, [file], options);
  if (out === undefined) await writeToStdout(proven(run, file));
  else await writeWhole('out', out, proven(run, file));
}

/** The bytes of a file; at their end the run throws where its splits are not disjoint, before the file is there. */
async function* proven(run: DatasetRun, file: DataFile): AsyncGenerator<Uint8Array> {
  yield* run.fileBytes(file);
  run.proof();
}

/** The plan, with its notes said on stderr. Throws a `UsageProblem` with everything that is wrong with the settings. */
function soundPlan(settings: unknown): DatasetPlan {
  const plan = planOf(settings);
  if (!isSound(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
  for (const note of plan.notes) process.stderr.write(`Note: ${note}\n`);
  return plan;
}

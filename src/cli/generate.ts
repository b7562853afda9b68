import { createHash } from 'node:crypto';
import { archiveTime } from '../dataset/folder/archive-time.ts';
import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { grouped } from '../base/grouped.ts';
import { CannotWrite } from '../dataset/cannot-write.ts';
import { sizeNote } from '../dataset/copied-tapes.ts';
import { singleFile } from '../dataset/data-files.ts';
import { DatasetRun, type Missing, type RunOptions } from '../dataset/dataset-run.ts';
import { TooFewQueries } from '../dataset/draw/draw.ts';
import { datasetFolder, folderShard, type FolderFile } from '../dataset/folder/folder.ts';
import { ArchiveTooLarge, zipBytes } from '../dataset/folder/zip.ts';
import { planOf, type DatasetPlan } from '../dataset/settings/plan.ts';
import { select } from '../dataset/selection.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { addDatasetOptions, settingsOf, type DatasetOptions } from './dataset-options.ts';
import { generateMachine, type MachineOptions } from './generate-machine.ts';
import { addInputOptions, OF_MACHINES } from './machine-options.ts';
import { pathOption } from './path-option.ts';
import { shardOf, shardsOf } from './shards.ts';
import { qwenTokens } from './tokens.ts';
import { optionName, UsageProblem } from './usage-problem.ts';
import { writeInto, writeToStdout, writeWhole } from './write-files.ts';
import { writeFolder } from './write-folder.ts';

interface GenerateOptions extends DatasetOptions, MachineOptions {
  readonly out?: string;
  readonly folder?: string;
  readonly zip?: string;
  readonly shard?: string;
  readonly shards?: string;
  readonly tokens?: boolean;
}

/** `tail generate`: a dataset as one file, as a folder that trains, or as an archive of it. */
export function generateCommand(): Command {
  return addInputOptions(addDatasetOptions(new Command('generate')))
    .description('Draw instances, run them and write one example each.')
    .option('--out <FILE>', 'write to this file instead of stdout', pathOption('out'))
    .option(
      '--folder <DIR>',
      'write a folder: data by split, dataset card, manifest, recipes to train and evaluate',
      pathOption('folder'),
    )
    .option('--zip <FILE>', 'the same as one ZIP archive', pathOption('zip'))
    .option('--machine <FILE>', 'the runs of a machine file instead of tasks, as JSONL', pathOption('machine'))
    .option(
      '--lengths <R>',
      'of --machine: lengths of inputs a-b; up to three with commas, which are S, M and L (those of the file)',
    )
    .option(
      '--answer <TAPE>',
      'of --machine: the tape that holds the answer; by default the answer is the halting state',
    )
    .option('--tokens', 'count tokens as Qwen does: in records, card and limits')
    .option('--shards <N>', 'cut each split of a folder into so many files')
    .option('--shard <I/N>', 'only part I (from 0) of N; several machines make one dataset')
    .action(generate);
}

async function generate(options: GenerateOptions): Promise<void> {
  if (options.machine !== undefined) {
    await generateMachine(options);
    return;
  }
  for (const name of ['lengths', 'answer', ...OF_MACHINES] as const)
    if (options[name] !== undefined)
      throw new UsageProblem(fieldProblem(optionName(name), options[name], 'nothing without --machine').message);
  const { out, folder, zip } = options;
  if ([out, folder, zip].filter((each) => each !== undefined).length > 1)
    throw new UsageProblem('out, folder, zip: got several; allowed: one of them.');
  const shard = options.shard === undefined ? undefined : shardOf(options.shard);
  const inFolder = folder !== undefined || zip !== undefined;
  if (shard && zip !== undefined)
    throw new UsageProblem('shard: an archive is made in one piece; allowed: with --folder, or with one file.');
  if (options.shards !== undefined && (!inFolder || shard))
    throw new UsageProblem(
      fieldProblem(
        'shards',
        options.shards,
        'with --folder or --zip, and without --shard, which says how many there are',
      ).message,
    );
  const plan = soundPlan(settingsOf(options, inFolder, inFolder ? (shard?.of ?? shardsOf(options.shards ?? '1')) : 1));
  if (!inFolder && plan.formats.length > 1)
    throw new UsageProblem(
      fieldProblem('format', options.format, 'one format a file; several with --folder or --zip').message,
    );
  const run: RunOptions = {
    ...(options.tokens ? { countTokens: qwenTokens() } : {}),
    startHash: () => createHash('sha256'),
    tell: turn,
    missing: sayMissing,
  };
  try {
    if (zip !== undefined)
      await writeWhole(zip, zipBytes(folderOf(plan, run), archiveTime(plan.settings)), { option: 'zip', alone: true });
    else if (folder === undefined) await writeSingle(plan, options, run);
    // Other shards are written into the same folder, so only this one's files may be taken away again.
    else if (shard)
      for await (const { path, bytes } of folderShard(plan, await select(plan, run), shard, run))
        await writeInto(folder, path, bytes);
    else await writeFolder(folder, () => folderOf(plan, run));
  } catch (problem) {
    if (problem instanceof TooFewQueries || problem instanceof CannotWrite || problem instanceof ArchiveTooLarge)
      throw new UsageProblem(problem.message);
    throw problem;
  }
}

/** Lets signals in, which are heard only between two turns of the event loop. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Says how many instances were left out of a file, and of some of them why. */
function sayMissing(path: string, { instances, why }: Missing): void {
  const were = instances === 1 ? '1 instance was' : `${grouped(instances)} instances were`;
  process.stderr.write(`Note: ${were} left out of ${path}.${why.map((each) => ` ${each}`).join('')}\n`);
}

async function* folderOf(plan: DatasetPlan, run: RunOptions): AsyncGenerator<FolderFile, void, undefined> {
  yield* datasetFolder(plan, await select(plan, run), run);
}

async function writeSingle(plan: DatasetPlan, { out, shard }: GenerateOptions, options: RunOptions): Promise<void> {
  if (out === undefined) await writeToStdout(singleBytes(plan, 'stdout', shard, options));
  else await writeWhole(out, singleBytes(plan, out, shard, options), { option: 'out', alone: shard === undefined });
}

/** The bytes of one file; at their end it throws where its splits are not disjoint, before the file is there. */
async function* singleBytes(
  plan: DatasetPlan,
  path: string,
  shard: string | undefined,
  options: RunOptions,
): AsyncGenerator<Uint8Array> {
  const selection = await select(plan, options);
  const file = singleFile(plan, selection, path, shard === undefined ? undefined : shardOf(shard));
  const run = new DatasetRun(plan, selection, [file], options);
  yield* run.fileBytes(file);
  run.proof();
}

/** The plan, with its notes said on stderr, and how large its texts get where that takes long. Throws a `UsageProblem` with everything that is wrong with the settings. */
function soundPlan(settings: unknown): DatasetPlan {
  const plan = planOf(settings);
  if (!isSound(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
  const sizes = plan.variants.includes('turing-program') ? plan.parts.map(sizeNote) : [];
  for (const note of [...plan.notes, ...sizes.filter((size) => size !== undefined)])
    process.stderr.write(`Note: ${note}\n`);
  return plan;
}

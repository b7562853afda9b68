import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { folderFiles, type DataFile, type Shard } from '../data-files.ts';
import type { Control } from '../control.ts';
import { DatasetRun, type RunOptions } from '../dataset-run.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import type { Selection } from '../selection.ts';
import { card } from './card.ts';
import { countForCard } from './card-steps.ts';
import { factsOf, reportOf, type FolderFacts, type RunReport } from './facts.ts';
import { inspectTask } from './inspect-task.ts';
import { lmEval } from './lm-eval.ts';
import { manifest } from './manifest.ts';
import type { FolderText } from './recipe.ts';
import { axolotl } from './recipes/axolotl.ts';
import { datasetInfo } from './recipes/dataset-info.ts';
import { llamaFactory } from './recipes/llamafactory.ts';
import { processReward } from './recipes/process-reward.ts';
import { trl } from './recipes/trl.ts';

/** A file of a folder. Its bytes are to be taken to their end before the next file is asked for. */
export interface FolderFile {
  /** From the folder's top, with slashes. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * All files of a dataset's folder, one after the other: data first, then what describes it. To be put into a directory, or into an
 * archive (`zipBytes`).
 *
 * Rejected with `SplitLeak` before the manifest is made when training and evaluation share something, or with the signal's reason.
 */
export async function* datasetFolder(
  plan: DatasetPlan,
  selection: Selection,
  options: RunOptions = {},
): AsyncGenerator<FolderFile, void, undefined> {
  const run = yield* dataFiles(plan, selection, folderFiles(plan, selection), options);
  yield* describingFiles(plan, [reportOf(run)], options);
}

/**
 * One shard of a folder: its data files, and a report in `shards/` that `describingFiles` reads when all shards are there. The data files
 * of all shards are, byte for byte, those of a run that makes them all.
 */
export async function* folderShard(
  plan: DatasetPlan,
  selection: Selection,
  shard: Shard,
  options: RunOptions = {},
): AsyncGenerator<FolderFile, void, undefined> {
  const run = yield* dataFiles(plan, selection, folderFiles(plan, selection, shard), options);
  run.proof();
  yield fileOf({ path: shardReportPath(shard), text: `${JSON.stringify(reportOf(run))}\n` });
}

/** The path of a shard's report until all of them are there. */
function shardReportPath({ index, of }: Shard): string {
  return `shards/${digits(index)}-of-${digits(of)}.json`;
}

/** What describes a dataset whose data files are written: card, manifest, recipes, evaluation. `reports` are those of all shards. */
export async function* describingFiles(
  plan: DatasetPlan,
  reports: readonly RunReport[],
  control: Control = {},
): AsyncGenerator<FolderFile, void, undefined> {
  // That nothing leaks is known before anything is counted.
  const counted = factsOf(plan, reports);
  const facts = { ...counted, steps: await countForCard(plan, reports[0]!.steps, control) };
  const texts = textsOf(facts);
  for (const text of texts) yield fileOf(text);
  const hashed = texts.map(({ path, text }) => {
    const bytes = utf8ToBytes(text);
    return { path, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
  });
  yield fileOf({ path: 'manifest.json', text: manifest(facts, hashed) });
}

const digits = (value: number) => String(value).padStart(5, '0');

function textsOf(facts: FolderFacts): readonly FolderText[] {
  const recipes = [...trl(facts), ...llamaFactory(facts), ...axolotl(facts), ...processReward(facts)];
  const info = datasetInfo(facts);
  const all = [...(info ? [info] : []), ...recipes, ...lmEval(facts), ...inspectTask(facts)];
  // Both evaluators bring the scorer.
  const others = [...new Map(all.map(({ path, text }) => [path, { path, text }])).values()];
  return [card(facts, others, recipes), ...others];
}

async function* dataFiles(
  plan: DatasetPlan,
  selection: Selection,
  files: readonly DataFile[],
  options: RunOptions,
): AsyncGenerator<FolderFile, DatasetRun, undefined> {
  const run = new DatasetRun(plan, selection, files, options);
  for (const file of files) yield { path: file.path, bytes: run.fileBytes(file) };
  return run;
}

function fileOf({ path, text }: FolderText): FolderFile {
  return { path, bytes: once(utf8ToBytes(text)) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes);
}

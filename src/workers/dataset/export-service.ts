import { archiveTime } from '../../dataset/folder/archive-time.ts';
import type { Progress } from '../../dataset/control.ts';
import { singleFile } from '../../dataset/data-files.ts';
import { DatasetRun, type RunOptions } from '../../dataset/dataset-run.ts';
import { datasetFolder } from '../../dataset/folder/folder.ts';
import { zipBytes } from '../../dataset/folder/zip.ts';
import { planOf, type DatasetPlan } from '../../dataset/settings/plan.ts';
import { select, type Selection } from '../../dataset/selection.ts';
import { isSound, type DatasetSettings } from '../../dataset/settings/settings.ts';
import { Pool } from '../pool.ts';
import type { BatchService } from './batch-service.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import type { OneFile, Output, Sink } from './output.ts';
import { fileSink, newDirectory, storageSink } from './sinks.ts';

/** A dataset to be made. */
export interface ExportRequest {
  readonly settings: DatasetSettings;
  readonly output: Output;
  /** The address of the vocabulary to count tokens with, if they are to be counted. */
  readonly vocabulary: string | undefined;
  /** How many workers make rows. */
  readonly workers: number;
}

/** What was made. */
export interface Exported {
  /** What the page is to save; undefined when it has been saved already. */
  readonly file: Blob | undefined;
  readonly bytes: number;
  readonly rows: number;
}

/** Makes one dataset away from the page: draws, has rows made by other workers, and writes them as they come. */
export class ExportService {
  private readonly controller = new AbortController();
  private readonly pool = new Pool<BatchService>(
    () => new Worker(new URL('batch.worker.ts', import.meta.url), { type: 'module', name: 'batch' }),
    (how) => new Error(`A worker that makes rows ${how}. Nothing was saved.`),
  );

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /**
   * Writes the dataset. Whatever goes wrong – settings, a worker, the storage, `cancel` – takes away what was written and is told as
   * one sentence.
   */
  async export(request: ExportRequest, tell: (progress: Progress) => void | Promise<void>): Promise<Exported> {
    try {
      return await this.write(request, tell);
    } catch (problem) {
      throw new Error(sentenceOf(problem), { cause: problem });
    } finally {
      const done = new Error('The dataset is done.');
      // Where the workers could not be started, queries may still be drawn.
      this.controller.abort(done);
      this.pool.end(done);
    }
  }

  /** Stops the export. */
  cancel(): void {
    const reason = new Error('Cancelled; nothing was saved.');
    this.controller.abort(reason);
    this.pool.end(reason);
  }

  private async write(
    { settings, output, vocabulary, workers }: ExportRequest,
    tell: (progress: Progress) => void | Promise<void>,
  ): Promise<Exported> {
    const plan = planOf(settings);
    if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    let last: Progress | undefined;
    const count: Count = { bytes: 0 };
    const control = {
      signal: this.controller.signal,
      tell: async (progress: Progress) => {
        if (progress.stage === 'writing') last = progress;
        // What is saved is told at the end, and estimated before: an archive holds fewer bytes than its files.
        await tell({ ...progress, bytes: count.bytes });
      },
    };
    const [selection] = await Promise.all([
      select(plan, control),
      this.pool.open(workers, (service) => service.open(settings, vocabulary)),
    ]);
    const options: RunOptions = {
      ...control,
      makeBatch: (batch) => this.pool.ask((service) => service.make(batch)),
      ahead: workers * 2,
    };
    const file =
      output.kind === 'directory'
        ? await intoDirectory(plan, selection, options, output, count)
        : await intoOneFile(plan, selection, options, output, count);
    return { file, bytes: count.bytes, rows: last?.rows ?? 0 };
  }
}

/** How much has been written. */
interface Count {
  bytes: number;
}

async function intoOneFile(
  plan: DatasetPlan,
  selection: Selection,
  options: RunOptions,
  output: Exclude<Output, { kind: 'directory' }>,
  count: Count,
): Promise<Blob | undefined> {
  const sink = output.kind === 'file' ? await fileSink(output.handle) : await storageSink(output.owner, output.name);
  return written(sink, bytesOf(plan, selection, options, output.form), count);
}

async function intoDirectory(
  plan: DatasetPlan,
  selection: Selection,
  options: RunOptions,
  { handle, name }: Extract<Output, { kind: 'directory' }>,
  count: Count,
): Promise<undefined> {
  const directory = await newDirectory(handle, name);
  try {
    for await (const { path, bytes } of datasetFolder(plan, selection, options))
      await written(await directory.file(path), bytes, count);
  } catch (problem) {
    await directory.abort();
    throw problem;
  }
}

async function* bytesOf(
  plan: DatasetPlan,
  selection: Selection,
  options: RunOptions,
  form: OneFile,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (form === 'zip') return yield* zipBytes(datasetFolder(plan, selection, options), archiveTime(plan.settings));
  const file = singleFile(plan, selection, `dataset${plan.container.extension}`);
  const run = new DatasetRun(plan, selection, [file], options);
  yield* run.fileBytes(file);
  run.proof();
}

async function written(sink: Sink, chunks: AsyncIterable<Uint8Array>, count: Count): Promise<Blob | undefined> {
  try {
    for await (const chunk of chunks) {
      await sink.write(chunk);
      count.bytes += chunk.length;
    }
    return await sink.close();
  } catch (problem) {
    // What went wrong first is what is to be told.
    await sink.abort().catch(() => undefined);
    throw problem;
  }
}

function sentenceOf(problem: unknown): string {
  const name = problem instanceof Error ? problem.name : '';
  if (name === 'QuotaExceededError')
    return 'The disk, or what the browser may use of it, is full: nothing was saved. Free some space, ask for fewer examples, or save into a folder.';
  if (name === 'NotAllowedError') return 'The browser was not allowed to write there: nothing was saved.';
  return problem instanceof Error ? problem.message : String(problem);
}

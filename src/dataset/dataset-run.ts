import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { makeBatches, type Batch, type BatchRequest } from './batch.ts';
import type { Row } from './columns.ts';
import { Watch, type Control } from './control.ts';
import { configsOf, type DataFile } from './data-files.ts';
import { DisjointnessCount, type Disjointness, type SeenOnSides } from './disjointness.ts';
import { shownRow, type PlainRow } from './plain-row.ts';
import type { DatasetPlan } from './settings/plan.ts';
import type { CountTokens } from './record.ts';
import { selected, type DrawReference, type Selection } from './selection.ts';
import type { Split } from './draw/split.ts';
import { StateCounts } from './state-counts.ts';
import { StatisticsCount } from './statistics.ts';

/** Takes bytes one after another; at the end it gives the hash of all of them. */
export interface ByteHash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** How a run works. */
export interface RunOptions extends Control {
  /**
   * Makes the rows of a request, here or elsewhere. Several may be under way at a time; they are written in their order. Without it,
   * rows are made here, one batch after the other.
   */
  readonly makeBatch?: ((request: BatchRequest) => Batch | Promise<Batch>) | undefined;
  /** How many batches are asked for ahead of the one that is being written: as many as there are workers, or a few more. */
  readonly ahead?: number | undefined;
  /** Used when rows are made here. */
  readonly countTokens?: CountTokens | undefined;
  /** Starts the SHA-256 of a file. Without it, hashing is done in JavaScript, which takes a tenth of the time that long rows take. */
  readonly startHash?: (() => ByteHash) | undefined;
  /** Is told at the end of a file that instances were left out of it; see `DatasetSettings.unfinished`. */
  readonly missing?: ((path: string, missing: Missing) => void) | undefined;
}

/** Instances that gave no row. */
export interface Missing {
  readonly instances: number;
  /** Why the first of them did not, a sentence each. */
  readonly why: readonly string[];
}

/** A data file that was written. */
export interface FileReport {
  readonly path: string;
  readonly config: string;
  readonly split: Split | null;
  readonly shard: number;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** The file's first row, as it is shown. */
  readonly sample: PlainRow | null;
}

/** Sentences kept of a file's instances that gave no row: a few say what is wrong. */
const MOST_SENTENCES = 3;

/** Instances of a batch, at most. */
const BATCH_SIZE = 50;

/** Characters of texts that a batch made elsewhere should have, at most: several are held at a time. */
const BATCH_CHARACTERS = 2 ** 21;

/**
 * Writes the data files of a dataset and counts what is written.
 *
 *     plan ─select─▶ draws ─batches─▶ rows ─container─▶ bytes
 *
 * Each file is an async iterable of bytes: nothing is made before it is asked for, and only a few batches are held at a time, so
 * memory does not grow with the file. The page drives it from a worker that hands batches to other workers, the command line by itself.
 */
export class DatasetRun {
  readonly plan: DatasetPlan;
  readonly selection: Selection;
  private readonly options: RunOptions;
  private readonly watch: Watch;
  private readonly total: number;
  private readonly disjointness = new DisjointnessCount();
  private readonly statistics = new Map<string, StatisticsCount>();
  /** Of the first configuration: every other one holds the same instances. */
  readonly states = new StateCounts();
  private readonly written: FileReport[] = [];
  private rows = 0;
  private bytes = 0;
  private missing: { instances: number; readonly why: string[] } = { instances: 0, why: [] };
  private batchSize = 1;

  /** `files` are those that will be written, for the progress. */
  constructor(plan: DatasetPlan, selection: Selection, files: readonly DataFile[], options: RunOptions = {}) {
    this.plan = plan;
    this.selection = selection;
    this.options = options;
    this.watch = new Watch(options);
    this.total = files.reduce((sum, { from, to, variants }) => sum + (to - from) * variants.length, 0);
  }

  /**
   * The bytes of a file, in stretches; files are to be written one after the other.
   *
   * The iteration is rejected with the signal's reason when it is aborted: what was written of the file is to be thrown away then.
   */
  async *fileBytes(file: DataFile): AsyncGenerator<Uint8Array, void, undefined> {
    const hash = this.options.startHash?.() ?? sha256.create();
    const before = { rows: this.rows, bytes: this.bytes };
    this.missing = { instances: 0, why: [] };
    let sample: PlainRow | null = null;
    const rows = this.fileRows(file, (row) => {
      sample ??= shownRow(row);
    });
    const progress = () =>
      ({ stage: 'writing', rows: this.rows, total: this.total, bytes: this.bytes, path: file.path }) as const;
    for await (const chunk of this.plan.container.bytes(rows, file.format.columns)) {
      hash.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
      await this.watch.look(progress);
    }
    await this.watch.tell(progress());
    if (this.missing.instances > 0) this.options.missing?.(file.path, this.missing);
    const { path, config, split, shard } = file;
    this.written.push({
      path,
      config,
      split: split ?? null,
      shard,
      rows: this.rows - before.rows,
      bytes: this.bytes - before.bytes,
      sha256: bytesToHex(hash.digest()),
      sample,
    });
  }

  /** The files that were written so far. */
  get files(): readonly FileReport[] {
    return this.written;
  }

  /** What was counted of the rows of a configuration and split. */
  statisticsOf(config: string, split: Split): StatisticsCount {
    const key = `${config} ${split}`;
    const known = this.statistics.get(key) ?? new StatisticsCount();
    this.statistics.set(key, known);
    return known;
  }

  /** Proves by counting that training and evaluation share nothing. Throws `SplitLeak` when they do. */
  proof(): Disjointness {
    return this.disjointness.proof();
  }

  /** What the proof counts, for the report of a shard. */
  get seen(): SeenOnSides {
    return this.disjointness.seen();
  }

  private async *fileRows(file: DataFile, sample: (row: Row) => void): AsyncGenerator<readonly Row[], void, undefined> {
    const [first] = configsOf(this.plan);
    for await (const { rows, facts, leftOut } of this.batches(requestsOf(this.selection, file, () => this.batchSize))) {
      rows.slice(0, 1).forEach(sample);
      this.leaveOut(leftOut);
      for (const each of facts) {
        const split = file.split ?? each.split;
        this.disjointness.add(split === 'train' ? 'train' : 'eval', each);
        this.statisticsOf(file.config, split).add(each);
        if (file.config === first?.name) this.states.add(each.task, each.range, each.states);
      }
      this.rows += rows.length;
      yield rows;
      await this.watch.look(() => ({
        stage: 'writing',
        rows: this.rows,
        total: this.total,
        bytes: this.bytes,
        path: file.path,
      }));
    }
  }

  private leaveOut(sentences: readonly string[]): void {
    const { missing } = this;
    missing.instances += sentences.length;
    missing.why.push(...sentences.slice(0, MOST_SENTENCES - missing.why.length));
  }

  /** The batches of the requests in their order, a few of them under way at a time. */
  private async *batches(requests: Iterable<BatchRequest>): AsyncGenerator<Batch, void, undefined> {
    const { ahead = 0, countTokens, makeBatch } = this.options;
    const underWay: (Batch | Promise<Batch>)[] = [];
    for (const request of requests) {
      this.options.signal?.throwIfAborted();
      if (!makeBatch) {
        yield* makeBatches(this.plan, request, countTokens);
        this.batchSize = BATCH_SIZE;
        continue;
      }
      const batch = makeBatch(request);
      // A batch that fails is reported when its turn comes; until then it is not unhandled.
      if (batch instanceof Promise) batch.catch(() => undefined);
      underWay.push(batch);
      if (underWay.length > ahead) yield this.sized(await underWay.shift()!);
    }
    while (underWay.length > 0) yield this.sized(await underWay.shift()!);
  }

  /** A batch that has come; the next ones are larger where it was small, and smaller where its rows are long. */
  private sized(batch: Batch): Batch {
    const characters = batch.facts.reduce((sum, each) => sum + each.characters, 0);
    const fitting = Math.floor((BATCH_CHARACTERS * batch.facts.length) / Math.max(1, characters));
    this.batchSize = Math.max(1, Math.min(BATCH_SIZE, 2 * this.batchSize, fitting));
    return batch;
  }
}

/** The requests that a file is made of; `size` says how many instances the next one asks for. */
function* requestsOf(
  selection: Selection,
  { split, from, to, format, variants, jsonText }: DataFile,
  size: () => number,
): Generator<BatchRequest, void, undefined> {
  let draws: DrawReference[] = [];
  for (const draw of selected(selection, split, from, to)) {
    draws.push(draw);
    if (draws.length < size()) continue;
    yield { draws, format: format.id, variants, jsonText };
    draws = [];
  }
  if (draws.length > 0) yield { draws, format: format.id, variants, jsonText };
}

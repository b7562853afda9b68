import { reasonOf } from '../../base/problems.ts';
/** Loads the rows [from, to). */
export type LoadRows<Row> = (from: number, to: number) => Promise<readonly Row[]>;

interface CacheOptions {
  /** How many rows are asked for at a time. */
  readonly chunk?: number;
  /** How many chunks are kept; the ones asked for longest ago go first. */
  readonly keep?: number;
}

/**
 * The rows of a list too long to hold, loaded in chunks as they are looked at. One cache serves one list (a trace in a
 * variant): another list takes another cache, so that an answer that comes late lands where nobody looks any more.
 */
export class WindowCache<Row> {
  private length: number;
  private readonly load: LoadRows<Row>;
  private readonly chunk: number;
  private readonly keep: number;
  /** In the order in which they were last asked for; null while a chunk is on its way. */
  private readonly chunks = new Map<number, readonly Row[] | null>();
  private readonly failed = new Map<number, string>();
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  constructor(length: number, load: LoadRows<Row>, { chunk = 16, keep = 1024 }: CacheOptions = {}) {
    this.length = length;
    this.load = load;
    this.chunk = chunk;
    this.keep = keep;
  }

  /** The row, or undefined while it is not loaded. */
  readonly row = (index: number): Row | undefined =>
    this.chunks.get(Math.floor(index / this.chunk))?.[index % this.chunk];

  /** Whether nothing of the rows [from, to) is still to come. */
  isSettled(from: number, to: number): boolean {
    for (let chunk = this.chunkOf(from); chunk < this.chunksTo(to); chunk++)
      if (!this.chunks.get(chunk) && !this.failed.has(chunk)) return false;
    return true;
  }

  /** Why the row could not be loaded, or undefined. */
  problem(index: number): string | undefined {
    return this.failed.get(Math.floor(index / this.chunk));
  }

  /** Sees to it that the rows [from, to) are loaded. A chunk that failed is not asked for again before `retry`. */
  request(from: number, to: number): void {
    for (let chunk = this.chunkOf(from); chunk < this.chunksTo(to); chunk++) {
      const rows = this.chunks.get(chunk);
      if (rows) {
        // Asked for again: the last to be forgotten.
        this.chunks.delete(chunk);
        this.chunks.set(chunk, rows);
      } else if (rows === undefined && !this.failed.has(chunk)) void this.fill(chunk);
    }
  }

  /** The list has become this long. What was the last of its chunks is asked for again. */
  lengthen(length: number): void {
    if (length <= this.length) return;
    if (this.length % this.chunk > 0) this.chunks.delete(this.chunkOf(this.length));
    this.length = length;
  }

  /** Lets chunks that failed be asked for again. */
  retry(): void {
    this.failed.clear();
    this.changed();
  }

  /** Calls back after every change; the result ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A number that is another one after every change. */
  readonly version = (): number => this.changes;

  /** The chunk with the first row from `from` on. */
  private chunkOf(from: number): number {
    return Math.floor(Math.max(0, from) / this.chunk);
  }

  /** One past the chunk with the last row before `to`. */
  private chunksTo(to: number): number {
    return Math.ceil(Math.min(this.length, to) / this.chunk);
  }

  private async fill(chunk: number): Promise<void> {
    this.chunks.set(chunk, null);
    const from = chunk * this.chunk;
    const { length } = this;
    try {
      const rows = await this.load(from, Math.min(length, from + this.chunk));
      // In a list that is longer now there may be more of them.
      if (length < this.length && from + this.chunk > length) return;
      this.chunks.set(chunk, rows);
      this.forget();
    } catch (error) {
      this.chunks.delete(chunk);
      this.failed.set(chunk, reasonOf(error));
    }
    this.changed();
  }

  private forget(): void {
    for (const [chunk, rows] of this.chunks) {
      if (this.chunks.size <= this.keep) return;
      if (rows) this.chunks.delete(chunk);
    }
  }

  private changed(): void {
    this.changes++;
    for (const listener of this.listeners) listener();
  }
}

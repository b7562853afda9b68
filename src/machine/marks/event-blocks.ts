import { EVENT_WORDS } from './event-words.ts';

/** Bits of an event's offset in its block. */
export const BLOCK_BITS = 14;
/** Events of a block, and the mask that turns an event's index into its offset. */
export const BLOCK_EVENTS = 1 << BLOCK_BITS;
export const BLOCK_MASK = BLOCK_EVENTS - 1;
/** Words of a block. */
export const BLOCK_WORDS = BLOCK_EVENTS * EVENT_WORDS;

/** The events of a log that are in memory, in blocks of `BLOCK_EVENTS`; a block that is still being filled may be shorter. */
export class EventBlocks {
  private readonly blocks: (Int32Array | undefined)[] = [];
  /** The numbers of the blocks in memory, oldest first. */
  private readonly held: number[] = [];
  /** Whether the blocks are parts of an engine's memory. */
  private isLent = false;
  private readonly kept: number;

  /** No blocks yet; `kept` of them stay in memory where others may be dropped. */
  constructor(kept: number) {
    this.kept = kept;
  }

  /** A block; undefined where it is not in memory. */
  get(number: number): Int32Array | undefined {
    return this.blocks[number];
  }

  /** Says that events are added to a new block; `mayDrop` whether the oldest may go for it. */
  begin(number: number, mayDrop: boolean): void {
    this.held.push(number);
    if (mayDrop && this.held.length > this.kept) this.blocks[this.held.shift()!] = undefined;
  }

  /** A block that has begun, with room for this many words; the first `used` of them are kept. */
  roomFor(number: number, length: number, used: number): Int32Array {
    const block = this.blocks[number];
    if (block && block.length >= length) return block;
    // Most runs are short and come in a few appends; a run that fills one block is likely to fill another one.
    const room = number > 0 ? BLOCK_WORDS : Math.min(BLOCK_WORDS, Math.max(length, used * 2));
    const larger = new Int32Array(room);
    if (block) larger.set(block.subarray(0, used));
    this.blocks[number] = larger;
    return larger;
  }

  /** Makes a block of words that stay an engine's until `endLoan`. */
  lend(number: number, words: Int32Array): void {
    this.blocks[number] = words;
    this.isLent = true;
  }

  /** Copies what is lent, or drops it. */
  endLoan(isKept: boolean): void {
    if (!this.isLent) return;
    this.isLent = false;
    for (const number of this.held) this.blocks[number] = isKept ? this.blocks[number]!.slice() : undefined;
    if (!isKept) this.held.length = 0;
  }

  /** Puts a block of re-recorded events in its place. */
  put(number: number, block: Int32Array): void {
    if (!this.blocks[number]) this.held.push(number);
    this.blocks[number] = block;
  }

  /** Takes a block out of memory. */
  drop(number: number): void {
    if (!this.blocks[number]) return;
    this.blocks[number] = undefined;
    this.held.splice(this.held.indexOf(number), 1);
  }

  /** Drops the oldest blocks above `kept` and `more`, but never block `filled`, to which events are still added. */
  dropOldest(more: number, filled: number): void {
    while (this.held.length > this.kept + more) {
      const oldest = this.held.shift()!;
      if (oldest === filled) this.held.push(oldest);
      else this.blocks[oldest] = undefined;
    }
  }
}

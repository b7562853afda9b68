import { EVENT_WORDS, type EventSink } from './event-words.ts';

/** Fills blocks with events that are recorded again, one block after another; what comes before and after them is let go. */
export class BlockFiller implements EventSink {
  private readonly blocks: readonly Int32Array[];
  /** The words that are still to be let go. */
  private before: number;
  private block = 0;
  private filled = 0;

  /** So many events come before those of the first block. */
  constructor(blocks: readonly Int32Array[], before: number) {
    this.blocks = blocks;
    this.before = before * EVENT_WORDS;
  }

  append(words: Int32Array): void {
    let from = Math.min(words.length, this.before);
    this.before -= from;
    while (from < words.length) {
      const block = this.blocks[this.block];
      if (!block) return;
      const take = Math.min(words.length - from, block.length - this.filled);
      block.set(words.subarray(from, from + take), this.filled);
      from += take;
      this.filled += take;
      if (this.filled < block.length) return;
      this.block++;
      this.filled = 0;
    }
  }
}

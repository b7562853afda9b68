import { EVENT_WORDS, type EventSink } from './event-words.ts';

/** Fills blocks with re-recorded events, one block after another; events before the first and after the last block are dropped. */
export class BlockFiller implements EventSink {
  private readonly blocks: readonly Int32Array[];
  /** How many words are still to be skipped before the first block. */
  private before: number;
  private block = 0;
  private filled = 0;

  /** `before` is the number of re-recorded events that precede the first block. */
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

import { lastAtMost } from './last-at-most.ts';

/** Three words a boundary as they come: its mark in the low half, its stamp (the step plus one), and the index of its event. */
export const BOUNDARY_WORDS = 3;

/** Most boundaries are kept in one word: the mark, and how far step and index are from those of the boundary before. */
const BITS = 11;
const MOST = (1 << BITS) - 1;
/** Instead of a mark: mark, stamp and index follow in a word each. */
const IN_FULL = (1 << (32 - 2 * BITS)) - 1;

/** So many are packed in one call: a function that is called often is compiled once and for all, one that loops for long is not. */
const PIECE = 256 * BOUNDARY_WORDS;
const MOST_WORDS_OF_PIECE = 256 * (BOUNDARY_WORDS + 1);

/** The words of the first block, if it need not be longer, and of the longest. Nothing is copied into a longer block. */
const FIRST_BLOCK = 64;
const LONGEST_BLOCK = 16_384;

interface Block {
  readonly words: Int32Array;
  /** The number of its first boundary, and the stamp and the index of the one before that. */
  readonly first: number;
  readonly stamp: number;
  readonly index: number;
}

/** Where atomic states begin and end, in the order of the run: millions in a long one, which are read in order. */
export class BoundaryList {
  /** How many there are. */
  length = 0;
  private readonly blocks: Block[] = [];
  private readonly firsts: number[] = [];
  /** How many words of the last block are used, and the stamp and the index of the last boundary. */
  private used = 0;
  private lastStamp = 0;
  private lastIndex = 0;
  /** The boundary that was read last: its block, the word after it, and what it says. */
  private number = -1;
  private block = 0;
  private next = 0;
  private readMark = 0;
  private readStamp = 0;
  private readIndex = 0;

  /** Adds boundaries, `BOUNDARY_WORDS` words each. */
  add(words: Int32Array): void {
    for (let from = 0; from < words.length; from += PIECE) this.pack(words, from, Math.min(words.length, from + PIECE));
  }

  /** The mark number of a boundary. */
  mark(number: number): number {
    this.read(number);
    return this.readMark;
  }

  /** The machine step of a boundary. */
  step(number: number): number {
    this.read(number);
    return this.readStamp - 1;
  }

  /** The index among all events of a boundary. */
  index(number: number): number {
    this.read(number);
    return this.readIndex;
  }

  private pack(words: Int32Array, from: number, to: number): void {
    const block = this.roomFor((to - from) / BOUNDARY_WORDS);
    let { used, lastStamp, lastIndex } = this;
    for (let at = from; at < to; at += BOUNDARY_WORDS) {
      const mark = words[at]! & 0xffff;
      const stamp = words[at + 1]!;
      const index = words[at + 2]!;
      const steps = stamp - lastStamp;
      const events = index - lastIndex;
      if (mark < IN_FULL && steps <= MOST && events <= MOST) {
        block[used] = (mark << (2 * BITS)) | (steps << BITS) | events;
        used++;
      } else {
        block[used] = IN_FULL << (2 * BITS);
        block[used + 1] = mark;
        block[used + 2] = stamp;
        block[used + 3] = index;
        used += BOUNDARY_WORDS + 1;
      }
      lastStamp = stamp;
      lastIndex = index;
    }
    this.used = used;
    this.lastStamp = lastStamp;
    this.lastIndex = lastIndex;
    this.length += (to - from) / BOUNDARY_WORDS;
  }

  /** The last block, or a new one where that has no room for so many boundaries in full. */
  private roomFor(boundaries: number): Int32Array {
    const last = this.blocks.at(-1);
    const needed = boundaries * (BOUNDARY_WORDS + 1);
    if (last && this.used + needed <= last.words.length) return last.words;
    const usual = last
      ? Math.min(LONGEST_BLOCK, Math.max(2 * last.words.length, 4 * MOST_WORDS_OF_PIECE))
      : FIRST_BLOCK;
    const words = new Int32Array(Math.max(usual, needed));
    this.blocks.push({ words, first: this.length, stamp: this.lastStamp, index: this.lastIndex });
    this.firsts.push(this.length);
    this.used = 0;
    return words;
  }

  /** Reads up to a boundary: from the one that was read last, or from the start of its block. */
  private read(number: number): void {
    if (number === this.number) return;
    if (number < this.number || number >= (this.firsts[this.block + 1] ?? Infinity) || this.number < 0)
      this.startAt(lastAtMost(this.firsts, number));
    const { words } = this.blocks[this.block]!;
    while (this.number < number) {
      const word = words[this.next]!;
      const mark = word >>> (2 * BITS);
      if (mark < IN_FULL) {
        this.readMark = mark;
        this.readStamp += (word >>> BITS) & MOST;
        this.readIndex += word & MOST;
        this.next++;
      } else {
        this.readMark = words[this.next + 1]!;
        this.readStamp = words[this.next + 2]!;
        this.readIndex = words[this.next + 3]!;
        this.next += BOUNDARY_WORDS + 1;
      }
      this.number++;
    }
  }

  private startAt(block: number): void {
    const { first, stamp, index } = this.blocks[block]!;
    this.block = block;
    this.number = first - 1;
    this.next = 0;
    this.readStamp = stamp;
    this.readIndex = index;
  }
}

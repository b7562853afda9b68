import { BoundaryReader, type BoundaryBlock } from './boundary-reader.ts';
import type { Machine } from './machine.ts';
import { IN_FULL, MOST_EVENTS, MOST_STEPS, packed, UNITS_IN_FULL } from './packed-boundary.ts';

/** Three words a boundary as they come: its mark in the low half, its stamp (the step plus one), and the index of its event. */
export const BOUNDARY_WORDS = 3;

/** Marks of greater numbers are always kept in full. */
const MOST_MARKS = 128;
const UNSEEN = -1;

/** So many are packed in one call: a function that is called often is compiled once and for all, one that loops for long is not. */
const PIECE = 256 * BOUNDARY_WORDS;

/** The 16-bit units of the first block, if it need not be longer, and of the longest. Nothing is copied into a longer block. */
const FIRST_BLOCK = 128;
const LONGEST_BLOCK = 32_768;

/** The marks of a machine that take 16 bits in an outline, by their places. */
export function boundaryMarks({ marks }: Machine): number[] {
  return marks.flatMap(({ role }, mark) => (role === 'begin' || role === 'end' ? [mark] : [])).slice(0, IN_FULL);
}

/** Boundaries as they are kept, one after another. */
export interface PackedBoundaries {
  readonly units: Uint16Array;
  readonly count: number;
  /** The marks by their places. */
  readonly marks: readonly number[];
  /** The stamp and the index of the last one. */
  readonly lastStamp: number;
  readonly lastIndex: number;
}

/** Where atomic states begin and end, in the order of the run. */
export class BoundaryList {
  /** How many there are. */
  length = 0;
  private readonly blocks: BoundaryBlock[] = [];
  /** The marks seen so far, and the place of each among them. */
  private readonly marks: number[] = [];
  private readonly places = new Int8Array(MOST_MARKS).fill(UNSEEN);
  /** The stamp and the index of the last boundary. */
  lastStamp = 0;
  lastIndex = 0;

  /** A reader before the first boundary; it goes on to those that are added later, too. */
  read(): BoundaryReader {
    return new BoundaryReader(this.blocks);
  }

  /** Adds boundaries, `BOUNDARY_WORDS` words each. */
  add(words: Int32Array): void {
    for (let from = 0; from < words.length; from += PIECE) this.pack(words, from, Math.min(words.length, from + PIECE));
  }

  /** Adds boundaries that follow those added before. */
  addPacked({ units, count, marks, lastStamp, lastIndex }: PackedBoundaries): void {
    if (count === 0) return;
    const block = this.roomFor(units.length, marks);
    block.units.set(units, block.used);
    block.used += units.length;
    this.length += count;
    this.lastStamp = lastStamp;
    this.lastIndex = lastIndex;
  }

  private pack(words: Int32Array, from: number, to: number): void {
    const block = this.roomFor(((to - from) / BOUNDARY_WORDS) * UNITS_IN_FULL, this.marks);
    const { units } = block;
    const { places } = this;
    let { used } = block;
    let { lastStamp, lastIndex } = this;
    for (let at = from; at < to; at += BOUNDARY_WORDS) {
      const mark = words[at]! & 0xffff;
      const stamp = words[at + 1]!;
      const index = words[at + 2]!;
      const place = places[mark]!;
      const steps = (stamp - lastStamp) | 0;
      const events = (index - lastIndex) | 0;
      if (place >= 0 && steps <= MOST_STEPS && events <= MOST_EVENTS) units[used++] = packed(place, steps, events);
      else {
        units[used] = packed(IN_FULL, 0, 0);
        units[used + 1] = mark;
        units[used + 2] = stamp;
        units[used + 3] = stamp >>> 16;
        units[used + 4] = index;
        units[used + 5] = index >>> 16;
        used += UNITS_IN_FULL;
        if (place === UNSEEN) this.see(mark);
      }
      lastStamp = stamp;
      lastIndex = index;
    }
    block.used = used;
    this.lastStamp = lastStamp;
    this.lastIndex = lastIndex;
    this.length += (to - from) / BOUNDARY_WORDS;
  }

  /** The next boundaries with this mark take 16 bits, while there is a place left. */
  private see(mark: number): void {
    if (mark < MOST_MARKS && this.marks.length < IN_FULL) this.places[mark] = this.marks.push(mark) - 1;
  }

  /** The last block, or a new one where that has no room for so many units, or other marks. */
  private roomFor(needed: number, marks: readonly number[]): BoundaryBlock {
    const last = this.blocks.at(-1);
    if (last?.marks === marks && last.used + needed <= last.units.length) return last;
    const usual = last ? Math.min(LONGEST_BLOCK, 4 * last.units.length) : FIRST_BLOCK;
    const units = new Uint16Array(Math.max(usual, needed));
    const block = { units, marks, start: last ? last.start + last.used : 0, used: 0 };
    this.blocks.push(block);
    return block;
  }
}

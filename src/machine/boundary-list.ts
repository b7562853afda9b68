import { lastAtMost } from './last-at-most.ts';
import type { Machine } from './machine.ts';

/** Three words a boundary as they come: its mark in the low half, its stamp (the step plus one), and the index of its event. */
export const BOUNDARY_WORDS = 3;

/**
 * Most boundaries are kept in 16 bits: which of the marks seen so far, and how far step and index are from those of the boundary
 * before. Fresh memory takes longer to get than to fill, and a long run has millions of boundaries.
 */
export const STEP_BITS = 6;
export const EVENT_BITS = 5;
const MARK_SHIFT = STEP_BITS + EVENT_BITS;
const MOST_STEPS = (1 << STEP_BITS) - 1;
export const MOST_EVENTS = (1 << EVENT_BITS) - 1;
/** In the place of a mark: what follows is the mark, the stamp and the index in full, low halves first. */
export const IN_FULL = 31;
export const UNITS_IN_FULL = 6;
/** Marks of greater numbers are always kept in full. */
const MOST_MARKS = 128;
const UNSEEN = -1;

/** So many are packed in one call: a function that is called often is compiled once and for all, one that loops for long is not. */
const PIECE = 256 * BOUNDARY_WORDS;

/** The 16-bit units of the first block, if it need not be longer, and of the longest. Nothing is copied into a longer block. */
const FIRST_BLOCK = 128;
const LONGEST_BLOCK = 32_768;

/** A boundary in 16 bits: the place of its mark, and how far step and index are from those of the one before. */
export function packed(place: number, steps: number, events: number): number {
  return (place << MARK_SHIFT) | (steps << EVENT_BITS) | events;
}

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

interface Block {
  readonly units: Uint16Array;
  readonly marks: readonly number[];
  /** The number of its first boundary, and the stamp and the index of the one before that. */
  readonly first: number;
  readonly stamp: number;
  readonly index: number;
}

/** Where atomic states begin and end, in the order of the run. They are read in order, too; going back takes longer. */
export class BoundaryList {
  /** How many there are. */
  length = 0;
  private readonly blocks: Block[] = [];
  private readonly firsts: number[] = [];
  /** The marks seen so far, and the place of each among them. */
  private readonly marks: number[] = [];
  private readonly places = new Int8Array(MOST_MARKS).fill(UNSEEN);
  /** The stamp and the index of the last boundary. */
  lastStamp = 0;
  lastIndex = 0;
  /** How many units of the last block are used. */
  private used = 0;
  /** The boundary that was read last: its block, the unit after it, and what it says. */
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

  /** Adds boundaries that follow those added before. */
  addPacked({ units, count, marks, lastStamp, lastIndex }: PackedBoundaries): void {
    if (count === 0) return;
    this.roomFor(units.length, marks).set(units, this.used);
    this.used += units.length;
    this.length += count;
    this.lastStamp = lastStamp;
    this.lastIndex = lastIndex;
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
    const units = this.roomFor(((to - from) / BOUNDARY_WORDS) * UNITS_IN_FULL, this.marks);
    const { places } = this;
    let { used, lastStamp, lastIndex } = this;
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
    this.used = used;
    this.lastStamp = lastStamp;
    this.lastIndex = lastIndex;
    this.length += (to - from) / BOUNDARY_WORDS;
  }

  /** The next boundaries with this mark take 16 bits, while there is a place left. */
  private see(mark: number): void {
    if (mark < MOST_MARKS && this.marks.length < IN_FULL) this.places[mark] = this.marks.push(mark) - 1;
  }

  /** The last block, or a new one where that has no room for so many units, or other marks. */
  private roomFor(needed: number, marks: readonly number[]): Uint16Array {
    const last = this.blocks.at(-1);
    if (last?.marks === marks && this.used + needed <= last.units.length) return last.units;
    const usual = last ? Math.min(LONGEST_BLOCK, 4 * last.units.length) : FIRST_BLOCK;
    const units = new Uint16Array(Math.max(usual, needed));
    this.blocks.push({ units, marks, first: this.length, stamp: this.lastStamp, index: this.lastIndex });
    this.firsts.push(this.length);
    this.used = 0;
    return units;
  }

  /** Reads up to a boundary: from the one that was read last, or from the start of its block. */
  private read(number: number): void {
    if (number === this.number) return;
    if (number < this.number || this.number < 0 || number >= (this.firsts[this.block + 1] ?? Infinity))
      this.startAt(lastAtMost(this.firsts, number));
    const { units, marks } = this.blocks[this.block]!;
    while (this.number < number) {
      const unit = units[this.next]!;
      const place = unit >>> MARK_SHIFT;
      if (place < IN_FULL) {
        this.readMark = marks[place]!;
        this.readStamp += (unit >>> EVENT_BITS) & MOST_STEPS;
        this.readIndex += unit & MOST_EVENTS;
        this.next++;
      } else {
        this.readMark = units[this.next + 1]!;
        this.readStamp = units[this.next + 2]! | (units[this.next + 3]! << 16);
        this.readIndex = units[this.next + 4]! | (units[this.next + 5]! << 16);
        this.next += UNITS_IN_FULL;
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

import { BoundaryReader, type BoundaryBlock } from './boundary-reader.ts';
import type { Machine } from '../table/machine.ts';
import { IN_FULL, MOST_EVENTS, MOST_STEPS, packed, UNITS_IN_FULL } from './packed-boundary.ts';

/** Words per boundary as the engine delivers it: its mark in the low half of the first, its stamp (step plus one), its event's index. */
export const BOUNDARY_WORDS = 3;

/** Mark numbers below this one can get a slot; boundaries of all others are stored in full. */
const MOST_MARKS = 128;
/** The slot of a mark that has none yet. */
const UNSEEN = -1;

/** Batch size, in words. Many short calls are JIT-compiled; a single long loop depends on on-stack replacement. */
const BATCH_WORDS = 256 * BOUNDARY_WORDS;

/** Length of the first block in 16-bit units; each further one is four times as long, so that short runs take little memory. */
const FIRST_BLOCK_UNITS = 128;
/** Length of the longest block in 16-bit units, which bounds the memory that is left unused. */
const LONGEST_BLOCK_UNITS = 32_768;

/** The `begin` and `end` marks of a machine that an outline stores in 16 bits, by slot. */
export function boundaryMarks({ marks }: Machine): number[] {
  return marks.flatMap(({ role }, mark) => (role === 'begin' || role === 'end' ? [mark] : [])).slice(0, IN_FULL);
}

/** Consecutive boundaries in packed form. */
export interface PackedBoundaries {
  readonly units: Uint16Array;
  readonly count: number;
  /** The mark of each slot. */
  readonly marks: readonly number[];
  /** The stamp and the event index of the last boundary. */
  readonly lastStamp: number;
  readonly lastEvent: number;
}

/** The boundaries of a run – the `begin` and `end` marks of its atomic states – in their order, packed into blocks. */
export class BoundaryList {
  /** How many boundaries there are. */
  length = 0;
  private readonly blocks: BoundaryBlock[] = [];
  /** Whether the first block is part of an engine's memory. */
  private isLent = false;
  /** The mark of each slot, in the order in which marks were first seen; and the slot of each mark. */
  private readonly marks: number[] = [];
  private readonly slots = new Int8Array(MOST_MARKS).fill(UNSEEN);
  /** The stamp and the event index of the last boundary, 0 before the first. */
  lastStamp = 0;
  lastEvent = 0;

  /**
   * A reader placed before the first boundary; it also reaches boundaries that are added later, and calls `complete` before it looks for
   * them.
   */
  read(complete: () => void = () => undefined): BoundaryReader {
    return new BoundaryReader(this.blocks, complete);
  }

  /** Adds boundaries, `BOUNDARY_WORDS` words each. */
  add(words: Int32Array): void {
    for (let from = 0; from < words.length; from += BATCH_WORDS)
      this.pack(words, from, Math.min(words.length, from + BATCH_WORDS));
  }

  /** Adds packed boundaries that follow the last one. */
  addPacked({ units, count, marks, lastStamp, lastEvent }: PackedBoundaries): void {
    if (count === 0) return;
    const block = this.roomFor(units.length, marks);
    block.units.set(units, block.used);
    block.used += units.length;
    this.length += count;
    this.lastStamp = lastStamp;
    this.lastEvent = lastEvent;
  }

  /** Adds packed boundaries as the first ones like `addPacked`, but leaves them where they are until `endLoan`. */
  lend({ units, count, marks, lastStamp, lastEvent }: PackedBoundaries): void {
    if (count === 0) return;
    this.isLent = true;
    this.blocks.push({ units, marks, start: 0, used: units.length });
    this.length = count;
    this.lastStamp = lastStamp;
    this.lastEvent = lastEvent;
  }

  /** Copies what is lent. */
  endLoan(): void {
    if (!this.isLent) return;
    this.isLent = false;
    this.blocks[0]!.units = this.blocks[0]!.units.slice();
  }

  private pack(words: Int32Array, from: number, to: number): void {
    const block = this.roomFor(((to - from) / BOUNDARY_WORDS) * UNITS_IN_FULL, this.marks);
    const { units } = block;
    const { slots } = this;
    let { used } = block;
    let { lastStamp, lastEvent } = this;
    for (let at = from; at < to; at += BOUNDARY_WORDS) {
      const mark = words[at]! & 0xffff;
      const stamp = words[at + 1]!;
      const event = words[at + 2]!;
      const slot = slots[mark]!;
      const steps = (stamp - lastStamp) | 0;
      const events = (event - lastEvent) | 0;
      if (slot >= 0 && steps <= MOST_STEPS && events <= MOST_EVENTS) units[used++] = packed(slot, steps, events);
      else {
        units[used] = packed(IN_FULL, 0, 0);
        units[used + 1] = mark;
        units[used + 2] = stamp;
        units[used + 3] = stamp >>> 16;
        units[used + 4] = event;
        units[used + 5] = event >>> 16;
        used += UNITS_IN_FULL;
        if (slot === UNSEEN) this.addSlot(mark);
      }
      lastStamp = stamp;
      lastEvent = event;
    }
    block.used = used;
    this.lastStamp = lastStamp;
    this.lastEvent = lastEvent;
    this.length += (to - from) / BOUNDARY_WORDS;
  }

  /** Gives a mark a slot, if one is left, so that its next boundaries take 16 bits. */
  private addSlot(mark: number): void {
    if (mark < MOST_MARKS && this.marks.length < IN_FULL) this.slots[mark] = this.marks.push(mark) - 1;
  }

  /** The last block, or a new one if the last has other marks or no room for `needed` units. Blocks are never copied to grow. */
  private roomFor(needed: number, marks: readonly number[]): BoundaryBlock {
    const last = this.blocks.at(-1);
    if (last?.marks === marks && last.used + needed <= last.units.length) return last;
    const usual = last ? Math.min(LONGEST_BLOCK_UNITS, 4 * last.units.length) : FIRST_BLOCK_UNITS;
    const units = new Uint16Array(Math.max(usual, needed));
    const block = { units, marks, start: last ? last.start + last.used : 0, used: 0 };
    this.blocks.push(block);
    return block;
  }
}

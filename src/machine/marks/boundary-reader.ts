import { EVENT_BITS, IN_FULL, MARK_SHIFT, MOST_EVENTS, MOST_STEPS, UNITS_IN_FULL } from './packed-boundary.ts';

/** A block of a `BoundaryList`. */
export interface BoundaryBlock {
  /** Replaced by a copy of them when an engine needs its memory. */
  units: Uint16Array;
  /** The mark of each slot. */
  readonly marks: readonly number[];
  /** How many units all earlier blocks hold together. */
  readonly start: number;
  /** How many units of this one are used. */
  used: number;
}

/** Bookmark of a boundary: its offset plus absolute step and event index, which the list stores as deltas. */
export interface BoundaryBookmark {
  /** Its offset in 16-bit units, counted over all blocks. */
  readonly unit: number;
  readonly step: number;
  readonly event: number;
}

/** Reads the boundaries of a list one after another. */
export class BoundaryReader {
  /** The mark number of the current boundary, −1 before the first. */
  mark = -1;
  /** The machine step of the current boundary, and the index of its event. */
  step = -1;
  event = 0;
  private readonly blocks: readonly BoundaryBlock[];
  private readonly complete: () => void;
  /** The current block with its contents; in it the offsets of the current boundary, of the next one, and of the known end. */
  private block = 0;
  private current = NO_BLOCK;
  private here = 0;
  private after = 0;
  private end = 0;

  /** Made by `BoundaryList.read`. `complete` is called before it looks for boundaries that have been added. */
  constructor(blocks: readonly BoundaryBlock[], complete: () => void) {
    this.blocks = blocks;
    this.complete = complete;
  }

  /** The offset of the current boundary in 16-bit units, counted over all blocks. */
  get unit(): number {
    return this.blocks[this.block]!.start + this.here;
  }

  /** Moves to the next boundary. Returns false, and changes nothing, if there is none yet. */
  next(): boolean {
    if (this.after === this.end && !this.goOn()) return false;
    const { units, marks } = this.current;
    const at = this.after;
    const unit = units[at]!;
    const slot = unit >>> MARK_SHIFT;
    this.here = at;
    if (slot === IN_FULL) {
      this.mark = units[at + 1]!;
      this.step = (units[at + 2]! | (units[at + 3]! << 16)) - 1;
      this.event = units[at + 4]! | (units[at + 5]! << 16);
      this.after = at + UNITS_IN_FULL;
    } else {
      this.mark = marks[slot]!;
      this.step += (unit >>> EVENT_BITS) & MOST_STEPS;
      this.event += unit & MOST_EVENTS;
      this.after = at + 1;
    }
    return true;
  }

  /** Moves to a bookmarked boundary of this list. */
  goTo({ unit, step, event }: BoundaryBookmark): void {
    this.enter(this.blockOf(unit));
    this.after = unit - this.blocks[this.block]!.start;
    this.next();
    this.step = step;
    this.event = event;
  }

  /** Looks for more boundaries: added to this block since, or in the next one. Returns whether there are any. */
  private goOn(): boolean {
    this.complete();
    const block = this.blocks[this.block];
    if (block && block.used > this.after) {
      this.enter(this.block);
      return true;
    }
    if (!block || this.block + 1 === this.blocks.length) return false;
    this.enter(this.block + 1);
    this.after = 0;
    return true;
  }

  private enter(block: number): void {
    this.block = block;
    this.current = this.blocks[block]!;
    this.end = this.current.used;
  }

  private blockOf(unit: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle]!.start <= unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const NO_BLOCK: BoundaryBlock = { units: new Uint16Array(0), marks: [], start: 0, used: 0 };

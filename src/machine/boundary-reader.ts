import { EVENT_BITS, IN_FULL, MARK_SHIFT, MOST_EVENTS, MOST_STEPS, UNITS_IN_FULL } from './packed-boundary.ts';

/** A stretch of the list of boundaries. */
export interface BoundaryBlock {
  readonly units: Uint16Array;
  /** The marks by their places. */
  readonly marks: readonly number[];
  /** How many units stand in the blocks before. */
  readonly start: number;
  /** How many units of this one are used. */
  used: number;
}

/** Where a boundary stands in its list, with what is only told there by how far it is from the one before. */
export interface BoundaryPlace {
  readonly unit: number;
  readonly step: number;
  readonly index: number;
}

/** Walks over boundaries in the order of the run, from one to the next. */
export class BoundaryReader {
  /** The mark number of the boundary that it stands on. */
  mark = -1;
  /** Its machine step, and its index among all events. */
  step = -1;
  index = 0;
  private readonly blocks: readonly BoundaryBlock[];
  /** The block that it is in, what is read there, how far, and where that ended when it was looked at last. */
  private block = 0;
  private units: Uint16Array = NO_UNITS;
  private marks: readonly number[] = [];
  private here = 0;
  private after = 0;
  private end = 0;

  /** Made by `BoundaryList.read`. */
  constructor(blocks: readonly BoundaryBlock[]) {
    this.blocks = blocks;
  }

  /** The place of the boundary that it stands on, among the units of all blocks. */
  get unit(): number {
    return this.blocks[this.block]!.start + this.here;
  }

  /** Goes on to the next boundary; false, and nothing changes, where there is none yet. */
  next(): boolean {
    if (this.after === this.end && !this.goOn()) return false;
    const { units } = this;
    const at = this.after;
    const unit = units[at]!;
    const place = unit >>> MARK_SHIFT;
    this.here = at;
    if (place === IN_FULL) {
      this.mark = units[at + 1]!;
      this.step = (units[at + 2]! | (units[at + 3]! << 16)) - 1;
      this.index = units[at + 4]! | (units[at + 5]! << 16);
      this.after = at + UNITS_IN_FULL;
    } else {
      this.mark = this.marks[place]!;
      this.step += (unit >>> EVENT_BITS) & MOST_STEPS;
      this.index += unit & MOST_EVENTS;
      this.after = at + 1;
    }
    return true;
  }

  /** Stands on the boundary at a place where a reader of this list has stood. */
  goTo({ unit, step, index }: BoundaryPlace): void {
    this.enter(this.blockOf(unit));
    this.after = unit - this.blocks[this.block]!.start;
    this.next();
    this.step = step;
    this.index = index;
  }

  /** Whether there is more: in this block, where some has been added, or in the one behind it. */
  private goOn(): boolean {
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

  private enter(number: number): void {
    const { units, marks, used } = this.blocks[number]!;
    this.block = number;
    this.units = units;
    this.marks = marks;
    this.end = used;
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

const NO_UNITS = new Uint16Array(0);

import { EVENT_SIZE, HEADS, PLAIN_CELL, STEPS, TAPES, TRACKED_CELL, ZEROS } from './layout.ts';
import { PLAIN_PAGES, TRACKED_PAGES } from './page-formats.ts';
import { SavedTape } from './saved-tape.ts';
import { NO_PAGES, PAGE_CELLS, type Page, type PageFormat, type TapePages } from './tape-pages.ts';

/** Initial cells of a tape before its cell 0, and from it on. */
const FIRST_CELLS = PAGE_CELLS;
/** Slack beyond the used range, 512 cells plus a quarter of its length, that one chunk may touch; it counts as used until checked. */
const SPARE_CELLS = 512;
/** Shift that makes a quarter of a length. */
const SPARE_SHIFT = 2;
/** Bytes of a WebAssembly memory page, the unit by which memory grows. */
const MEMORY_PAGE_BYTES = 65_536;

/** A copy of the contents and heads of all tapes. */
export interface TapesCopy {
  /** The cell of each head. */
  readonly heads: readonly number[];
  /** No cell has a stamp greater than this one. */
  readonly stamp: number;
  readonly tapes: readonly TapePages[];
}

/** The tapes of a machine in linear memory, growing in both directions: symbols and, if tracked, last writers and origins. */
export class LinearTapes {
  readonly memory: WebAssembly.Memory;
  private readonly cellSize: number;
  private readonly count: number;
  private bytes: Uint8Array<ArrayBuffer>;
  private words: Int32Array<ArrayBuffer>;
  private doubles: Float64Array<ArrayBuffer>;
  /** Cells of each tape in memory before its cell 0, and from it on. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  /** The byte address of each tape's cell 0. */
  private readonly zeros: Int32Array;
  /** For each tape the range [from, to) of cells that may have been used; all others are as in fresh memory. */
  private readonly usedFrom: Int32Array;
  private readonly usedTo: Int32Array;
  /** Each tape as it was last copied or restored; later writes have stamps greater than `savedStamp`. */
  private readonly saved: SavedTape[];
  private savedStamp = 0;
  /** The cell of each head at the start of the current chunk. */
  private readonly startCells: Int32Array;
  private readonly beforeGrowth: () => void;

  /** `count` tapes, all blank. `beforeGrowth` is called before their memory grows, which takes away all views of it. */
  constructor(count: number, tracked: boolean, beforeGrowth: () => void = () => undefined) {
    this.count = count;
    this.beforeGrowth = beforeGrowth;
    this.cellSize = tracked ? TRACKED_CELL : PLAIN_CELL;
    this.before = new Int32Array(count).fill(FIRST_CELLS);
    this.after = new Int32Array(count).fill(FIRST_CELLS);
    this.zeros = new Int32Array(count);
    this.usedFrom = new Int32Array(count);
    this.usedTo = new Int32Array(count);
    // All pages of a tape come from its one format.
    const format = (tracked ? TRACKED_PAGES : PLAIN_PAGES) as PageFormat<Page>;
    this.saved = Array.from({ length: count }, () => new SavedTape(format));
    this.startCells = new Int32Array(count);
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(this.size() / MEMORY_PAGE_BYTES) });
    this.bytes = new Uint8Array(this.memory.buffer);
    this.words = new Int32Array(this.memory.buffer);
    this.doubles = new Float64Array(this.memory.buffer);
    this.layOut();
    for (let tape = 0; tape < count; tape++) this.setHead(tape, 0);
  }

  head(tape: number): number {
    return (this.words[HEADS / 4 + tape]! - this.zeros[tape]!) / this.cellSize;
  }

  /** The number of the symbol in a cell; 0, the blank, outside the used range. */
  symbol(tape: number, cell: number): number {
    return this.has(tape, cell) ? this.bytes[this.zeros[tape]! + cell * this.cellSize]! : 0;
  }

  /** The stamp of a cell at this offset, 0 outside the used range. */
  stamp(tape: number, cell: number, offset: number): number {
    return this.has(tape, cell) ? this.words[(this.zeros[tape]! + cell * this.cellSize + offset) / 4]! : 0;
  }

  /** Writes the initial contents of a tape. */
  load(tape: number, symbols: readonly number[]): void {
    this.reserve(tape, 0, symbols.length);
    let address = this.zeros[tape]!;
    for (const symbol of symbols) {
      this.bytes[address] = symbol;
      address += this.cellSize;
    }
    this.mayChange(tape, 0, symbols.length);
  }

  /** The first and the last cell that was written or marked as a result, is not blank, or is under the head. */
  extent(tape: number): { first: number; last: number } {
    this.tighten(tape);
    const head = this.head(tape);
    const from = this.usedFrom[tape]!;
    const to = this.usedTo[tape]!;
    return from < to ? { first: Math.min(from, head), last: Math.max(to - 1, head) } : { first: head, last: head };
  }

  /**
   * Makes room for the heads to move either way, and returns how many steps the next chunk may have: at most `steps`, and few enough
   * that no head leaves the used range of its tape by more than the slack.
   */
  makeReady(steps: number): number {
    const { count, usedFrom, usedTo, startCells } = this;
    let room = steps;
    for (let tape = 0; tape < count; tape++) {
      const head = this.head(tape);
      const from = usedFrom[tape]!;
      const to = usedTo[tape]!;
      const spare = SPARE_CELLS + ((to - from) >> SPARE_SHIFT);
      const inside = Math.max(0, Math.min(head - from, to - 1 - head));
      if (inside + spare < room) room = inside + spare;
      startCells[tape] = head;
    }
    for (let tape = 0; tape < count; tape++) this.reserve(tape, startCells[tape]! - room, startCells[tape]! + room + 1);
    return room;
  }

  /**
   * Extends the used ranges after a chunk of `steps` steps by all cells that may have been written in it. They are bounded by where
   * each head is now, because a head that went further had to come back.
   */
  haveRun(steps: number): void {
    for (let tape = 0; tape < this.count; tape++) {
      const start = this.startCells[tape]!;
      const moved = this.head(tape) - start;
      this.mayChange(tape, start - ((steps - moved) >> 1), start + ((steps + moved) >> 1) + 1);
    }
  }

  /** The value of `STEPS` in memory. */
  steps(): number {
    return this.words[STEPS / 4]!;
  }

  /**
   * A copy of all tapes, on which no stamp is greater than `stamp`. It shares the pages that have not changed since the last copy was
   * made or restored.
   */
  copy(stamp: number): TapesCopy {
    const heads: number[] = [];
    this.saved.forEach((saved, tape) => {
      heads.push(this.head(tape));
      saved.save(this.words, this.zeros[tape]! / 4, this.savedStamp);
      this.useSaved(tape);
    });
    this.savedStamp = stamp;
    return { heads, stamp, tapes: this.saved.map(({ pages }) => pages) };
  }

  /** Replaces the contents and heads of all tapes by those of a copy; only pages that differ are written. */
  restore({ heads, stamp, tapes }: TapesCopy): void {
    tapes.forEach((pages, tape) => {
      const head = heads[tape]!;
      const from = pages.first * PAGE_CELLS;
      this.reserve(tape, Math.min(from, head), Math.max(from + pages.list.length * PAGE_CELLS, head + 1));
      this.saved[tape]!.restore(pages, this.words, this.zeros[tape]! / 4);
      this.useSaved(tape);
      this.setHead(tape, head);
    });
    this.savedStamp = stamp;
  }

  /** Makes all tapes blank, heads on cell 0. */
  reset(): void {
    for (let tape = 0; tape < this.count; tape++) {
      this.saved[tape]!.restore(NO_PAGES, this.words, this.zeros[tape]! / 4);
      this.useSaved(tape);
      this.setHead(tape, 0);
    }
    this.savedStamp = 0;
  }

  /** Sets the used range of a tape to that of its saved pages. */
  private useSaved(tape: number): void {
    const { from, to } = this.saved[tape]!;
    this.usedFrom[tape] = from;
    this.usedTo[tape] = to;
  }

  /** Notes that the cells [from, to) may have been written. */
  private mayChange(tape: number, from: number, to: number): void {
    if (from < this.usedFrom[tape]!) this.usedFrom[tape] = from;
    if (to > this.usedTo[tape]!) this.usedTo[tape] = to;
    this.saved[tape]!.mayChange(from, to);
  }

  private has(tape: number, cell: number): boolean {
    return cell >= this.usedFrom[tape]! && cell < this.usedTo[tape]!;
  }

  private setHead(tape: number, cell: number): void {
    this.words[HEADS / 4 + tape] = this.zeros[tape]! + cell * this.cellSize;
  }

  /** Narrows the used range: it then starts and ends with a cell that is not as in fresh memory. */
  private tighten(tape: number): void {
    const { bytes, doubles } = this;
    const zero = this.zeros[tape]!;
    const from = zero + this.usedFrom[tape]! * this.cellSize;
    const to = zero + this.usedTo[tape]! * this.cellSize;
    if (this.cellSize === PLAIN_CELL) {
      let first = from;
      let end = to;
      while (first < end && bytes[first] === 0) first++;
      while (first < end && bytes[end - 1] === 0) end--;
      this.usedFrom[tape] = first - zero;
      this.usedTo[tape] = end - zero;
      return;
    }
    // Eight bytes at a time: as a floating-point number they are 0 only if all are, because stamps have no sign bit. Both halves of a
    // cell count: a result sets the origin of a cell that need not be written.
    let first = from / 8;
    let end = to / 8;
    while (first < end && doubles[first] === 0 && doubles[first + 1] === 0) first += 2;
    while (first < end && doubles[end - 1] === 0 && doubles[end - 2] === 0) end -= 2;
    this.usedFrom[tape] = (8 * first - zero) / TRACKED_CELL;
    this.usedTo[tape] = (8 * end - zero) / TRACKED_CELL;
  }

  /** Makes room for the cells [from, to), at least doubling the side that is too small. */
  private reserve(tape: number, from: number, to: number): void {
    const before = this.before[tape]!;
    const after = this.after[tape]!;
    if (-from <= before && to <= after) return;
    if (-from > before) this.before[tape] = Math.max(2 * before, wholePages(-from + SPARE_CELLS));
    if (to > after) this.after[tape] = Math.max(2 * after, wholePages(to + SPARE_CELLS));
    this.layOut();
  }

  /** Assigns every tape its addresses and moves its cells there: always to higher ones, because tapes only grow. */
  private layOut(): void {
    const { count, cellSize, zeros } = this;
    const missing = Math.ceil((this.size() - this.bytes.length) / MEMORY_PAGE_BYTES);
    if (missing > 0) {
      this.beforeGrowth();
      this.memory.grow(missing);
      this.bytes = new Uint8Array(this.memory.buffer);
      this.words = new Int32Array(this.memory.buffer);
      this.doubles = new Float64Array(this.memory.buffer);
    }
    let end = TAPES;
    const newZeros = Array.from({ length: count }, (_, tape) => {
      const zero = end + this.before[tape]! * cellSize;
      end = zero + this.after[tape]! * cellSize;
      return zero;
    });
    // The last tape first, so that none overwrites another.
    for (let tape = count - 1; tape >= 0; tape--) this.move(tape, newZeros[tape]!);
    this.words.set(zeros, ZEROS / 4);
  }

  /** Moves a tape so that its cell 0 is at address `zero`, and zeroes the memory that it leaves. */
  private move(tape: number, zero: number): void {
    const { bytes, cellSize } = this;
    const by = zero - this.zeros[tape]!;
    if (by === 0) return;
    const head = this.head(tape);
    const from = this.zeros[tape]! + this.usedFrom[tape]! * cellSize;
    const to = this.zeros[tape]! + this.usedTo[tape]! * cellSize;
    bytes.copyWithin(from + by, from, to);
    bytes.fill(0, from, Math.min(to, from + by));
    this.zeros[tape] = zero;
    this.setHead(tape, head);
  }

  private size(): number {
    let cells = 0;
    for (let tape = 0; tape < this.count; tape++) cells += this.before[tape]! + this.after[tape]!;
    return TAPES + cells * this.cellSize + EVENT_SIZE;
  }
}

function wholePages(cells: number): number {
  return Math.ceil(cells / PAGE_CELLS) * PAGE_CELLS;
}

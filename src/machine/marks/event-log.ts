import { Anchors } from './anchors.ts';
import { BlockFiller } from './block-filler.ts';
import { BoundaryFinder } from './boundary-finder.ts';
import { BoundaryList, type PackedBoundaries } from './boundary-list.ts';
import type { BoundaryReader } from './boundary-reader.ts';
import { BLOCK_BITS, BLOCK_EVENTS, BLOCK_MASK, BLOCK_WORDS, EventBlocks } from './event-blocks.ts';
import type { EventLender } from './event-lender.ts';
import {
  CELL,
  EVENT_WORDS,
  markOf,
  NO_TAPE,
  symbolOf,
  tapeOf,
  type EventSink,
  type EventStretch,
} from './event-words.ts';

/** One recorded mark. */
export interface MarkEvent {
  /** Index into `Machine.marks`. */
  readonly mark: number;
  /** The machine step (0-based) whose transition carries the mark. */
  readonly step: number;
  /** The cell, relative to the head's first cell; 0 for `begin` and `end`. */
  readonly cell: number;
  /** The number of the symbol: read before the step's writes for a fetch, after them for a result. */
  readonly symbol: number;
  /** The step that last wrote the cell, or −1 if none has. */
  readonly lastWriter: number;
  /** The step that the value comes from through plain copies, or −1 for the initial tape. */
  readonly origin: number;
  /** The tape, or −1 for `begin` and `end`. */
  readonly tape: number;
}

/** Most blocks in memory (a third of a megabyte each) once further ones can be re-recorded. */
const BLOCKS_KEPT = 192;

/** Blocks recorded in full before only outlines are: enough for the texts of most tasks at their longest range. */
const BLOCKS_IN_FULL = 4;

/** Blocks re-recorded on a random read; neighbours are usually needed next. */
const BLOCKS_PER_RANDOM_READ = 2;
/** Blocks re-recorded on a sequential read: one replay from a checkpoint costs more than one block. */
const BLOCKS_PER_SEQUENTIAL_READ = 4;

/** Re-records the events of the steps from `from` to `to`, both included. */
export type RecordAgain = (from: number, to: number, into: EventSink) => void;

/**
 * The events of a run – its recorded marks – in their order. A step makes about one event, so a page has no room for those of ten
 * million steps: the log of a long run keeps some blocks of events and has the others re-recorded when they are read. Once it
 * `takesOutline`, an engine may record outlines alone: the boundaries of atomic states, and how many events lie between them.
 */
export class EventLog implements EventSink {
  private readonly blocks: EventBlocks;
  /** The block that follows those re-recorded last: reading it counts as sequential. */
  private nextSequential = -1;
  private count = 0;
  private readonly anchors = new Anchors();
  private readonly boundaryList = new BoundaryList();
  private readonly boundaryFinder = new BoundaryFinder(this.boundaryList);
  /** Where all events are, before they are first read. */
  private lender: EventLender | undefined;
  /** How many boundaries there are, and whether they must be re-recorded, as what was lent has gone unread. */
  private boundaryCount = 0;
  private lacksBoundaries = false;
  private recordAgain: RecordAgain | undefined;
  private readonly blocksInFull: number;

  /** An empty log that keeps `blocksKept` blocks once others can be re-recorded, and takes outlines after `blocksInFull` blocks. */
  constructor(blocksKept: number = BLOCKS_KEPT, blocksInFull: number = BLOCKS_IN_FULL) {
    this.blocks = new EventBlocks(blocksKept);
    this.blocksInFull = blocksInFull;
  }

  /** How many events are recorded. */
  get length(): number {
    return this.count;
  }

  /** Lets the log drop events, which `recordAgain` can re-record. */
  forgetWith(recordAgain: RecordAgain): void {
    this.recordAgain = recordAgain;
  }

  /** Whether outlines are enough from here on, because their events can be re-recorded. */
  get takesOutline(): boolean {
    return this.recordAgain !== undefined && this.count >= this.blocksInFull * BLOCK_EVENTS;
  }

  /** The stamp and the event index of the last boundary, 0 before the first. */
  get lastBoundary(): { stamp: number; event: number } {
    this.completeBoundaries();
    return { stamp: this.boundaryList.lastStamp, event: this.boundaryList.lastEvent };
  }

  /** How many boundaries (`begin` and `end` marks) there are. */
  get boundaries(): number {
    return this.boundaryCount;
  }

  /** A reader placed before the first boundary; it also reaches boundaries that are recorded later. */
  readBoundaries(): BoundaryReader {
    return this.boundaryList.read(() => this.completeBoundaries());
  }

  /**
   * Adds the outline of the steps from `step` on: their boundaries, and how many events the log has after them. Only while
   * `takesOutline`.
   */
  outline(boundaries: PackedBoundaries, step: number, count: number): void {
    this.anchors.add(step, this.count);
    // A block that is only partly recorded must not be taken for a complete one.
    if ((this.count & BLOCK_MASK) > 0) this.blocks.drop(this.count >> BLOCK_BITS);
    this.completeBoundaries();
    this.boundaryList.addPacked(boundaries);
    this.boundaryCount = this.boundaryList.length;
    this.count = count;
  }

  /**
   * Adds the events in an engine's memory, without a copy where they are the first and can be re-recorded: they stay there until
   * `endLoan`.
   */
  lend(lender: EventLender): void {
    if (!this.recordAgain || this.count > 0) return this.append(lender.events(), lender.boundaries());
    this.lender = lender;
    this.count = lender.length;
    this.boundaryCount = lender.boundaryCount;
  }

  /** Adds the events in an engine's memory, like `lend`, which it overwrites at once: where outlines are enough, they are not kept. */
  addPassing(lender: EventLender): void {
    this.lend(lender);
    this.takeLoan();
    this.endLoan(!this.takesOutline);
  }

  /** Says that what is lent is about to be overwritten: it is copied, unless it is to be re-recorded once it is read again. */
  endLoan(isKept = true): void {
    if (this.lender && !isKept) {
      this.lender = undefined;
      this.anchors.add(0, 0);
      this.lacksBoundaries = true;
    }
    this.takeLoan();
    // A reader goes on in the boundaries that it has come to, so these are kept.
    this.boundaryList.endLoan();
    this.blocks.endLoan(isKept);
  }

  /** Makes blocks of what is lent: when they are first read, as many runs are never looked into. */
  private takeLoan(): void {
    const { lender } = this;
    if (!lender) return;
    this.lender = undefined;
    const words = lender.events();
    this.boundaryList.lend(lender.boundaries());
    this.count = 0;
    for (let from = 0; from < words.length; from += BLOCK_WORDS) {
      const number = this.count >> BLOCK_BITS;
      this.startBlock(number, words[from + 1]! - 1);
      this.blocks.lend(number, words.subarray(from, from + BLOCK_WORDS));
      this.count = Math.min(words.length, from + BLOCK_WORDS) / EVENT_WORDS;
    }
  }

  /** Makes the list of boundaries complete: those of what is lent are not in it before they are read. */
  private completeBoundaries(): void {
    this.takeLoan();
    if (!this.lacksBoundaries) return;
    this.lacksBoundaries = false;
    let index = 0;
    const append = (words: Int32Array) => {
      this.boundaryFinder.addFrom(words, index);
      index += words.length / EVENT_WORDS;
    };
    this.recordAgain!(0, Number.MAX_SAFE_INTEGER, { append });
  }

  /**
   * Adds events in stored form, `EVENT_WORDS` words each. An engine that has packed the boundaries among them gives them, too; else they
   * are looked for.
   */
  append(words: Int32Array, boundaries?: PackedBoundaries): void {
    this.completeBoundaries();
    if (boundaries) this.boundaryList.addPacked(boundaries);
    else this.boundaryFinder.addFrom(words, this.count);
    this.boundaryCount = this.boundaryList.length;
    this.copy(words);
  }

  private copy(words: Int32Array): void {
    let from = 0;
    while (from < words.length) {
      const offset = this.count & BLOCK_MASK;
      const number = this.count >> BLOCK_BITS;
      if (offset === 0) this.startBlock(number, words[from + 1]! - 1);
      const take = Math.min(words.length - from, (BLOCK_EVENTS - offset) * EVENT_WORDS);
      const block = this.blocks.roomFor(number, offset * EVENT_WORDS + take, offset * EVENT_WORDS);
      block.set(from === 0 && take === words.length ? words : words.subarray(from, from + take), offset * EVENT_WORDS);
      this.count += take / EVENT_WORDS;
      from += take;
    }
  }

  /** The mark number of an event. */
  mark(index: number): number {
    return markOf(this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS]!);
  }

  /** The number of the symbol of an event. */
  symbol(index: number): number {
    return symbolOf(this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS]!);
  }

  /** The tape of an event, −1 if it has none. */
  tape(index: number): number {
    const tape = tapeOf(this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS]!);
    return tape === NO_TAPE ? -1 : tape;
  }

  /** The machine step of an event. */
  step(index: number): number {
    return this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS + 1]! - 1;
  }

  /** The cell of an event. */
  cell(index: number): number {
    return this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS + CELL]!;
  }

  /** The step that had last written the cell of an event. */
  lastWriter(index: number): number {
    return this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS + 3]! - 1;
  }

  /** The origin of the value in the cell of an event. */
  origin(index: number): number {
    return this.block(index)[(index & BLOCK_MASK) * EVENT_WORDS + 4]! - 1;
  }

  /**
   * The events [from, to), or as many of them as the block of the first holds: a fast way to read many. They stay until the engine runs
   * again; whoever lets it run before all are read copies them first.
   */
  stretch(from: number, to: number): EventStretch {
    const words = this.block(from);
    const start = (from & BLOCK_MASK) * EVENT_WORDS;
    return { words, start, end: Math.min(start + (to - from) * EVENT_WORDS, BLOCK_WORDS) };
  }

  /** A whole event. */
  event(index: number): MarkEvent {
    return {
      mark: this.mark(index),
      step: this.step(index),
      tape: this.tape(index),
      cell: this.cell(index),
      symbol: this.symbol(index),
      lastWriter: this.lastWriter(index),
      origin: this.origin(index),
    };
  }

  /** The index of the first event at or after a step. */
  firstFrom(step: number): number {
    // The event lies between two neighbouring anchors, so no block outside them is re-recorded for this search.
    this.takeLoan();
    const around = this.anchors.around(step);
    let low = around.from;
    let high = around.to ?? this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.step(middle) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private block(index: number): Int32Array {
    return this.blocks.get(index >> BLOCK_BITS) ?? this.absentBlock(index >> BLOCK_BITS);
  }

  private absentBlock(number: number): Int32Array {
    this.takeLoan();
    return this.blocks.get(number) ?? this.readBack(number);
  }

  private startBlock(number: number, step: number): void {
    let before = 0;
    while (before < this.count && this.step(this.count - 1 - before) === step) before++;
    this.anchors.add(step, this.count - before);
    this.blocks.begin(number, this.recordAgain !== undefined);
  }

  private readBack(number: number): Int32Array {
    if (!this.recordAgain) throw new Error(`Event ${number << BLOCK_BITS} is not in the log.`);
    const isSequential = number === this.nextSequential;
    const firstBlock = isSequential ? number : number - (number % BLOCKS_PER_RANDOM_READ);
    this.nextSequential = firstBlock + (isSequential ? BLOCKS_PER_SEQUENTIAL_READ : BLOCKS_PER_RANDOM_READ);
    const first = firstBlock << BLOCK_BITS;
    const end = Math.min(this.count, this.nextSequential << BLOCK_BITS);
    const replay = this.anchors.stepsOf(first, end);
    const blocks: Int32Array[] = [];
    for (let each = firstBlock; each << BLOCK_BITS < end; each++) {
      const start = each << BLOCK_BITS;
      const block = new Int32Array((Math.min(end, start + BLOCK_EVENTS) - start) * EVENT_WORDS);
      blocks.push(block);
      this.blocks.put(each, block);
    }
    this.recordAgain(replay.from, replay.to, new BlockFiller(blocks, first - replay.index));
    const block = this.blocks.get(number)!;
    this.blocks.dropOldest(BLOCKS_PER_SEQUENTIAL_READ, this.count >> BLOCK_BITS);
    return block;
  }
}

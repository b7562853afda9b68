import { BlockFiller } from './block-filler.ts';
import { BOUNDARY_WORDS, BoundaryList, type PackedBoundaries } from './boundary-list.ts';
import type { BoundaryReader } from './boundary-reader.ts';
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
import { lastAtMost } from '../base/last-at-most.ts';

/** One recorded mark: what was said about which cell at which step. */
export interface MarkEvent {
  /** Index into `Machine.marks`. */
  readonly mark: number;
  /** The machine step (0-based) on which the mark rides. */
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

const BLOCK_BITS = 14;

/** The events of a block, and the mask of their places in it. */
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

/** So many blocks (a third of a megabyte each) are held when the others can be recorded again. */
const BLOCKS_HELD = 192;

/** So many blocks are recorded in full before an outline is enough: all that the texts of most tasks need up to their longest range. */
const BLOCKS_IN_FULL = 4;

/** So many blocks are recorded again for who looks somewhere: what lies around it is mostly wanted too. */
const BLOCKS_AGAIN = 2;
/** For who reads on in order it is so many: going back to a checkpoint can take longer than a block. */
const BLOCKS_IN_ORDER = 4;

/** So many events are looked through in one call: a function that is called often is compiled once and for all. */
const PIECE = 256;

/** Where the boundaries among so many events are gathered. */
const found = new Int32Array(PIECE * BOUNDARY_WORDS);

/** Records the events from step `from` to step `to`, both included, once more. */
export type RecordAgain = (from: number, to: number, into: EventSink) => void;

/**
 * Marks in the order of the run. The log of a long run holds part of them and has the rest recorded again when they are asked
 * for: a step makes about one event, and ten million steps would be too much for a page. Of a long run an engine may record the
 * outline alone: where atomic states begin and end, and how many events lie between.
 */
export class EventLog implements EventSink {
  private readonly blocks: (Int32Array | undefined)[] = [];
  /** The blocks that are held, that read in longest ago first. */
  private readonly held: number[] = [];
  /** The block after those that were recorded again last. */
  private nextInOrder = -1;
  private count = 0;
  /** Anchors: the events of this step and of those after it start at this index. */
  private readonly anchorSteps: number[] = [];
  private readonly anchorIndices: number[] = [];
  private readonly boundaryList = new BoundaryList();
  private recordAgain: RecordAgain | undefined;
  private readonly blocksHeld: number;
  private readonly blocksInFull: number;

  /** An empty log that holds so many blocks when the others can be recorded again, and then takes so many in full before an outline. */
  constructor(blocksHeld: number = BLOCKS_HELD, blocksInFull: number = BLOCKS_IN_FULL) {
    this.blocksHeld = blocksHeld;
    this.blocksInFull = blocksInFull;
  }

  /** How many events are recorded. */
  get length(): number {
    return this.count;
  }

  /** Lets the log forget events that can be recorded again. */
  forgetWith(recordAgain: RecordAgain): void {
    this.recordAgain = recordAgain;
  }

  /** Whether the outline of the run is enough from here on, because events can be recorded again. */
  get takesOutline(): boolean {
    return this.recordAgain !== undefined && this.count >= this.blocksInFull * BLOCK;
  }

  /** The stamp and the index of the last `begin` or `end`, 0 before the first. */
  get lastBoundary(): { stamp: number; index: number } {
    return { stamp: this.boundaryList.lastStamp, index: this.boundaryList.lastIndex };
  }

  /** How many `begin` and `end` marks there are. */
  get boundaries(): number {
    return this.boundaryList.length;
  }

  /** A reader of the `begin` and `end` marks, before the first; it goes on to those that are recorded later, too. */
  readBoundaries(): BoundaryReader {
    return this.boundaryList.read();
  }

  /**
   * Adds the outline of the steps from `step` on: its `begin` and `end` marks as they are kept, and how many events the log has
   * then. Only where `takesOutline`.
   */
  outline(boundaries: PackedBoundaries, step: number, count: number): void {
    this.anchorSteps.push(step);
    this.anchorIndices.push(this.count);
    const last = this.count >> BLOCK_BITS;
    // A block that is not full would look as if it held all of its events.
    if ((this.count & MASK) > 0 && this.blocks[last]) {
      this.blocks[last] = undefined;
      this.held.splice(this.held.indexOf(last), 1);
    }
    this.boundaryList.addPacked(boundaries);
    this.count = count;
  }

  /** Adds events as they are kept: the words of one after another. */
  append(words: Int32Array): void {
    for (let from = 0; from < words.length; from += PIECE * EVENT_WORDS)
      this.findBoundaries(words, from, Math.min(words.length, from + PIECE * EVENT_WORDS));
    let from = 0;
    while (from < words.length) {
      const place = this.count & MASK;
      const number = this.count >> BLOCK_BITS;
      if (place === 0) this.startBlock(number, words[from + 1]! - 1);
      const take = Math.min(words.length - from, (BLOCK - place) * EVENT_WORDS);
      const block = this.roomFor(number, place * EVENT_WORDS + take, place * EVENT_WORDS);
      block.set(from === 0 && take === words.length ? words : words.subarray(from, from + take), place * EVENT_WORDS);
      this.count += take / EVENT_WORDS;
      from += take;
    }
  }

  /** The mark number of an event. */
  mark(index: number): number {
    return markOf(this.block(index)[(index & MASK) * EVENT_WORDS]!);
  }

  /** The number of the symbol of an event. */
  symbol(index: number): number {
    return symbolOf(this.block(index)[(index & MASK) * EVENT_WORDS]!);
  }

  /** The tape of an event, −1 for none. */
  tape(index: number): number {
    const tape = tapeOf(this.block(index)[(index & MASK) * EVENT_WORDS]!);
    return tape === NO_TAPE ? -1 : tape;
  }

  /** The machine step of an event. */
  step(index: number): number {
    return this.block(index)[(index & MASK) * EVENT_WORDS + 1]! - 1;
  }

  /** The cell of an event. */
  cell(index: number): number {
    return this.block(index)[(index & MASK) * EVENT_WORDS + CELL]!;
  }

  /** The step that had last written the cell of an event. */
  lastWriter(index: number): number {
    return this.block(index)[(index & MASK) * EVENT_WORDS + 3]! - 1;
  }

  /** The origin of the value in the cell of an event. */
  origin(index: number): number {
    return this.block(index)[(index & MASK) * EVENT_WORDS + 4]! - 1;
  }

  /** The events from `from` to `to`, as far as they are kept together: for who reads many. */
  stretch(from: number, to: number): EventStretch {
    const words = this.block(from);
    const start = (from & MASK) * EVENT_WORDS;
    return { words, start, end: Math.min(start + (to - from) * EVENT_WORDS, BLOCK * EVENT_WORDS) };
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
    const anchor = lastAtMost(this.anchorSteps, step);
    // Only what lies between two anchors can hold such an event, so nothing else is recorded again for this.
    let low = this.anchorIndices[anchor] ?? 0;
    let high = this.anchorIndices[anchor + 1] ?? this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.step(middle) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private block(index: number): Int32Array {
    return this.blocks[index >> BLOCK_BITS] ?? this.readAgain(index >> BLOCK_BITS);
  }

  private startBlock(number: number, step: number): void {
    let before = 0;
    while (before < this.count && this.step(this.count - 1 - before) === step) before++;
    this.anchorSteps.push(step);
    this.anchorIndices.push(this.count - before);
    this.hold(number);
  }

  /** Finds the boundaries among a piece of the events that are about to be added. */
  private findBoundaries(words: Int32Array, from: number, to: number): void {
    let length = 0;
    let index = this.count + from / EVENT_WORDS;
    for (let at = from; at < to; at += EVENT_WORDS, index++) {
      const packed = words[at]!;
      if (tapeOf(packed) !== NO_TAPE) continue;
      found[length] = packed;
      found[length + 1] = words[at + 1]!;
      found[length + 2] = index;
      length += BOUNDARY_WORDS;
    }
    if (length > 0) this.boundaryList.add(found.subarray(0, length));
  }

  private roomFor(number: number, length: number, used: number): Int32Array {
    const block = this.blocks[number];
    if (block && block.length >= length) return block;
    // Most runs are short and come in one piece, or a few; those that fill a block are likely to fill another one.
    const room = number > 0 ? BLOCK * EVENT_WORDS : Math.min(BLOCK * EVENT_WORDS, Math.max(length, used * 2));
    const larger = new Int32Array(room);
    if (block) larger.set(block.subarray(0, used));
    this.blocks[number] = larger;
    return larger;
  }

  private hold(number: number): void {
    this.held.push(number);
    if (this.recordAgain && this.held.length > this.blocksHeld) this.blocks[this.held.shift()!] = undefined;
  }

  private readAgain(number: number): Int32Array {
    if (!this.recordAgain) throw new Error(`Event ${number << BLOCK_BITS} is not in the log.`);
    const isInOrder = number === this.nextInOrder;
    const firstBlock = isInOrder ? number : number - (number % BLOCKS_AGAIN);
    this.nextInOrder = firstBlock + (isInOrder ? BLOCKS_IN_ORDER : BLOCKS_AGAIN);
    const first = firstBlock << BLOCK_BITS;
    const end = Math.min(this.count, this.nextInOrder << BLOCK_BITS);
    const from = lastAtMost(this.anchorIndices, first);
    const to = this.anchorSteps[lastAtMost(this.anchorIndices, end - 1) + 1] ?? Number.MAX_SAFE_INTEGER;
    const blocks: Int32Array[] = [];
    for (let each = firstBlock; each << BLOCK_BITS < end; each++) {
      const start = each << BLOCK_BITS;
      const block = new Int32Array((Math.min(end, start + BLOCK) - start) * EVENT_WORDS);
      blocks.push(block);
      if (!this.blocks[each]) this.held.push(each);
      this.blocks[each] = block;
    }
    this.recordAgain(this.anchorSteps[from]!, to - 1, new BlockFiller(blocks, first - this.anchorIndices[from]!));
    const block = this.blocks[number]!;
    while (this.held.length > this.blocksHeld + BLOCKS_IN_ORDER) this.forgetOldest();
    return block;
  }

  /** Forgets the block that was read in longest ago, except for the one to which events are still added. */
  private forgetOldest(): void {
    const oldest = this.held.shift()!;
    if (oldest === this.count >> BLOCK_BITS) this.held.push(oldest);
    else this.blocks[oldest] = undefined;
  }
}

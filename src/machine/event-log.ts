import { lastAtMost } from './last-at-most.ts';

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

/**
 * An event is five words: mark, symbol and tape in 16, 8 and 8 bits (tape 255: none); step, cell, last writer and origin. Steps
 * are kept as stamps, which are steps plus one.
 */
const WORDS = 5;
const BLOCK_BITS = 14;

/** The events of a block, and the mask of their places in it. */
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

/** So many blocks (a third of a megabyte each) are held when the others can be recorded again. */
const BLOCKS_HELD = 192;

/** So many blocks are recorded in full before an outline is enough: all that most texts need. */
const BLOCKS_IN_FULL = 4;

/** So many blocks are recorded again together: going back to a checkpoint can take longer than a block. */
const BLOCKS_AGAIN = 8;

/** Three words a boundary: mark (and tape) as in an event, stamp, and the index of the event. */
const BOUNDARY_WORDS = 3;

/** Records the events of a block once more: those from step `from` to step `to`, both included. */
export type RecordAgain = (from: number, to: number) => EventLog;

/**
 * Marks in the order of the run. The log of a long run holds part of them and has the rest recorded again when they are asked
 * for: a step makes about one event, and ten million steps would be too much for a page. Of a long run an engine may record the
 * outline alone: where atomic states begin and end, and how many events lie between.
 */
export class EventLog {
  private readonly blocks: (Int32Array | undefined)[] = [];
  /** The blocks that are held, that read in longest ago first. */
  private readonly held: number[] = [];
  private count = 0;
  /** Anchors: the events of this step and of those after it start at this index. */
  private readonly anchorSteps: number[] = [];
  private readonly anchorIndices: number[] = [];
  private boundaryWords = new Int32Array(0);
  private boundaryCount = 0;
  private recordAgain: RecordAgain | undefined;
  private readonly blocksHeld: number;

  /** An empty log that holds so many blocks when the others can be recorded again. */
  constructor(blocksHeld: number = BLOCKS_HELD) {
    this.blocksHeld = blocksHeld;
  }

  /** How many events are recorded. */
  get length(): number {
    return this.count;
  }

  /** Lets the log forget events that can be recorded again. */
  forgetWith(recordAgain: RecordAgain): void {
    this.recordAgain = recordAgain;
  }

  /** Adds an event. */
  push(
    mark: number,
    step: number,
    tape: number,
    cell: number,
    symbol: number,
    lastWriter: number,
    origin: number,
  ): void {
    const packed = mark | (symbol << 16) | ((tape & 255) << 24);
    this.append(Int32Array.of(packed, step + 1, cell, lastWriter + 1, origin + 1));
  }

  /** Whether the outline of the run is enough from here on, because events can be recorded again. */
  get takesOutline(): boolean {
    return this.recordAgain !== undefined && this.count >= BLOCKS_IN_FULL * BLOCK;
  }

  /** How many `begin` and `end` marks there are. */
  get boundaries(): number {
    return this.boundaryCount;
  }

  /** The mark number of a `begin` or `end`, counted among themselves. */
  boundaryMark(boundary: number): number {
    return this.boundaryWords[boundary * BOUNDARY_WORDS]! & 0xffff;
  }

  /** The machine step of a `begin` or `end`. */
  boundaryStep(boundary: number): number {
    return this.boundaryWords[boundary * BOUNDARY_WORDS + 1]! - 1;
  }

  /** The index among all events of a `begin` or `end`. */
  boundaryIndex(boundary: number): number {
    return this.boundaryWords[boundary * BOUNDARY_WORDS + 2]!;
  }

  /**
   * Adds the outline of the steps from `step` on: its `begin` and `end` marks as they are kept, and how many events the log has
   * then. Only where `takesOutline`.
   */
  outline(words: Int32Array, step: number, count: number): void {
    this.anchorSteps.push(step);
    this.anchorIndices.push(this.count);
    const last = this.count >> BLOCK_BITS;
    // A block that is not full would look as if it held all of its events.
    if ((this.count & MASK) > 0 && this.blocks[last]) {
      this.blocks[last] = undefined;
      this.held.splice(this.held.indexOf(last), 1);
    }
    this.addBoundaries(words.length / BOUNDARY_WORDS);
    this.boundaryWords.set(words, this.boundaryCount * BOUNDARY_WORDS);
    this.boundaryCount += words.length / BOUNDARY_WORDS;
    this.count = count;
  }

  /** Adds events as they are kept: the words of one after another. */
  append(words: Int32Array): void {
    this.findBoundaries(words);
    let from = 0;
    while (from < words.length) {
      const place = this.count & MASK;
      const number = this.count >> BLOCK_BITS;
      if (place === 0) this.startBlock(number, words[from + 1]! - 1);
      const take = Math.min(words.length - from, (BLOCK - place) * WORDS);
      const block = this.roomFor(number, place * WORDS + take, place * WORDS);
      block.set(from === 0 && take === words.length ? words : words.subarray(from, from + take), place * WORDS);
      this.count += take / WORDS;
      from += take;
    }
  }

  /** The mark number of an event. */
  mark(index: number): number {
    return this.block(index)[(index & MASK) * WORDS]! & 0xffff;
  }

  /** The number of the symbol of an event. */
  symbol(index: number): number {
    return (this.block(index)[(index & MASK) * WORDS]! >>> 16) & 0xff;
  }

  /** The tape of an event, −1 for none. */
  tape(index: number): number {
    const tape = this.block(index)[(index & MASK) * WORDS]! >>> 24;
    return tape === 255 ? -1 : tape;
  }

  /** The machine step of an event. */
  step(index: number): number {
    return this.block(index)[(index & MASK) * WORDS + 1]! - 1;
  }

  /** The cell of an event. */
  cell(index: number): number {
    return this.block(index)[(index & MASK) * WORDS + 2]!;
  }

  /** The step that had last written the cell of an event. */
  lastWriter(index: number): number {
    return this.block(index)[(index & MASK) * WORDS + 3]! - 1;
  }

  /** The origin of the value in the cell of an event. */
  origin(index: number): number {
    return this.block(index)[(index & MASK) * WORDS + 4]! - 1;
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

  private findBoundaries(words: Int32Array): void {
    let found = 0;
    for (let at = 0; at < words.length; at += WORDS) if (words[at]! >>> 24 === 255) found++;
    if (found === 0) return;
    this.addBoundaries(found);
    for (let at = 0; at < words.length; at += WORDS) {
      if (words[at]! >>> 24 !== 255) continue;
      const place = this.boundaryCount++ * BOUNDARY_WORDS;
      this.boundaryWords[place] = words[at]!;
      this.boundaryWords[place + 1] = words[at + 1]!;
      this.boundaryWords[place + 2] = this.count + at / WORDS;
    }
  }

  /** Makes room for so many more. */
  private addBoundaries(more: number): void {
    const length = (this.boundaryCount + more) * BOUNDARY_WORDS;
    if (length <= this.boundaryWords.length) return;
    const larger = new Int32Array(Math.max(length, 2 * this.boundaryWords.length));
    larger.set(this.boundaryWords);
    this.boundaryWords = larger;
  }

  private roomFor(number: number, length: number, used: number): Int32Array {
    const block = this.blocks[number];
    if (block && block.length >= length) return block;
    // Most runs are short and come in one piece, or a few.
    const larger = new Int32Array(block ? Math.min(BLOCK * WORDS, Math.max(length, used * 2)) : length);
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
    const firstBlock = number - (number % BLOCKS_AGAIN);
    const first = firstBlock << BLOCK_BITS;
    const end = Math.min(this.count, first + BLOCKS_AGAIN * BLOCK);
    const from = lastAtMost(this.anchorIndices, first);
    const to = this.anchorSteps[lastAtMost(this.anchorIndices, end - 1) + 1] ?? Number.MAX_SAFE_INTEGER;
    const again = this.recordAgain(this.anchorSteps[from]!, to - 1);
    for (let each = firstBlock; each << BLOCK_BITS < end; each++) {
      if (this.blocks[each]) continue;
      const start = each << BLOCK_BITS;
      const block = new Int32Array((Math.min(end, start + BLOCK) - start) * WORDS);
      again.copy(start - this.anchorIndices[from]!, block);
      this.blocks[each] = block;
      this.held.push(each);
    }
    const block = this.blocks[number]!;
    while (this.held.length > this.blocksHeld + BLOCKS_AGAIN) this.blocks[this.held.shift()!] = undefined;
    return block;
  }

  /** Copies events from `index` on until `into` is full. */
  private copy(index: number, into: Int32Array): void {
    for (let filled = 0; filled < into.length;) {
      const at = index + filled / WORDS;
      const place = (at & MASK) * WORDS;
      const words = this.block(at).subarray(place, Math.min(BLOCK * WORDS, place + into.length - filled));
      into.set(words, filled);
      filled += words.length;
    }
  }
}

import { LAST_WRITER, ORIGIN, PLAIN_CELL, TRACKED_CELL } from './layout.ts';
import { PAGE_CELLS, type Page, type PageFormat } from './tape-pages.ts';

interface PlainPage extends Page {
  readonly symbols: Int32Array;
}

const PLAIN_WORDS = (PAGE_CELLS * PLAIN_CELL) / 4;
const BLANK: PlainPage = { symbols: new Int32Array(PLAIN_WORDS), bytes: 0 };

/** Cells that hold a symbol each, as they stand in memory. */
export const PLAIN_PAGES: PageFormat<PlainPage> = {
  blank: BLANK,
  words: PLAIN_WORDS,
  read(memory, at) {
    if (holds(memory, at, BLANK)) return BLANK;
    return { symbols: memory.slice(at, at + PLAIN_WORDS), bytes: PLAIN_WORDS * 4 };
  },
  write(memory, at, { symbols }) {
    memory.set(symbols, at);
  },
  isUnchanged: holds,
};

function holds(memory: Int32Array, at: number, { symbols }: PlainPage): boolean {
  for (let word = 0; word < PLAIN_WORDS; word++) if (memory[at + word] !== symbols[word]) return false;
  return true;
}

/** The places of the words of a tracked cell: symbol, last writer, origin, and the next cell. */
const WRITER_WORD = LAST_WRITER / 4;
const ORIGIN_WORD = ORIGIN / 4;
const CELL_WORDS = TRACKED_CELL / 4;
const TRACKED_WORDS = PAGE_CELLS * CELL_WORDS;
const GREATEST = 2 ** 31 - 1;

/** A tracked page: all of its words, or less where less says the same. */
interface TrackedPage extends Page {
  /** The symbols, where the words are not kept. */
  readonly symbols: Uint8Array;
  /** Last writer and origin of each cell: 0 where it has none, else how much greater the stamp is than those below. */
  readonly stamps: Uint16Array;
  readonly writersAbove: number;
  readonly originsAbove: number;
  readonly words: Int32Array | undefined;
}

const MOST_SHORT = 2 ** 16 - 1;
const NO_SYMBOLS = new Uint8Array(0);
const NO_STAMPS = new Uint16Array(0);
const NOT_WRITTEN: TrackedPage = {
  symbols: new Uint8Array(PAGE_CELLS),
  stamps: NO_STAMPS,
  writersAbove: 0,
  originsAbove: 0,
  words: undefined,
  bytes: 0,
};

/**
 * Cells with their stamps. Input that nobody has written is kept as symbols; stamps that are close together, as those of
 * neighbours mostly are, in half of their bits: fresh memory takes longer to get than to fill.
 */
export const TRACKED_PAGES: PageFormat<TrackedPage> = {
  blank: NOT_WRITTEN,
  words: TRACKED_WORDS,
  read(memory, at) {
    const { writers, origins } = stampsOf(memory, at);
    if (writers.most - writers.above > MOST_SHORT || origins.most - origins.above > MOST_SHORT) {
      const words = memory.slice(at, at + TRACKED_WORDS);
      return { ...NOT_WRITTEN, symbols: NO_SYMBOLS, words, bytes: words.byteLength };
    }
    const symbols = new Uint8Array(PAGE_CELLS);
    const stamps = writers.most === 0 && origins.most === 0 ? NO_STAMPS : new Uint16Array(2 * PAGE_CELLS);
    if (stamps === NO_STAMPS)
      for (let cell = 0; cell < PAGE_CELLS; cell++) symbols[cell] = memory[at + cell * CELL_WORDS]!;
    else readCells(memory, at, symbols, stamps, writers.above, origins.above);
    const bytes = symbols.byteLength + stamps.byteLength;
    return { symbols, stamps, writersAbove: writers.above, originsAbove: origins.above, words: undefined, bytes };
  },
  write(memory, at, page) {
    const { symbols, stamps, words } = page;
    if (words) memory.set(words, at);
    else if (stamps.length > 0) writeCells(memory, at, page);
    else {
      memory.fill(0, at, at + TRACKED_WORDS);
      for (let cell = 0; cell < PAGE_CELLS; cell++) memory[at + cell * CELL_WORDS] = symbols[cell]!;
    }
  },
  isUnchanged(memory, at, page, stamp) {
    return page === NOT_WRITTEN ? isFresh(memory, at) : !isStamped(memory, at, stamp);
  },
};

/** The greatest stamp of some cells, 0 for none, and one less than the least that is not 0. */
interface StampRange {
  readonly above: number;
  readonly most: number;
}

function stampsOf(memory: Int32Array, at: number): { writers: StampRange; origins: StampRange } {
  let leastWriter = GREATEST;
  let lastWriter = 0;
  let leastOrigin = GREATEST;
  let lastOrigin = 0;
  for (let word = at, end = at + TRACKED_WORDS; word < end; word += CELL_WORDS) {
    const writer = memory[word + WRITER_WORD]!;
    const origin = memory[word + ORIGIN_WORD]!;
    if (writer > lastWriter) lastWriter = writer;
    if (writer > 0 && writer < leastWriter) leastWriter = writer;
    if (origin > lastOrigin) lastOrigin = origin;
    if (origin > 0 && origin < leastOrigin) leastOrigin = origin;
  }
  return {
    writers: { above: Math.min(leastWriter - 1, lastWriter), most: lastWriter },
    origins: { above: Math.min(leastOrigin - 1, lastOrigin), most: lastOrigin },
  };
}

function readCells(
  memory: Int32Array,
  at: number,
  symbols: Uint8Array,
  stamps: Uint16Array,
  writersAbove: number,
  originsAbove: number,
): void {
  for (let cell = 0, word = at; cell < PAGE_CELLS; cell++, word += CELL_WORDS) {
    symbols[cell] = memory[word]!;
    const writer = memory[word + WRITER_WORD]!;
    const origin = memory[word + ORIGIN_WORD]!;
    stamps[2 * cell] = writer === 0 ? 0 : writer - writersAbove;
    stamps[2 * cell + 1] = origin === 0 ? 0 : origin - originsAbove;
  }
}

function writeCells(memory: Int32Array, at: number, page: TrackedPage): void {
  const { symbols, stamps, writersAbove, originsAbove } = page;
  for (let cell = 0, word = at; cell < PAGE_CELLS; cell++, word += CELL_WORDS) {
    memory[word] = symbols[cell]!;
    const writer = stamps[2 * cell]!;
    const origin = stamps[2 * cell + 1]!;
    memory[word + WRITER_WORD] = writer === 0 ? 0 : writer + writersAbove;
    memory[word + ORIGIN_WORD] = origin === 0 ? 0 : origin + originsAbove;
  }
}

/** Whether the cells of a page are blank and nobody has written them. */
function isFresh(memory: Int32Array, at: number): boolean {
  for (let word = at, end = at + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if ((memory[word]! | memory[word + WRITER_WORD]! | memory[word + ORIGIN_WORD]!) !== 0) return false;
  return true;
}

/** Whether one of the cells of a page has been written, or marked as a result, since no stamp was greater than this one. */
function isStamped(memory: Int32Array, at: number, stamp: number): boolean {
  for (let word = at, end = at + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if (memory[word + WRITER_WORD]! > stamp || memory[word + ORIGIN_WORD]! > stamp) return true;
  return false;
}

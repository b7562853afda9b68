import { LAST_WRITER, ORIGIN, PLAIN_CELL, TRACKED_CELL } from './layout.ts';
import { PAGE_CELLS, type Page, type PageFormat } from './tape-pages.ts';

interface PlainPage extends Page {
  readonly symbols: Int32Array;
}

const PLAIN_WORDS = (PAGE_CELLS * PLAIN_CELL) / 4;
const BLANK: PlainPage = { symbols: new Int32Array(PLAIN_WORDS), bytes: 0 };

/** Pages of cells without stamps, stored as in memory. */
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

/** Offsets in words from a tracked cell's symbol to its last writer, its origin, and the next cell. */
const WRITER_WORD = LAST_WRITER / 4;
const ORIGIN_WORD = ORIGIN / 4;
const CELL_WORDS = TRACKED_CELL / 4;
const TRACKED_WORDS = PAGE_CELLS * CELL_WORDS;

/** A page of cells with stamps, stored compactly if possible, else as all of its words. */
interface TrackedPage extends Page {
  /** The symbols; empty if `words` are stored. */
  readonly symbols: Uint8Array;
  /** Last writer and origin of each cell: 0 for none, else the stamp minus `writersAbove` or `originsAbove`. */
  readonly stamps: Uint16Array;
  readonly writersAbove: number;
  readonly originsAbove: number;
  readonly words: Int32Array | undefined;
}

/** Largest difference between a stamp and its base that fits into 16 bits, and about half of it. */
const MOST_STAMP_DISTANCE = 2 ** 16 - 1;
const HALF_STAMP_DISTANCE = 2 ** 15;
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
 * Pages of cells with stamps. Unwritten input is stored as symbols only. Stamps that are close together, as those of neighbours
 * mostly are, are stored in 16 instead of 32 bits: allocating memory takes longer than filling it.
 */
export const TRACKED_PAGES: PageFormat<TrackedPage> = {
  blank: NOT_WRITTEN,
  words: TRACKED_WORDS,
  read(memory, at) {
    const writer = firstStamp(memory, at + WRITER_WORD);
    const origin = firstStamp(memory, at + ORIGIN_WORD);
    const symbols = new Uint8Array(PAGE_CELLS);
    const stamps = writer === 0 && origin === 0 ? NO_STAMPS : new Uint16Array(2 * PAGE_CELLS);
    const page = {
      symbols,
      stamps,
      writersAbove: Math.max(0, writer - HALF_STAMP_DISTANCE),
      originsAbove: Math.max(0, origin - HALF_STAMP_DISTANCE),
      words: undefined,
      bytes: symbols.byteLength + stamps.byteLength,
    };
    if (readCells(memory, at, page)) return page;
    const words = memory.slice(at, at + TRACKED_WORDS);
    return { ...NOT_WRITTEN, symbols: NO_SYMBOLS, words, bytes: words.byteLength };
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

/** The first stamp of a page that is not 0, or 0: a base for the page's other stamps, which are likely to be close. */
function firstStamp(memory: Int32Array, first: number): number {
  for (let word = first, end = first + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if (memory[word]! > 0) return memory[word]!;
  return 0;
}

/** Reads cells into the compact form of a page. Returns whether all stamps fit. */
function readCells(memory: Int32Array, at: number, page: TrackedPage): boolean {
  const { symbols, stamps, writersAbove, originsAbove } = page;
  for (let cell = 0, word = at; cell < PAGE_CELLS; cell++, word += CELL_WORDS) {
    symbols[cell] = memory[word]!;
    const writer = memory[word + WRITER_WORD]!;
    const origin = memory[word + ORIGIN_WORD]!;
    if (writer > 0) {
      const kept = writer - writersAbove;
      if (kept <= 0 || kept > MOST_STAMP_DISTANCE) return false;
      stamps[2 * cell] = kept;
    }
    if (origin > 0) {
      const kept = origin - originsAbove;
      if (kept <= 0 || kept > MOST_STAMP_DISTANCE) return false;
      stamps[2 * cell + 1] = kept;
    }
  }
  return true;
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

/** Whether all cells of a page are blank and have no stamps. */
function isFresh(memory: Int32Array, at: number): boolean {
  for (let word = at, end = at + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if ((memory[word]! | memory[word + WRITER_WORD]! | memory[word + ORIGIN_WORD]!) !== 0) return false;
  return true;
}

/** Whether a cell of the page has a stamp greater than `stamp`, so was written or marked as a result since. */
function isStamped(memory: Int32Array, at: number, stamp: number): boolean {
  for (let word = at, end = at + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if (memory[word + WRITER_WORD]! > stamp || memory[word + ORIGIN_WORD]! > stamp) return true;
  return false;
}

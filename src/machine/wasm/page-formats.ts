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

/** The greatest stamp that has room in 16 bits, and half of it. */
const MOST_KEPT = 2 ** 16 - 1;
const HALF = 2 ** 15;
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
    const writer = firstStamp(memory, at + WRITER_WORD);
    const origin = firstStamp(memory, at + ORIGIN_WORD);
    const symbols = new Uint8Array(PAGE_CELLS);
    const stamps = writer === 0 && origin === 0 ? NO_STAMPS : new Uint16Array(2 * PAGE_CELLS);
    const page = {
      symbols,
      stamps,
      writersAbove: Math.max(0, writer - HALF),
      originsAbove: Math.max(0, origin - HALF),
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

/** The first of the stamps of a page that is not 0, or 0: those of its neighbours are likely to be near. */
function firstStamp(memory: Int32Array, first: number): number {
  for (let word = first, end = first + TRACKED_WORDS; word < end; word += CELL_WORDS)
    if (memory[word]! > 0) return memory[word]!;
  return 0;
}

/** Reads the cells of a page into what it keeps, and says whether their stamps have room there. */
function readCells(memory: Int32Array, at: number, page: TrackedPage): boolean {
  const { symbols, stamps, writersAbove, originsAbove } = page;
  for (let cell = 0, word = at; cell < PAGE_CELLS; cell++, word += CELL_WORDS) {
    symbols[cell] = memory[word]!;
    const writer = memory[word + WRITER_WORD]!;
    const origin = memory[word + ORIGIN_WORD]!;
    if (writer > 0) {
      const kept = writer - writersAbove;
      if (kept <= 0 || kept > MOST_KEPT) return false;
      stamps[2 * cell] = kept;
    }
    if (origin > 0) {
      const kept = origin - originsAbove;
      if (kept <= 0 || kept > MOST_KEPT) return false;
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

/**
 * Words per event: mark, symbol and tape in 16, 8 and 8 bits (tape 255: none); step; cell; last writer; origin. Steps are stored
 * as stamps, which are steps plus one, so that 0 means none.
 */
export const EVENT_WORDS = 5;

/** Offset of the cell among the words of an event. */
export const CELL = 2;

/** Tape code of an event without a tape. */
export const NO_TAPE = 255;

/** Consecutive events in stored form: `EVENT_WORDS` words each, in `words` from offset `start` to before `end`. */
export interface EventStretch {
  readonly words: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** The mark number in the first word of an event. */
export const markOf = (packed: number): number => packed & 0xffff;

/** The number of the symbol in the first word of an event. */
export const symbolOf = (packed: number): number => (packed >>> 16) & 0xff;

/** The tape in the first word of an event, `NO_TAPE` for none. */
export const tapeOf = (packed: number): number => packed >>> 24;

/** Receives events in stored form, `EVENT_WORDS` words each, and copies them. */
export interface EventSink {
  append(words: Int32Array): void;
}

const packed = new Int32Array(EVENT_WORDS);

/** The stored form of one event, valid until the next call. Steps are 0-based; −1 means no step or no tape. */
export function eventWords(
  mark: number,
  step: number,
  tape: number,
  cell: number,
  symbol: number,
  lastWriter: number,
  origin: number,
): Int32Array {
  packed[0] = mark | (symbol << 16) | ((tape & 255) << 24);
  packed[1] = step + 1;
  packed[2] = cell;
  packed[3] = lastWriter + 1;
  packed[4] = origin + 1;
  return packed;
}

/**
 * An event is five words: mark, symbol and tape in 16, 8 and 8 bits (tape 255: none); step, cell, last writer and origin. Steps
 * are kept as stamps, which are steps plus one.
 */
export const EVENT_WORDS = 5;

/** The place of the cell among the words of an event. */
export const CELL = 2;

/** The tape of an event that is on none. */
export const NO_TAPE = 255;

/** Events one after another as they are kept: `EVENT_WORDS` words each, from place `start` to `end`. */
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

/** Takes events in as they are kept: the words of one after another. They are copied. */
export interface EventSink {
  append(words: Int32Array): void;
}

const packed = new Int32Array(EVENT_WORDS);

/** The words of one event, until the next is asked for: steps are counted from 0, −1 for none, as is the tape. */
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

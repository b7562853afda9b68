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

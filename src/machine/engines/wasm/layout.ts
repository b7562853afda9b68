import { UNITS_IN_FULL } from '../../marks/packed-boundary.ts';

/**
 * The layout of a compiled machine's linear memory, in bytes. Cells are records of one size, so a head is an address, and the symbol
 * and stamps of its cell are at fixed offsets from it: tapes can grow without a change of the code.
 *
 * Steps are stored as stamps, which are steps plus one, so that fresh memory means not written.
 */

/** The address of each tape's cell under the head, four bytes per tape. */
export const HEADS = 0;
/** The address of each tape's cell 0, four bytes per tape. */
export const ZEROS = 1024;
/** The stamp of the next step when the code returns, counted from the `start` that it was given. */
export const STEPS = 2048;
/** The address of the next event or boundary. */
export const EVENT_POINTER = 2052;
/** The number of events of the run so far, while marks are recorded. */
export const EVENT_COUNT = 2056;
/** The stamp and the event index of the last boundary, and the number of boundaries in this outline. */
export const LAST_STAMP = 2060;
export const LAST_EVENT = 2064;
export const BOUNDARY_COUNT = 2068;
/** The address of the next boundary, while all marks are recorded. */
export const BOUNDARY_POINTER = 2072;
/** The event buffer: the events of one or more chunks, or the outline of one. */
export const EVENTS = 4096;
/** Capacity of the buffer in events: enough for nearly all tasks at their longest range, whose events need not be copied then. */
const MOST_EVENTS = 131_072;

/** Bytes per event: five words. */
export const EVENT_SIZE = 20;
/** Most bytes of a boundary in an outline. */
export const BOUNDARY_SIZE = 2 * UNITS_IN_FULL;
/** The boundaries among the events in the buffer, all in full: to pack them as in an outline would take longer than to store them. */
export const BOUNDARIES = EVENTS + MOST_EVENTS * EVENT_SIZE;
/** The first tape; the others follow. */
export const TAPES = BOUNDARIES + MOST_EVENTS * BOUNDARY_SIZE;

/** Bytes of a cell without stamps: its symbol. */
export const PLAIN_CELL = 1;
/** Bytes of a cell with stamps: the symbol in the first byte, last writer and origin at adjacent offsets, so that one store sets both. */
export const TRACKED_CELL = 16;
export const LAST_WRITER = 8;
export const ORIGIN = 12;

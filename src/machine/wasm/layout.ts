import { UNITS_IN_FULL } from '../packed-boundary.ts';

/**
 * Where things are in a compiled machine's linear memory, in bytes. Cells are records of one size, so that a head is an address
 * and everything about its cell stands at a fixed offset from it: tapes can grow without the code knowing.
 *
 * Steps are kept as stamps, which are steps plus one: fresh memory then says that nobody has written.
 */

/** The address of each head, four bytes a tape. */
export const HEADS = 0;
/** The address of each tape's cell 0, four bytes a tape. */
export const ZEROS = 1024;
/** How far the run has come when the code returns, as it was told where it started. */
export const STEPS = 2048;
/** Where the next event is written. */
export const EVENT_POINTER = 2052;
/** How many events the run has made, where the outline alone is recorded. */
export const EVENT_COUNT = 2056;
/** The stamp and the event's index of the last boundary of an outline, and how many boundaries this outline has. */
export const LAST_STAMP = 2060;
export const LAST_INDEX = 2064;
export const BOUNDARY_COUNT = 2068;
/** The events of a chunk, or the outline of one. */
export const EVENTS = 4096;
/** So many events have room. */
const MOST_EVENTS = 16_384;

/** Five words an event. */
export const EVENT_SIZE = 20;
/** At most so many bytes a `begin` or `end` in an outline. */
export const BOUNDARY_SIZE = 2 * UNITS_IN_FULL;
/** Where the tapes begin, one after another. */
export const TAPES = EVENTS + MOST_EVENTS * EVENT_SIZE;

/** A cell that only holds a symbol. */
export const PLAIN_CELL = 1;
/** A cell with its last writer and its origin: the symbol in the first byte, the stamps at these offsets, so that both are one store. */
export const TRACKED_CELL = 16;
export const LAST_WRITER = 8;
export const ORIGIN = 12;

/**
 * Most boundaries are stored in one 16-bit unit: the slot of the mark, and the differences in step and event index from the
 * boundary before. A long run has millions of boundaries, and allocating memory takes longer than filling it.
 */

/** Bits of the difference in steps. */
export const STEP_BITS = 6;
/** Bits of the difference in event indices, the lowest of a unit. */
export const EVENT_BITS = 5;
/** Bits below the slot. */
export const MARK_SHIFT = STEP_BITS + EVENT_BITS;
/** Largest difference in steps, and in event indices, that fits into a unit. */
export const MOST_STEPS = (1 << STEP_BITS) - 1;
export const MOST_EVENTS = (1 << EVENT_BITS) - 1;
/**
 * Escape code in the mark field: the boundary did not fit 16 bits; six units hold it: code, mark, stamp (low, high), event index
 * (low, high).
 */
export const IN_FULL = 31;
/** Units of a boundary that did not fit 16 bits. */
export const UNITS_IN_FULL = 6;

/** A boundary in 16 bits: the slot of its mark, and the differences in steps and events from the boundary before. */
export function packed(slot: number, steps: number, events: number): number {
  return (slot << MARK_SHIFT) | (steps << EVENT_BITS) | events;
}

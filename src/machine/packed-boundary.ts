/**
 * Most boundaries are kept in 16 bits: which of the marks seen so far, and how far step and index are from those of the boundary
 * before. Fresh memory takes longer to get than to fill, and a long run has millions of boundaries.
 */
export const STEP_BITS = 6;
export const EVENT_BITS = 5;
export const MARK_SHIFT = STEP_BITS + EVENT_BITS;
export const MOST_STEPS = (1 << STEP_BITS) - 1;
export const MOST_EVENTS = (1 << EVENT_BITS) - 1;
/** In the place of a mark: what follows is the mark, the stamp and the index in full, low halves first. */
export const IN_FULL = 31;
export const UNITS_IN_FULL = 6;

/** A boundary in 16 bits: the place of its mark, and how far step and index are from those of the one before. */
export function packed(place: number, steps: number, events: number): number {
  return (place << MARK_SHIFT) | (steps << EVENT_BITS) | events;
}

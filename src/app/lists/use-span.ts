import { useState } from 'react';

/** The stretch of a list that is on the page. */
export interface Span {
  readonly from: number;
  /** The last position plus one. */
  readonly to: number;
  /** Shows the stretch that holds a position. */
  readonly show: (position: number) => void;
}

/**
 * A list too long for one page element is shown in stretches of `most` rows: the one around the cursor, or the one that the person
 * has turned to since it moved.
 */
export function useSpan(count: number, position: number, most: number): Span {
  const [held, setHeld] = useState({ position, from: spanStart(position, most) });
  let { from } = held;
  // Most steps stay in the stretch: nothing is to be remembered of them.
  if (held.position !== position && (position < from || position >= from + most)) {
    from = spanStart(position, most);
    setHeld({ position, from });
  }
  if (from >= count) from = spanStart(count - 1, most);
  return {
    from,
    to: Math.min(count, from + most),
    show: (shown) => setHeld({ position, from: spanStart(shown, most) }),
  };
}

function spanStart(position: number, most: number): number {
  return Math.floor(Math.max(0, position) / most) * most;
}

import { useState } from 'react';

/**
 * How many atomic states stand in one list. Browsers clip elements taller than some 16 million pixels; twenty thousand states
 * keep well below that, also when their arithmetic is unfolded.
 */
const MOST = 20_000;

/** The stretch of a long text that is in the list. */
export interface TextSpan {
  readonly from: number;
  /** The last position plus one. */
  readonly to: number;
  /** Shows the stretch that holds a position. */
  readonly show: (position: number) => void;
}

/** The stretch around the cursor, or the one that the person has turned to since it moved. */
export function useTextSpan(count: number, position: number, most: number = MOST): TextSpan {
  const [held, setHeld] = useState({ position, from: spanStart(position, most) });
  let { from } = held;
  if (held.position !== position) {
    if (position < from || position >= from + most) from = spanStart(position, most);
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

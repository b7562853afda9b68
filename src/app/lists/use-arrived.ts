import { useEffect, useLayoutEffect, useRef } from 'react';
import type { WindowCache } from './window-cache.ts';

/** Rows before and after a position that are seen with it. */
const REACH = 12;

/**
 * The position as soon as what is around it has come, until then the one before: a list that jumps shows what it has rather than
 * rows without words, and is drawn once and not twice.
 */
export function useArrived<Row>(cache: WindowCache<Row>, position: number): number {
  // What was shown last, held outside of what draws: nothing is drawn twice for it.
  const held = useRef({ cache, position });
  useEffect(() => cache.request(position - REACH, position + REACH + 1), [cache, position]);
  // Another list has nothing to show yet, wherever it is.
  const isThere = held.current.cache !== cache || cache.isSettled(position - REACH, position + REACH + 1);
  const shown = isThere ? position : held.current.position;
  useLayoutEffect(() => {
    held.current = { cache, position: shown };
  });
  return shown;
}

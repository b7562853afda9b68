import { useEffect, useState } from 'react';
import type { WindowCache } from './window-cache.ts';

/** So many rows before and after a position are seen with it. */
const REACH = 12;

/**
 * The position as soon as what is around it has come, until then the one before: a list that jumps shows what it has rather than
 * rows without words, and is drawn once and not twice.
 */
export function useArrived<Row>(cache: WindowCache<Row>, position: number): number {
  const [held, setHeld] = useState({ cache, position });
  useEffect(() => cache.request(position - REACH, position + REACH + 1), [cache, position]);
  // Another list has nothing to show yet, wherever it is.
  const isThere = held.cache !== cache || cache.isSettled(position - REACH, position + REACH + 1);
  if (isThere && (held.cache !== cache || held.position !== position)) setHeld({ cache, position });
  return isThere ? position : held.position;
}

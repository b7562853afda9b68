import { useEffect, useState } from 'react';

/** Counts how often the machine was in each state before one of the steps [from, to). */
export type CountVisits = (from: number, to: number) => Promise<Int32Array>;

/** Steps counted per question: the worker answers others in between. */
const CHUNK = 100_000;

/** The visits of every state over a whole run, once all are counted; undefined before, and while they are not wanted. */
export function useVisits(steps: number, count: CountVisits | undefined, wanted: boolean): Int32Array | undefined {
  const [held, setHeld] = useState<{ count: CountVisits; visits: Int32Array }>();
  useEffect(() => {
    if (!wanted || !count) return undefined;
    const leaving = new AbortController();
    const add = async () => {
      let visits: Int32Array = new Int32Array(0);
      for (let from = 0; from < steps; from += CHUNK) {
        const part = await count(from, Math.min(steps, from + CHUNK));
        if (leaving.signal.aborted) return;
        visits = part.map((number, state) => number + (visits[state] ?? 0));
      }
      setHeld({ count, visits });
    };
    // A trace that was closed meanwhile is not counted any more.
    add().catch(() => undefined);
    return () => leaving.abort();
  }, [steps, count, wanted]);
  return wanted && held && held.count === count ? held.visits : undefined;
}

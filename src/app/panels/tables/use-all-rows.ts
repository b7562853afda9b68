import { useEffect, useState } from 'react';
import type { LoadRows } from '../../windows/window-cache.ts';

/** Rows that are all there, or on their way. */
export interface AllRows<Brief> {
  /** In order, from the first on; those that are not there yet are missing at the end. */
  readonly rows: readonly Brief[];
  /** How many have come, also those that `rows` does not show yet. */
  readonly loaded: number;
}

/** So many rows are asked for at a time. */
const CHUNK = 1000;

const NONE: AllRows<never> = { rows: [], loaded: 0 };

/**
 * All rows [from, to) of a list, in brief: loaded while the page is idle, once `wanted`. A table of them is built anew when they have
 * doubled, so that the building of all tables costs no more than twice the last.
 */
export function useAllRows<Row, Brief>(
  scope: string,
  { from, to }: { readonly from: number; readonly to: number },
  wanted: boolean,
  load: LoadRows<Row>,
  brief: (row: Row) => Brief,
): AllRows<Brief> {
  const key = `${scope} ${from} ${to}`;
  const [held, setHeld] = useState<{ key: string; all: AllRows<Brief> }>({ key, all: NONE });
  useEffect(() => {
    if (!wanted) return undefined;
    const leaving = new AbortController();
    const fill = async () => {
      const rows: Brief[] = [];
      let shown: readonly Brief[] = [];
      for (let next = from; next < to; next += CHUNK) {
        const chunk = await load(next, Math.min(to, next + CHUNK));
        await idle();
        if (leaving.signal.aborted) return;
        for (const row of chunk) rows.push(brief(row));
        if (rows.length >= 2 * shown.length || next + CHUNK >= to) shown = rows.slice();
        setHeld({ key, all: { rows: shown, loaded: rows.length } });
      }
    };
    // A trace that was closed meanwhile is not asked for any more.
    fill().catch(() => undefined);
    return () => leaving.abort();
  }, [key, from, to, wanted, load, brief]);
  return held.key === key ? held.all : NONE;
}

/** Waits until the page has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve, 0);
  });
}

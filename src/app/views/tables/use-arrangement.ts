import { useEffect, useState } from 'react';
import type { StateArrangement, StateColumn } from '../../../workers/trace/state-arrangement.ts';
import type { Arrangement } from '../../lists/DataTable.tsx';

/** Filters and sorts all states of a run; see `StateArranger.arrange`. */
export type ArrangeStates = (arrangement: StateArrangement, tell: (rows: number) => void) => Promise<Int32Array | null>;

interface Arranged {
  /** The positions of the rows in order; undefined for the order in which the run made them. */
  readonly order: Int32Array | undefined;
  /** How many rows have been looked at, while they are. */
  readonly progress: number | undefined;
}

const COLUMNS: readonly string[] = [
  'number',
  'state',
  'fetched',
  'result',
  'next',
  'steps',
  'tokens',
] satisfies readonly StateColumn[];

const AS_IT_RAN: Arranged = { order: undefined, progress: undefined };

/** The order of the rows of a run, made away from the page. The order before stays until the new one is there. */
export function useArrangement(
  scope: string,
  { filter, column, descending }: Arrangement,
  tokens: Int32Array | undefined,
  arrange: ArrangeStates,
): Arranged {
  const key = `${scope} ${column} ${descending} ${filter}`;
  const [held, setHeld] = useState<{ scope: string; arranged: Arranged }>({ scope, arranged: AS_IT_RAN });
  // Tokens are looked at only where they have a say.
  const counted = tokens && (filter !== '' || column === 'tokens') ? tokens : null;
  useEffect(() => {
    let isWanted = true;
    const set = (change: (before: Arranged) => Arranged) => {
      if (!isWanted) return;
      setHeld((now) => ({ scope, arranged: change(now.scope === scope ? now.arranged : AS_IT_RAN) }));
    };
    if (filter === '' && column === undefined) set(() => AS_IT_RAN);
    else {
      const sort = column !== undefined && isStateColumn(column) ? { column, descending } : null;
      arrange({ filter, sort, tokens: counted }, (progress) => set(({ order }) => ({ order, progress }))).then(
        (order) => order && set(() => ({ order, progress: undefined })),
        // A trace that was closed meanwhile has no rows any more.
        () => undefined,
      );
    }
    return () => {
      isWanted = false;
    };
  }, [key, scope, filter, column, descending, counted, arrange]);
  return held.scope === scope ? held.arranged : AS_IT_RAN;
}

const isStateColumn = (column: string): column is StateColumn => COLUMNS.includes(column);

import { useEffect, useState } from 'react';
import { reasonOf } from '../../base/problems.ts';

/** A row of a table that is searched and sorted elsewhere: what it says is loaded when it comes into view. */
export interface OrderedRow {
  /** Its place in the order. */
  readonly at: number;
  /** The number of what it shows, among all. */
  readonly number: number;
}

/** Rows in an order, and the question whose answer the order is. */
interface Order {
  readonly scope: string;
  readonly rows: readonly OrderedRow[];
}

const NO_ORDER: Order = { scope: '', rows: [] };

/**
 * The rows in the order that is asked for; those of before until they have come.
 *
 * @param scope names the question; another one is asked when it changes
 * @param ask gives the numbers in their order, away from the page
 * @param fail is told why there is no answer
 */
export function useOrder(scope: string, ask: () => Promise<Iterable<number>>, fail: (sentence: string) => void): Order {
  const [order, setOrder] = useState(NO_ORDER);
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      try {
        const rows = Array.from(await ask(), (number, at): OrderedRow => ({ at, number }));
        if (isWanted) setOrder({ scope, rows });
      } catch (problem) {
        if (isWanted) fail(reasonOf(problem));
      }
    };
    void load();
    return () => {
      isWanted = false;
    };
    // The scope says all that the question depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scope]);
  return order;
}

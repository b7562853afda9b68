import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

interface CurrentRow {
  /** Names the current row; undefined where there is none. */
  readonly key: number | undefined;
  /** Where it is in the list; undefined where it is not shown. */
  readonly index: number | undefined;
}

/** Heights in pixels. */
interface Heights {
  readonly row: number;
  /** The headers above the rows, which stay in view. */
  readonly headers: number;
}

/**
 * Keeps the current row of a list in view. After a new `arrangement` – undefined for the order in which the rows come – the first rows
 * are in view instead: whoever sorts or filters wants those. The current row comes into view again when it is another.
 */
export function useCurrentInView(
  list: Virtualizer<HTMLDivElement, Element>,
  { key, index }: CurrentRow,
  arrangement: string | undefined,
  heights: Heights,
): void {
  const passedOver = useRef<number>(undefined);
  const latestKey = useRef(key);
  useEffect(() => {
    latestKey.current = key;
  });
  useEffect(() => {
    passedOver.current = arrangement === undefined ? undefined : latestKey.current;
    if (arrangement !== undefined) list.scrollToOffset(0);
  }, [arrangement, list]);
  useEffect(() => {
    if (index === undefined || key === passedOver.current) return;
    passedOver.current = undefined;
    const scrolled = list.scrollOffset ?? 0;
    const room = (list.scrollRect?.height ?? 0) - heights.headers;
    const start = index * heights.row;
    const isInView = start >= scrolled && start + heights.row <= scrolled + room;
    // To the middle: the next ones are in view then, too, and the table keeps its place while they are stepped through. The list's own
    // middle leaves the headers out of account: in a low table the row would be below its end.
    if (!isInView) list.scrollToOffset(start - (room - heights.row) / 2);
  }, [index, key, list, heights]);
}

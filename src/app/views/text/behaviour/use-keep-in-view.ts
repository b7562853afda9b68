import { useEffect, useRef, useState, type RefObject } from 'react';

interface Scrolling {
  readonly scrollToIndex: (index: number, options: { align: 'center' | 'start' }) => void;
}

/** What a person scrolls with. */
const HANDS = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;

/**
 * Scrolls a list to its current row when that is out of view. Rows that arrive later push it away again, so this goes on until the
 * person scrolls.
 *
 * `height` is that of the whole list: another one means that rows have been measured.
 */
export function useKeepInView(
  scroller: RefObject<HTMLElement | null>,
  list: Scrolling,
  index: number,
  height: number,
): void {
  const following = useRef(true);
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const leave = () => {
      following.current = false;
    };
    for (const hand of HANDS) element.addEventListener(hand, leave, { passive: true });
    return () => {
      for (const hand of HANDS) element.removeEventListener(hand, leave);
    };
  }, [scroller]);

  useEffect(() => {
    following.current = true;
  }, [index]);

  // A panel that becomes smaller would hide the row again.
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !following.current || index < 0) return;
    const row = element.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    const view = element.getBoundingClientRect();
    // Of a row that is higher than the view, its beginning is to be seen.
    const isHigh = row !== undefined && row.height > view.height;
    const last = isHigh ? view.top + view.height / 2 - row.top : view.bottom - (row?.bottom ?? Infinity);
    if (row && row.top >= view.top && last >= 0) return;
    // To the middle, where what comes before and after is seen as well: the text keeps its place while it is stepped through.
    latest.current.scrollToIndex(index, { align: isHigh ? 'start' : 'center' });
  }, [scroller, index, height, room]);
}

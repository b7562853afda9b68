import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What is scrolled around an element: the nearest one that cuts off what does not fit. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = element; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY === 'auto') return at;
  return null;
}

/**
 * Scrolls the tapes up or down so that those in `wanted` are in view, by as little as is needed, whenever `key` or the room changes.
 * Where they do not fit together, the first of them are seen. A person may scroll on from there.
 */
export function useRowsInView(panel: RefObject<HTMLElement | null>, wanted: readonly number[], key: string): void {
  const scroller = useRef<HTMLElement | null>(null);
  const newest = useRef(wanted);
  useLayoutEffect(() => {
    newest.current = wanted;
    bringIntoView(panel.current, scroller.current, wanted);
    // The key names step and rows; the list is a new one at every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [panel, key]);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    // Asked here, where the layout is known: to ask at every step would lay the page out once more in each, mostly for tapes that fit.
    const observer = new ResizeObserver(() => {
      scroller.current = scrollerOf(element);
      bringIntoView(element, scroller.current, newest.current);
    });
    for (let at: HTMLElement | null = element; at; at = at.parentElement) observer.observe(at);
    return () => observer.disconnect();
  }, [panel]);
}

function bringIntoView(panel: HTMLElement | null, scroller: HTMLElement | null, wanted: readonly number[]): void {
  if (!panel || !scroller) return;
  const edges = wanted.flatMap((tape) => {
    const row = panel.querySelector(`[data-tape="${tape}"]`)?.getBoundingClientRect();
    return row ? [row] : [];
  });
  if (edges.length === 0) return;
  const view = scroller.getBoundingClientRect();
  const top = Math.min(...edges.map((edge) => edge.top));
  const bottom = Math.max(...edges.map((edge) => edge.bottom));
  const below = bottom - (view.top + scroller.clientHeight);
  const above = top - view.top;
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += Math.min(below, above);
}

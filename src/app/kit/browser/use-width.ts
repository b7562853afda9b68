import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of an element in pixels, 0 before it is drawn. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  return usePixels(element, 'clientWidth');
}

/** The height of an element in pixels, 0 before it is drawn. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  return usePixels(element, 'clientHeight');
}

function usePixels(element: RefObject<HTMLElement | null>, measure: 'clientWidth' | 'clientHeight'): number {
  const [pixels, setPixels] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    // It reports at once, before the first frame.
    const observer = new ResizeObserver(() => setPixels(watched[measure]));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, measure]);
  return pixels;
}

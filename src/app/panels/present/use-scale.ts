import { useLayoutEffect, useState, type RefObject } from 'react';

/** The window in which type is 2.4 times as large as on the page: letters of 24 pixels at 1280 × 720 read from the back of a room. */
const PROJECTOR = { width: 1280, height: 720, scale: 2.4 };
/** The least enlargement, on a phone. */
const LEAST = 1.6;

/** How many times as large as usual things are drawn for a room: as large as the frame allows. */
export function useScale(frame: RefObject<HTMLElement | null>): number {
  const [scale, setScale] = useState(PROJECTOR.scale);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const share = Math.min(element.clientWidth / PROJECTOR.width, element.clientHeight / PROJECTOR.height);
      setScale(Math.max(LEAST, Math.round(share * PROJECTOR.scale * 20) / 20));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return scale;
}

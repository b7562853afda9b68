import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';

/** So far a pointer moves before a press becomes a drag. */
const DRAG_FROM = 4;

interface Drag {
  readonly tape: number;
  readonly startX: number;
  lastX: number;
  moved: boolean;
}

/**
 * Scrolling a tape with the wheel (sideways, or with Shift) and by dragging it.
 *
 * `pitch` is the width of a cell; `scroll` is called with whole cells. `wasDragged` tells a click from the end of a drag.
 */
export function useTapeGestures(
  panel: RefObject<HTMLElement | null>,
  pitch: (tape: number) => number,
  scroll: (tape: number, cells: number) => void,
) {
  const drag = useRef<Drag>(undefined);
  const dragged = useRef(false);
  const actions = useRef({ pitch, scroll });
  useEffect(() => {
    actions.current = { pitch, scroll };
  });

  useEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    // What is left of a wheel's way after whole cells.
    let rest = 0;
    const onWheel = (event: WheelEvent) => {
      const tape = tapeUnder(event.target);
      const way = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (tape === undefined || Math.abs(way) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
      // Otherwise a sideways wheel leaves the page for the one before.
      event.preventDefault();
      rest += way / actions.current.pitch(tape);
      const cells = Math.trunc(rest);
      rest -= cells;
      if (cells !== 0) actions.current.scroll(tape, cells);
    };
    // React listens passively, which cannot prevent.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [panel]);

  return {
    wasDragged: () => dragged.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const tape = tapeUnder(event.target);
        dragged.current = false;
        drag.current =
          tape === undefined || event.button !== 0
            ? undefined
            : { tape, startX: event.clientX, lastX: event.clientX, moved: false };
      },
      onPointerMove: (event: PointerEvent) => {
        const now = drag.current;
        if (!now) return;
        if (!now.moved && Math.abs(event.clientX - now.startX) < DRAG_FROM) return;
        if (!now.moved) event.currentTarget.setPointerCapture(event.pointerId);
        now.moved = true;
        dragged.current = true;
        const width = pitch(now.tape);
        const cells = Math.round((now.lastX - event.clientX) / width);
        if (cells === 0) return;
        now.lastX -= cells * width;
        scroll(now.tape, cells);
      },
      onPointerUp: () => {
        drag.current = undefined;
      },
      onPointerCancel: () => {
        drag.current = undefined;
      },
    },
  };
}

/** The tape whose cells an event is on. */
function tapeUnder(target: EventTarget | null): number | undefined {
  const tape = target instanceof Element ? target.closest<HTMLElement>('[data-tape]')?.dataset['tape'] : undefined;
  return tape === undefined ? undefined : Number(tape);
}

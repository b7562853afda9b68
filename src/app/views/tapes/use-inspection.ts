import { useEffect, useRef, useState, type FocusEvent, type PointerEvent, type RefObject } from 'react';
import type { CellPlace } from './use-cell-history.ts';

/** How long the pointer rests on a cell before its popover opens, and how long it may be away before that closes; milliseconds. */
const OPEN_AFTER = 120;
const CLOSE_AFTER = 160;

/** Which cell the person looks at: the one under the pointer, or the focused one. Its popover can be walked onto and dismissed. */
export function useInspection(
  panel: RefObject<HTMLElement | null>,
  onInspect: ((place: CellPlace) => void) | undefined,
) {
  const [inspected, setInspected] = useState<{ place: CellPlace; anchor: HTMLElement }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (action: () => void, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, delay);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const inspect = (anchor: HTMLElement) => {
    const tape = anchor.closest<HTMLElement>('[data-tape]');
    if (!tape) return;
    const place = { tape: Number(tape.dataset['tape']), cell: Number(anchor.dataset['cell']) };
    setInspected({ place, anchor });
    onInspect?.(place);
  };
  const close = () => {
    clearTimeout(timer.current);
    setInspected(undefined);
    return inspected !== undefined;
  };
  const leave = () => later(() => setInspected(undefined), CLOSE_AFTER);

  // A tape that moved shows another cell in the same place.
  const anchorCell = inspected?.anchor.isConnected ? inspected.anchor.dataset['cell'] : undefined;
  const place =
    inspected && anchorCell !== undefined ? { tape: inspected.place.tape, cell: Number(anchorCell) } : undefined;

  return {
    place,
    anchor: inspected?.anchor,
    close,
    leave,
    keep: () => clearTimeout(timer.current),
    handlers: {
      onPointerOver: (event: PointerEvent) => {
        const anchor = cellUnder(event.target);
        if (event.buttons !== 0) return;
        if (anchor) later(() => inspect(anchor), inspected ? OPEN_AFTER / 2 : OPEN_AFTER);
        else if (panel.current?.contains(event.target as Node)) leave();
      },
      onPointerLeave: leave,
      onFocus: (event: FocusEvent) => {
        const anchor = cellUnder(event.target);
        // A click has its own meaning; only the keyboard opens by focus.
        if (anchor?.matches(':focus-visible')) later(() => inspect(anchor), OPEN_AFTER);
      },
      onBlur: leave,
    },
  };
}

function cellUnder(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
}

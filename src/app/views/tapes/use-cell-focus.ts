import { useLayoutEffect, useState, type RefObject } from 'react';
import type { TapeView } from '../../../workers/views/views.ts';
import type { CellPlace } from './use-cell-history.ts';

interface CellFocusOptions {
  readonly panel: RefObject<HTMLElement | null>;
  /** The tapes that are drawn, from top to bottom. */
  readonly rows: readonly number[];
  readonly tapes: readonly TapeView[];
  /** The first cell in view on each tape, and how many are. */
  readonly froms: readonly number[];
  readonly counts: readonly number[];
  readonly reveal: (tape: number, cell: number) => void;
}

/** One cell of all tapes takes part in the Tab order; arrows move it along and across tapes, scrolling a tape where they must. */
export function useCellFocus({ panel, rows, tapes, froms, counts, reveal }: CellFocusOptions) {
  const [chosen, setActive] = useState<CellPlace>();
  const tape = chosen && rows.includes(chosen.tape) ? chosen.tape : rows[0];
  const active =
    tape === undefined
      ? undefined
      : { tape, cell: inView(tape, chosen?.tape === tape ? chosen.cell : tapes[tape]!.head) };

  function inView(row: number, cell: number): number {
    return Math.max(froms[row]!, Math.min(froms[row]! + counts[row]! - 1, cell));
  }

  const key = active && `${active.tape} ${active.cell} ${froms[active.tape]}`;
  useLayoutEffect(() => {
    if (!active || !panel.current) return;
    // The focus follows the active cell only while it is among the cells.
    const focused = document.activeElement;
    if (!focused?.matches('[data-cell]') || !panel.current.contains(focused)) return;
    panel.current
      .querySelector<HTMLElement>(`[data-tape="${active.tape}"] [data-cell="${active.cell}"]`)
      ?.focus({ preventScroll: focused.closest('[data-tape]')?.getAttribute('data-tape') === String(active.tape) });
    // The key names the active cell and its place in the view.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);

  const to = (place: CellPlace): true => {
    reveal(place.tape, place.cell);
    setActive(place);
    return true;
  };

  /** Moves by a key; false when the key means nothing here. */
  const move = (pressed: string): boolean => {
    if (!active) return false;
    const { first, last } = tapes[active.tape]!;
    const along = (cell: number) => to({ tape: active.tape, cell });
    const across = (rowsDown: number) => {
      const row = rows[rows.indexOf(active.tape) + rowsDown];
      if (row === undefined) return true;
      // Straight up or down, as the rows are drawn.
      const slot = active.cell - froms[active.tape]!;
      return to({ tape: row, cell: inView(row, froms[row]! + slot) });
    };
    switch (pressed) {
      case 'ArrowLeft':
        return along(Math.max(Math.min(first, active.cell), active.cell - 1));
      case 'ArrowRight':
        return along(active.cell + 1);
      case 'ArrowUp':
        return across(-1);
      case 'ArrowDown':
        return across(1);
      case 'Home':
        return along(first);
      case 'End':
        return along(last);
      case 'PageUp':
        return along(Math.max(Math.min(first, active.cell), active.cell - counts[active.tape]!));
      case 'PageDown':
        return along(Math.max(active.cell, Math.min(last, active.cell + counts[active.tape]!)));
      default:
        return false;
    }
  };
  return { active, setActive, move };
}

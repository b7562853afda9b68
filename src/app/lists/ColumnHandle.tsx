import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './DataTable.module.css';
import { NARROWEST, WIDEST } from './use-column-widths.ts';

interface ColumnHandleProps {
  /** What is above the column. */
  readonly header: string;
  /** Called with a width in pixels, and the header that it is of. */
  readonly onResize: (pixels: number, header: HTMLElement) => void;
  readonly onReset: () => void;
}

/** Pixels by which a press of an arrow key changes a width. */
const STEP = 16;

/** The edge of a column: dragged, or moved with the arrow keys, it makes the column wider; a double click or Home takes that back. */
export function ColumnHandle({ header, onResize, onReset }: ColumnHandleProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    const cell = event.currentTarget.parentElement!;
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onResize(event.clientX - cell.getBoundingClientRect().left, cell);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.currentTarget.parentElement!;
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    if (by === undefined) onReset();
    else onResize(cell.getBoundingClientRect().width + by, cell);
  };
  return (
    // A separator that can be moved is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <span
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of the column ${header}`}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={NARROWEST}
      ref={tellWidth}
      className={styles.handle}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      onDoubleClick={onReset}
    />
  );
}

/** Says the width of the column, as laid out. It is observed: to ask at every drawing of a table would lay the page out each time. */
function tellWidth(handle: HTMLElement): () => void {
  const cell = handle.parentElement!;
  const observer = new ResizeObserver(() =>
    handle.setAttribute('aria-valuenow', String(Math.round(cell.getBoundingClientRect().width))),
  );
  observer.observe(cell);
  return () => observer.disconnect();
}

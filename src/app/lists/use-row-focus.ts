import { useState, type KeyboardEvent, type RefObject } from 'react';

interface RowFocusOptions {
  readonly grid: RefObject<HTMLElement | null>;
  readonly count: number;
  /** The row that Tab enters before another has been focused. */
  readonly first: number;
  /** How many rows a page key moves by. */
  readonly page: () => number;
  /** Draws a row that is out of view. */
  readonly reveal: (index: number) => void;
  readonly onChoose: (index: number) => void;
}

/** One row of a virtual table takes part in the Tab order; up and down go from row to row, right and left through its contents. */
export function useRowFocus({ grid, count, first, page, reveal, onChoose }: RowFocusOptions) {
  const [focused, setFocused] = useState<number>();
  const active = Math.max(0, Math.min(focused ?? first, count - 1));

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(count - 1, index));
    setFocused(target);
    reveal(target);
    // After the row has been drawn.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
  };
  const actions: Readonly<Record<string, (row: HTMLElement) => void>> = {
    ArrowUp: () => focusRow(active - 1),
    ArrowDown: () => focusRow(active + 1),
    PageUp: () => focusRow(active - page()),
    PageDown: () => focusRow(active + page()),
    Home: () => focusRow(0),
    End: () => focusRow(count - 1),
    ArrowRight: (row) => focusItem(row, 1),
    ArrowLeft: (row) => focusItem(row, -1),
    Enter: () => onChoose(active),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const action = actions[event.key];
    if (!row || !action || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    action(row);
    // These keys step and scroll elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, onFocus: setFocused, onKeyDown };
}

/** Goes from a row into its contents, and back to the row before the first. */
function focusItem(row: HTMLElement, by: number): void {
  const items = [row, ...row.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[Math.max(0, Math.min(items.length - 1, at + by))]!.focus();
}

import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

/** What is focused: the number of a row, or an operand of one of its two texts. */
export interface ComparedPlace {
  /** The position of the atomic state. */
  readonly at: number;
  /** The text on the left (0) or on the right (1), and the operand's place among its segments; undefined for the row's number. */
  readonly operand?: { readonly side: number; readonly place: number };
}

/**
 * One thing among all rows takes part in the Tab order: the number of the current row, until another has been focused. Left and
 * right go through a row – its number, then the operands on either side –, up and down from row to row.
 */
export function useCompareFocus(scroller: RefObject<HTMLElement | null>, position: number) {
  const [held, setHeld] = useState<{ readonly position: number; readonly focused: ComparedPlace }>();
  // When the cursor moves, Tab leads to where it is now.
  const active = held?.position === position ? held.focused : { at: Math.max(0, position) };

  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    if (place) setHeld({ position, focused: place });
  };

  /** Moves by a key; false when the key means nothing here. */
  const move = ({ key, target }: KeyboardEvent): boolean => {
    const item = target instanceof Element ? target.closest<HTMLElement>(ITEMS) : null;
    const row = item?.closest<HTMLElement>(ROW);
    if (!item || !row || !scroller.current) return false;
    const items = itemsOf(row);
    const at = items.indexOf(item);
    const next = {
      ArrowLeft: () => items[at - 1],
      ArrowRight: () => items[at + 1],
      ArrowUp: () => inRow(rowBeside(scroller.current!, row, -1), item),
      ArrowDown: () => inRow(rowBeside(scroller.current!, row, 1), item),
    }[key];
    if (!next) return false;
    next()?.focus();
    return true;
  };
  return { active, onFocus, move };
}

const ROW = '[data-at]';
const ITEMS = '[data-number], [data-place]';

/** What an event is on. */
export function placeOf(target: EventTarget | null): ComparedPlace | undefined {
  const item = target instanceof Element ? target.closest<HTMLElement>(ITEMS) : null;
  const row = item?.closest<HTMLElement>(ROW);
  if (!item || !row) return undefined;
  const at = Number(row.dataset['at']);
  const place = item.dataset['place'];
  return place === undefined ? { at } : { at, operand: { side: sideOf(item), place: Number(place) } };
}

const itemsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>(ITEMS)];

const sideOf = (item: Element): number => Number(item.closest<HTMLElement>('[data-side]')?.dataset['side'] ?? -1);

/** Rows that are kept although they are out of view may be out of order in the document. */
function rowBeside(scroller: HTMLElement, row: HTMLElement, by: 1 | -1): HTMLElement | null {
  return scroller.querySelector<HTMLElement>(`[data-at="${Number(row.dataset['at']) + by}"]`);
}

/** In another row the number after a number, and the first operand of the same text after an operand, where it has one. */
function inRow(row: HTMLElement | null, item: HTMLElement): HTMLElement | undefined {
  if (!row) return undefined;
  const items = itemsOf(row);
  return items.find((other) => sideOf(other) === sideOf(item)) ?? items[0];
}

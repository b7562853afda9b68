import { useEffect, useRef, useState, type RefObject } from 'react';
import { placeOfResult } from '../../../cot/spans.ts';
import type { SegmentView } from '../../../workers/views/views.ts';
import type { Span } from '../../lists/use-span.ts';

/** The place that following a value leads to. */
export interface Arrival {
  /** The text on the left (0) or on the right (1). */
  readonly side: number;
  /** The position of the atomic state. */
  readonly at: number;
  /** The operand to focus: by its place among the state's segments, or as the result written at one of some steps. */
  readonly operand: { readonly place: number } | { readonly steps: readonly number[] };
  /** Whether the row is scrolled into view here; that of the cursor comes into view by itself. */
  readonly scrolls: boolean;
  /** Whether the focus moves there, as it does after a key. */
  readonly takesFocus: boolean;
}

/** The list of rows, as far as going to one of them needs it. */
export interface Rows {
  readonly range: { readonly startIndex: number; readonly endIndex: number } | null;
  readonly scrollToIndex: (index: number, options: { align: 'auto' | 'center' }) => void;
}

/** Milliseconds after which a place that is not drawn is given up: the person has gone on. */
const GIVE_UP_AFTER = 3000;

/** The segments of a state in the text of a side; undefined while they are not loaded. */
type SegmentsOf = (side: number, at: number) => readonly SegmentView[] | undefined;

/**
 * Brings a person to a place in the texts once it is drawn: shows its stretch of the list, scrolls there, and focuses the operand,
 * or the number of the row where the text does not print it.
 */
export function useArrival(
  scroller: RefObject<HTMLElement | null>,
  rows: Rows,
  span: Span,
  segmentsOf: SegmentsOf,
): (arrival: Arrival) => void {
  const wanted = useRef<Arrival & { readonly since: number; hasScrolled: boolean }>(undefined);
  // What is wanted is looked for after every drawing, the first of which this brings about.
  const [, setAsked] = useState<Arrival>();
  useEffect(() => {
    const now = wanted.current;
    if (!now || !scroller.current) return;
    const { at, takesFocus } = now;
    if (performance.now() - now.since > GIVE_UP_AFTER) wanted.current = undefined;
    else if (at < span.from || at >= span.to) {
      if (now.scrolls) span.show(at);
    } else {
      const index = at - span.from;
      if (now.scrolls && !now.hasScrolled) {
        now.hasScrolled = true;
        const isNear = rows.range && index >= rows.range.startIndex && index <= rows.range.endIndex;
        // From far away to the middle, where what comes before and after is seen as well.
        rows.scrollToIndex(index, { align: isNear ? 'auto' : 'center' });
      }
      const target = takesFocus ? placeToFocus(scroller.current, now, segmentsOf) : null;
      target?.focus({ preventScroll: true });
      if (target || !takesFocus) wanted.current = undefined;
    }
  });
  return (arrival) => {
    wanted.current = { ...arrival, since: performance.now(), hasScrolled: false };
    setAsked(arrival);
  };
}

/** The operand in the drawn text, or the number of its row; null while the text is not drawn. */
function placeToFocus(texts: HTMLElement, { side, at, operand }: Arrival, segmentsOf: SegmentsOf): HTMLElement | null {
  const row = texts.querySelector(`[data-at="${at}"]`);
  const cell = row?.querySelector(`[data-side="${side}"]`);
  if (!cell?.querySelector('[data-words]')) return null;
  const place = 'place' in operand ? operand.place : placeOfResult(segmentsOf(side, at) ?? [], operand.steps);
  const result = cell.querySelector<HTMLElement>(`[data-place="${place}"]`);
  return result ?? row!.querySelector<HTMLElement>('[data-number]');
}

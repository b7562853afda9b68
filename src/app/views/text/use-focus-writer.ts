import { useEffect, useRef, type RefObject } from 'react';
import type { PointedValue } from '../../session/pointed-value.ts';
import { writerOf } from './source-arrow.ts';

/** Drawings after which a writer that does not show up is given up. */
const PATIENCE = 8;

/** Moves the focus to the result that wrote a value, once that is drawn. */
export function useFocusWriter(text: RefObject<HTMLElement | null>): (value: PointedValue) => void {
  const wanted = useRef<{ readonly value: PointedValue; tries: number }>(undefined);
  useEffect(() => {
    const now = wanted.current;
    if (!now || !text.current) return;
    const source = now.value.operand.sources.findLast((each) => each.kind === 'state');
    const writer = source && writerOf({ element: text.current }, source);
    if (writer?.isResult && writer.element instanceof HTMLElement) writer.element.focus({ preventScroll: true });
    else if (++now.tries < PATIENCE) return;
    wanted.current = undefined;
  });
  return (value) => {
    wanted.current = { value, tries: 0 };
  };
}

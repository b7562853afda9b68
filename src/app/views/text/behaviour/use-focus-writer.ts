import { useEffect, useRef, type RefObject } from 'react';
import type { PointedValue } from '../../../../workers/views/pointed-value.ts';
import { latestState } from '../../../../trace/written-by.ts';
import { writerOf, type SegmentsAt } from './source-arrow.ts';

/** Renders after which a writer that is not drawn is given up: it was scrolled away again. */
const MOST_RENDERS = 8;

/** Moves the focus to the result that wrote a value, once that is drawn. */
export function useFocusWriter(
  text: RefObject<HTMLElement | null>,
  segmentsAt: SegmentsAt,
): (value: PointedValue) => void {
  const wanted = useRef<{ readonly value: PointedValue; tries: number }>(undefined);
  useEffect(() => {
    const now = wanted.current;
    if (!now || !text.current) return;
    const source = latestState(now.value.operand.sources);
    const writer = source && writerOf({ element: text.current, segmentsAt }, source);
    if (writer?.isResult && writer.element instanceof HTMLElement) writer.element.focus({ preventScroll: true });
    else if (++now.tries < MOST_RENDERS) return;
    wanted.current = undefined;
  });
  return (value) => {
    wanted.current = { value, tries: 0 };
  };
}

import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { ValueUses } from '../../../workers/views/views.ts';
import styles from './ChainOfThoughtPanel.module.css';
import { sourceMarks, type SegmentsAt, type SourceMarks } from './behaviour/source-arrow.ts';

interface SourceArrowProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
  readonly pointed: PointedValue | undefined;
  /** The atomic states that fetch it, where it is a result and they are known. */
  readonly uses?: ValueUses | undefined;
  /** Selects the states of the text that the value is in, where several texts are drawn. */
  readonly states?: string;
  readonly segmentsAt: SegmentsAt;
  /** Another value after every change of what is drawn. */
  readonly drawn: string;
}

/**
 * An arrow from the value pointed at to the place in the text where it was written; a chip where that is out of view. From a result
 * a chip says which atomic states use it.
 */
export function SourceArrow({ scroller, text, pointed, uses, states, segmentsAt, drawn }: SourceArrowProps) {
  // Only what `drawn` tells of changes it.
  const segments = useRef(segmentsAt);
  segments.current = segmentsAt;
  const [marks, setMarks] = useState<SourceMarks>();
  useLayoutEffect(() => {
    const view = scroller.current;
    const whole = text.current;
    if (!pointed || !view || !whole) {
      setMarks(undefined);
      return undefined;
    }
    const measure = () =>
      setMarks(sourceMarks(view, { element: whole, states, segmentsAt: segments.current }, pointed, uses));
    measure();
    view.addEventListener('scroll', measure, { passive: true });
    return () => view.removeEventListener('scroll', measure);
  }, [scroller, text, pointed, uses, states, drawn]);
  if (!marks) return null;
  const { path, target, chip } = marks;
  return (
    <>
      <svg className={styles.arrow} aria-hidden>
        <defs>
          <marker id="source-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {target && (
          <rect
            x={target.left - 2}
            y={target.top}
            width={target.right - target.left + 4}
            height={target.bottom - target.top}
            rx={3}
          />
        )}
        {path && <path d={path} markerEnd="url(#source-arrow)" />}
      </svg>
      {chip && (
        <span aria-hidden className={styles.source} style={{ left: chip.left, top: chip.top }}>
          {chip.text}
        </span>
      )}
    </>
  );
}

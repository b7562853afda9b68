import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SegmentView, TextView } from '../../../workers/views.ts';
import { useWindowCache } from '../../windows/use-window-cache.ts';
import styles from './ChainOfThoughtPanel.module.css';
import { Segment } from './Segment.tsx';
import { SourceArrow } from './SourceArrow.tsx';
import type { PointedValue } from './pointed-value.ts';

interface ChainOfThoughtPanelProps {
  /** Names the trace and how its text is written: another one starts empty. */
  readonly scope: string;
  /** How many atomic states the text shows; 0 for the direct variant. */
  readonly count: number;
  readonly load: (from: number, to: number) => Promise<readonly TextView[]>;
  /** The line with the answer. */
  readonly ending: readonly SegmentView[];
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  readonly pointed: PointedValue | undefined;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
  readonly onGoToPosition: (position: number) => void;
}

const LINE_HEIGHT = 20;

/** The chain of thought, atomic state by atomic state; only those in view are drawn. */
export const ChainOfThoughtPanel = memo(function ChainOfThoughtPanel(props: ChainOfThoughtPanelProps) {
  const { scope, count, load, ending, position, pointed, onPoint, onGoToPosition } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const cache = useWindowCache(scope, count, load);
  const virtual = useVirtualizer({
    count: count + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3 * LINE_HEIGHT,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => cache.request(first, Math.min(count, last + 1)), [cache, first, last, count]);
  useKeepInView(scroller, virtual, position, virtual.getTotalSize());
  const [drawn, setDrawn] = useState(0);
  // The arrow is measured on what has been drawn.
  const version = cache.version();
  useLayoutEffect(() => setDrawn((before) => before + 1), [first, last, version]);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label="Text of the chain of thought"
      tabIndex={0}
    >
      <div className={styles.text} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <div
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            data-state={index}
            className={styles.state}
            aria-current={index === position || undefined}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className={styles.number} aria-hidden>
              {index < count ? index + 1 : ''}
            </span>
            <span className={styles.words}>
              {index === count ? (
                ending.map((segment, place) => (
                  <Segment key={place} segment={segment} position={index} isCurrent={false} />
                ))
              ) : cache.row(index) ? (
                withoutLastBreak(cache.row(index)!.segments).map((segment, place) => (
                  <Segment
                    key={place}
                    segment={segment}
                    position={index}
                    isCurrent={index === position}
                    pointed={pointed?.position === index ? pointed : undefined}
                    onPoint={onPoint}
                    onGoToPosition={onGoToPosition}
                  />
                ))
              ) : (
                <span className={styles.waiting}>…</span>
              )}
            </span>
          </div>
        ))}
        <SourceArrow container={scroller} pointed={pointed} drawn={drawn} />
      </div>
    </div>
  );
});

/**
 * Scrolls to the current atomic state when the cursor has moved out of view. Texts that arrive later push it away again, so this
 * goes on until the person scrolls.
 */
function useKeepInView(
  scroller: React.RefObject<HTMLDivElement | null>,
  virtual: { scrollToIndex: (index: number, options: { align: 'auto' | 'center' }) => void },
  position: number,
  height: number,
) {
  const latest = useRef(virtual);
  latest.current = virtual;
  const followed = useRef<number>(undefined);
  useEffect(() => {
    const leave = () => {
      followed.current = undefined;
    };
    const element = scroller.current!;
    for (const kind of ['wheel', 'pointerdown', 'touchmove', 'keydown'])
      element.addEventListener(kind, leave, { passive: true });
    return () => {
      for (const kind of ['wheel', 'pointerdown', 'touchmove', 'keydown']) element.removeEventListener(kind, leave);
    };
  }, [scroller]);
  useEffect(() => {
    followed.current = position;
  }, [position]);
  useEffect(() => {
    if (followed.current !== position) return;
    const line = scroller.current?.querySelector(`[data-state="${position}"]`);
    const view = scroller.current?.getBoundingClientRect();
    const box = line?.getBoundingClientRect();
    if (box && view && box.top >= view.top && box.bottom <= view.bottom) return;
    latest.current.scrollToIndex(Math.max(0, position), { align: position < 0 ? 'auto' : 'center' });
  }, [position, height, scroller]);
}

/** Every state's text ends with a line break, which the layout makes by itself. */
function withoutLastBreak(segments: readonly SegmentView[]): readonly SegmentView[] {
  const last = segments.at(-1);
  return last?.text === '\n' ? segments.slice(0, -1) : segments;
}

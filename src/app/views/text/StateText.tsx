import { memo } from 'react';
import type { SegmentView } from '../../../workers/views/views.ts';
import { isPointed, type PointedValue } from '../../../workers/views/pointed-value.ts';
import styles from './ChainOfThoughtPanel.module.css';
import { Segment } from './Segment.tsx';

interface StateTextProps {
  readonly position: number;
  readonly segments: readonly SegmentView[];
  /** The value pointed at, if it is one of this state. */
  readonly pointed: PointedValue | undefined;
  /** The place of the operand that Tab reaches, if it is one of this state. */
  readonly active: number | undefined;
}

/** The text of one atomic state; drawn again only when something in it lights up or goes out. */
export const StateText = memo(function StateText({ position, segments, pointed, active }: StateTextProps) {
  return (
    <span className={styles.words} data-words>
      {segments.map((segment, place) => (
        <Segment
          // Segments have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          segment={place === segments.length - 1 ? withoutBreak(segment) : segment}
          place={place}
          isActive={place === active}
          isPointed={segment.operand !== undefined && isPointed(pointed, position, segment.operand)}
        />
      ))}
    </span>
  );
});

/** Every state's text ends with a line break, which the layout makes by itself. */
function withoutBreak(segment: SegmentView): SegmentView {
  return segment.text.endsWith('\n') ? { ...segment, text: segment.text.slice(0, -1) } : segment;
}

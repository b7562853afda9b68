import { memo } from 'react';
import type { Role } from '../../../cot/chain-of-thought.ts';
import type { SegmentView } from '../../../workers/views.ts';
import styles from './ChainOfThoughtPanel.module.css';
import { isPointed, type PointedValue } from './pointed-value.ts';

interface SegmentProps {
  readonly segment: SegmentView;
  readonly position: number;
  /** In the current atomic state: its operands are reached with Tab. */
  readonly isCurrent: boolean;
  readonly pointed?: PointedValue | undefined;
  readonly onPoint?: (pointed: PointedValue | undefined) => void;
  readonly onGoToPosition?: (position: number) => void;
}

// `state` names the block of an atomic state in the style sheet.
const ROLE_STYLES: Record<Role, string | undefined> = {
  state: styles.label,
  fetch: styles.fetch,
  solve: styles.solve,
  next: styles.next,
  answer: styles.answer,
  plain: styles.plain,
};

/** A stretch of the text in the colour of its role; an operand can be pointed at and followed to where it was written. */
export const Segment = memo(function Segment({
  segment,
  position,
  isCurrent,
  pointed,
  onPoint,
  onGoToPosition,
}: SegmentProps) {
  const { text, role, operand } = segment;
  if (!operand) return <span className={ROLE_STYLES[role]}>{text}</span>;
  const latest = operand.sources.findLast((source) => source.kind === 'state');
  const origin = latest
    ? `from atomic state ${latest.position + 1}, ${latest.name}`
    : operand.role === 'result'
      ? 'a result of this state'
      : operand.sources.some(({ kind }) => kind === 'input')
        ? 'from the input'
        : 'a fixed symbol of the program';
  return (
    <button
      type="button"
      className={`${styles.operand} ${ROLE_STYLES[role]}`}
      tabIndex={isCurrent ? 0 : -1}
      data-operand={operand.role}
      data-pointed={isPointed(pointed, position, operand) || undefined}
      data-position={position}
      data-steps={operand.cells.map(({ step }) => step).join(' ')}
      aria-label={`${operand.name} ${text}, ${origin}`}
      title={`${operand.name}: ${origin}`}
      onMouseEnter={() => onPoint?.({ position, operand })}
      onMouseLeave={() => onPoint?.(undefined)}
      onFocus={() => onPoint?.({ position, operand })}
      onBlur={() => onPoint?.(undefined)}
      onClick={() => onGoToPosition?.(latest ? latest.position : position)}
    >
      {text}
    </button>
  );
});

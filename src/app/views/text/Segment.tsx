import { latestState } from '../../../trace/written-by.ts';
import type { OperandView, SegmentView } from '../../../workers/views/views.ts';
// Before the text's own, which says how heavy operands are.
import roles from '../../kit/styles/roles.module.css';
import styles from './ChainOfThoughtPanel.module.css';
import { unwritten } from './behaviour/unwritten.ts';

interface SegmentProps {
  readonly segment: SegmentView;
  /** Its place among the segments of its state. */
  readonly place: number;
  /** The one operand of the text that Tab reaches; arrows go on from there. */
  readonly isActive: boolean;
  readonly isPointed: boolean;
}

/** A stretch of the text in the colour of its role. An operand can be pointed at and followed to where it was written; the list listens. */
export function Segment({ segment, place, isActive, isPointed }: SegmentProps) {
  const { text, role, operand } = segment;
  if (!operand) return <span className={roles[role]}>{text}</span>;
  const origin = originOf(operand);
  return (
    // Not a button: the letters of one cannot be selected and copied with those around it.
    <span
      role="button"
      tabIndex={isActive ? 0 : -1}
      className={`${styles.operand} ${roles[role]}`}
      data-operand={operand.role}
      data-place={place}
      data-pointed={isPointed || undefined}
      aria-label={`${operand.name} ${text}, ${origin}`}
      title={`${operand.name}: ${origin}`}
    >
      {text}
    </span>
  );
}

/** Where a value comes from, in words. */
function originOf(operand: OperandView): string {
  if (operand.role === 'result') return 'a result of this state';
  const latest = latestState(operand.sources);
  return latest ? `from atomic state ${latest.position + 1}, ${latest.name}` : unwritten(operand);
}

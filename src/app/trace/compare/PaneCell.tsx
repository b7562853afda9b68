import { grouped } from '../../../base/grouped.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { StateText } from '../../views/text/StateText.tsx';
import styles from './ComparePanel.module.css';
import { writtenResult, type Origin } from './origin.ts';
import type { Pane } from './use-pane.ts';

interface PaneCellProps {
  readonly pane: Pane;
  /** The text on the left (0) or on the right (1). */
  readonly side: number;
  /** The position of the atomic state; the one after the last is that of the answer. */
  readonly at: number;
  readonly pointed: PointedValue | undefined;
  /** Where a value was written that has been followed to here. */
  readonly origin: Origin | undefined;
  /** The place of the operand that Tab reaches, if it is here. */
  readonly active: number | undefined;
}

/** What one text says of an atomic state, with its tokens. */
export function PaneCell({ pane, side, at, pointed, origin, active }: PaneCellProps) {
  const { count, cache, ending, measure } = pane;
  const segments = at === count ? ending : at < count ? cache.row(at)?.segments : undefined;
  const tokens = measure && at < measure.measured ? measure.tokens[at] : undefined;
  const characters = measure?.characters[at] ?? 0;
  const result = origin && segments && writtenResult(segments, origin);
  const lit = pointed?.position === at ? pointed : result && { position: at, operand: result };
  const isEmpty = tokens !== undefined && characters === 0;
  return (
    <div className={styles.cell} data-side={side} data-state={at} data-origin={origin !== undefined || undefined}>
      {segments && !isEmpty && <StateText position={at} segments={segments} pointed={lit} active={active} />}
      {isEmpty && (
        <span className={styles.nothing} data-words>
          not in this text
        </span>
      )}
      {!isEmpty && tokens !== undefined && <span className={styles.size}>{grouped(tokens)} tok</span>}
    </div>
  );
}

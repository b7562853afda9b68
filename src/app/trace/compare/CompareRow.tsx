import { grouped } from '../../../base/grouped.ts';
import { useTracePage } from '../trace-session.ts';
import styles from './ComparePanel.module.css';
import type { Origin } from './origin.ts';
import { PaneCell } from './PaneCell.tsx';
import type { ComparedPlace } from './use-compare-focus.ts';
import type { Pane } from './use-pane.ts';
import type { usePointing } from './use-pointing.ts';

interface CompareRowProps {
  /** The position of the atomic state; after the last one is the row of the answers. */
  readonly at: number;
  /** How many atomic states the longer text has. */
  readonly count: number;
  readonly panes: readonly [Pane, Pane];
  readonly isSameRun: boolean;
  readonly pointed: ReturnType<typeof usePointing>['pointed'];
  /** Where the last jump on the right led. */
  readonly found: Origin | undefined;
  /** What Tab reaches. */
  readonly active: ComparedPlace;
}

/** An atomic state by its number, with what both texts say of it. */
export function CompareRow({ at, count, panes, isSameRun, pointed, found, active }: CompareRowProps) {
  const session = useTracePage();
  const isActive = active.at === at;
  const [left] = panes;
  return (
    <>
      {at < count ? (
        <button
          type="button"
          tabIndex={isActive && !active.operand ? 0 : -1}
          className={styles.number}
          title={at < left.count ? 'Go to this atomic state' : 'The run on the left has ended before'}
          aria-disabled={at >= left.count || undefined}
          data-number
          onClick={() => session.cursor.goToPosition(at)}
        >
          <span className="visually-hidden">Go to atomic state </span>
          {grouped(at + 1)}
        </button>
      ) : (
        <span />
      )}
      {panes.map((pane, side) => (
        <PaneCell
          // There are always two, left and right.
          // oxlint-disable-next-line react/no-array-index-key
          key={side}
          side={side}
          pane={pane}
          at={at}
          pointed={pointed && (isSameRun || pointed.side === side) ? pointed.value : undefined}
          origin={!isSameRun && side === 1 && found?.position === at ? found : undefined}
          active={isActive && active.operand?.side === side ? active.operand.place : undefined}
        />
      ))}
    </>
  );
}

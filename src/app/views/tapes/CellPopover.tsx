import { Fragment, useLayoutEffect, useRef } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { CellHistory, ValueUses } from '../../../workers/views/views.ts';
import styles from './CellPopover.module.css';
import type { KnownOfCell } from './use-cell-history.ts';

interface CellPopoverProps {
  readonly id: string;
  /** The drawn cell; the popover is placed below it, or above where there is no room. */
  readonly anchor: Element;
  /** The tape and the cell in words. */
  readonly title: string;
  /** As it is shown on the tape; undefined while it is not known. */
  readonly symbol: string | undefined;
  readonly known: KnownOfCell;
  readonly onGoToStep: (step: number) => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

const GAP = 4;

/** What a cell holds, which step wrote it, when it changes and which states fetch it or a copy of it; each of these is a way there. */
export function CellPopover(props: CellPopoverProps) {
  const { id, anchor, title, symbol, onGoToStep } = props;
  const { history, uses } = props.known;
  const popover = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = popover.current;
    if (!element) return;
    // In the top layer no panel clips it.
    if (!element.matches(':popover-open')) element.showPopover();
    const cell = anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const below = cell.bottom + GAP + height <= window.innerHeight;
    element.style.left = `${Math.max(GAP, Math.min(cell.left - GAP, window.innerWidth - width - GAP))}px`;
    element.style.top = `${below ? cell.bottom + GAP : Math.max(GAP, cell.top - GAP - height)}px`;
  });

  return (
    <div
      ref={popover}
      id={id}
      role="tooltip"
      popover="manual"
      className={styles.popover}
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
    >
      <p className={styles.title}>
        <span>{title}</span>
        <b>{symbol === undefined ? '…' : symbol || 'blank'}</b>
      </p>
      {history ? (
        <History history={history} uses={uses} onGoToStep={onGoToStep} />
      ) : (
        <p className={styles.waiting}>…</p>
      )}
    </div>
  );
}

interface HistoryProps {
  readonly history: CellHistory;
  readonly uses: ValueUses | undefined;
  readonly onGoToStep: (step: number) => void;
}

function History({ history, uses, onGoToStep }: HistoryProps) {
  const { writtenBy, writer, nextChange } = history;
  // A step number on the page says how many steps have been made: the step that wrote, counted from 0, is over after one more.
  const event = (step: number, state: { name: string; position: number } | null) => (
    <button type="button" tabIndex={-1} className={styles.jump} onClick={() => onGoToStep(step)}>
      {state && (
        <span>
          atomic state {grouped(state.position + 1)} ({state.name}),{' '}
        </span>
      )}
      step {grouped(step)}
    </button>
  );
  return (
    <dl className={styles.history}>
      <dt>Written by</dt>
      <dd>{writtenBy === null ? 'nobody, here from the start' : event(writtenBy + 1, writer)}</dd>
      <dt>Changes next</dt>
      <dd>{nextChange === null ? 'never' : event(nextChange, null)}</dd>
      <dt>Used by</dt>
      <dd>
        {uses?.uses.map((use) => (
          <Fragment key={use.position}>{event(use.step + 1, use)}</Fragment>
        ))}
        {uses === undefined ? '…' : !uses.isComplete ? 'and more' : uses.uses.length === 0 && 'no later atomic state'}
      </dd>
    </dl>
  );
}

import type { BoundaryList } from '../../../trace/state-boundaries.ts';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { compareWith } from '../../session/compare.ts';
import type { PointedValue } from '../../session/pointed-value.ts';
import { followValue } from '../../session/provenance.ts';
import { taskOf, type Comparison } from '../../session/selection.ts';
import { useShown } from '../../session/shown.ts';
import { goToPosition, positionAt, showText } from '../../session/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from '../../session/trace-store.ts';
import { useSpan } from '../../lists/use-span.ts';
import { SourceArrow } from '../text/SourceArrow.tsx';
import { useKeepInView } from '../text/use-keep-in-view.ts';
import styles from './ComparePanel.module.css';
import { InstanceChoice, instanceName } from './InstanceChoice.tsx';
import { originOf } from './origin.ts';
import { PaneCell } from './PaneCell.tsx';
import { PaneHeader } from './PaneHeader.tsx';
import { useArrival } from './use-arrival.ts';
import { useBeside } from './use-beside.ts';
import { placeOf, useCompareFocus } from './use-compare-focus.ts';
import { useJumpsBeside } from './use-jumps-beside.ts';
import { usePane } from './use-pane.ts';

interface ComparePanelProps {
  readonly run: Run;
  /** What stands beside the text of the selection. */
  readonly beside: Comparison;
}

/** A value that is pointed at in one of the two texts. */
interface PointedInPane {
  /** The text on the left (0) or on the right (1). */
  readonly side: number;
  /** Its place among the segments of its state. */
  readonly place: number;
  readonly value: PointedValue;
}

const NO_STATES: BoundaryList = { kind: 'every step', steps: 0 };
const LINE_HEIGHT = 20;
const MOST_STATES = 20_000;

/** Two texts side by side, state by state, with how long each is: of the same run, or of two instances of the task. */
export default function ComparePanel({ run, beside }: ComparePanelProps) {
  const selection = useTraceStore((state) => state.selection);
  const position = useShown(({ readStep }) => positionAt(run.summary.boundaries, readStep));
  const settings = textSettings(selection);
  const task = taskOf(selection);
  const other = useBeside(run, beside);
  const panes = [usePane(run.summary, settings), usePane(other.summary, beside)] as const;
  const [left, right] = panes;
  const isSameRun = beside.drawn === undefined;
  const count = Math.max(left.count, right.count);
  const scroller = useRef<HTMLDivElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const focus = useCompareFocus(scroller, position);
  const [pointed, setPointed] = useState<PointedInPane>();
  const jumps = useJumpsBeside(`${other.summary?.trace} ${beside.variant} ${beside.arithmetic} ${position}`);
  const [said, setSaid] = useState('');
  const span = useSpan(count, Math.min(position, count - 1), MOST_STATES);
  const states = span.to - span.from;
  const rows = span.to === count ? states + 1 : states;
  // A stable function: with a new one the list measures all its rows anew.
  const getItemKey = useCallback((index: number) => span.from + index, [span.from]);
  const list = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3 * LINE_HEIGHT + 9,
    getItemKey,
    // What is focused stays in the document, wherever the person scrolls.
    rangeExtractor: (range) => {
      const kept = [focus.active.at - span.from].filter((index) => index >= 0 && index < rows);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((one, another) => one - another);
    },
    overscan: 6,
    scrollPaddingStart: LINE_HEIGHT,
    scrollPaddingEnd: LINE_HEIGHT,
  });
  const { startIndex, endIndex } = list.range ?? { startIndex: 0, endIndex: 0 };
  const first = Math.max(span.from, span.from + startIndex - 6);
  const end = Math.min(span.to, span.from + endIndex + 7);
  useEffect(() => {
    left.cache.request(first, Math.min(end, left.count));
    right.cache.request(first, Math.min(end, right.count));
  }, [left.cache, right.cache, left.count, right.count, first, end]);
  const height = list.getTotalSize();
  useKeepInView(scroller, list, Math.max(0, position - span.from), height);
  const most = Math.max(...panes.map(({ measure }) => measure?.totalTokens ?? 0));

  const arrive = useArrival(scroller, list, span);

  const valueUnder = (target: EventTarget | null) => {
    const { at, operand } = placeOf(target) ?? {};
    const found = operand && panes[operand.side]?.cache.row(at!)?.segments[operand.place]?.operand;
    return found && { side: operand.side, place: operand.place, value: { position: at!, operand: found } };
  };
  const point = (target: EventTarget | null) => {
    const under = valueUnder(target);
    if (under || pointed) setPointed(under);
  };
  const follow = (under: PointedInPane | undefined, takesFocus: boolean): boolean => {
    if (!under) return false;
    const { side, place, value } = under;
    const isOfCursor = isSameRun || side === 0;
    const origin = originOf(value, (isOfCursor ? run : other).summary?.boundaries ?? NO_STATES);
    const operand = { steps: origin?.steps ?? [] };
    setSaid(origin ? '' : 'This value stood on the tape from the start.');
    if (isOfCursor) {
      followValue(value);
      const at = Math.max(0, positionAt(run.summary.boundaries, useTraceStore.getState().step));
      arrive({ side, at, operand, takesFocus, scrolls: false });
    } else if (origin) {
      // The cursor is the left run's: in the other one only the view goes there.
      jumps.jump({ at: value.position, operand: { side, place } }, origin);
      arrive({ side, at: origin.position, operand, takesFocus, scrolls: true });
    }
    return true;
  };
  /** Goes back to where a value of the run beside was followed from, or there again. */
  const turn = (key: '[' | ']'): boolean => {
    const from = key === '[' ? jumps.back() : undefined;
    const to = key === ']' ? jumps.forward() : undefined;
    if (from?.operand) arrive({ at: from.at, side: 1, operand: from.operand, takesFocus: true, scrolls: true });
    if (to) arrive({ at: to.position, side: 1, operand: to, takesFocus: true, scrolls: true });
    return from !== undefined || to !== undefined;
  };
  const act = ({ key, target }: KeyboardEvent): boolean | undefined => {
    switch (key) {
      case 'Enter':
      case ' ':
        return follow(valueUnder(target), true);
      case 'o':
        return follow(valueUnder(target) ?? pointed, true);
      case '[':
      case ']':
        return turn(key);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(act(event) ?? focus.move(event))) return;
    // These keys step, play and scroll elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Panel
      title="Compare"
      note={
        isSameRun
          ? 'the same run in two texts, atomic state by atomic state'
          : 'two instances of the task, atomic state by atomic state'
      }
      actions={
        <Button size="small" onClick={() => compareWith(undefined)}>
          <X size={14} aria-hidden /> Close
        </Button>
      }
    >
      <div className={styles.compare}>
        <div className={styles.heads}>
          <span />
          <PaneHeader
            task={task}
            label="Left text"
            settings={settings}
            measure={left.measure}
            most={most}
            onSettings={showText}
          >
            <span className={styles.instance}>
              {instanceName(task, selection)} · {grouped(left.count)} states
            </span>
          </PaneHeader>
          <PaneHeader
            task={task}
            label="Right text"
            settings={beside}
            measure={right.measure}
            most={most}
            problem={other.problem}
            onSettings={(chosen) => compareWith({ ...beside, ...chosen })}
          >
            <InstanceChoice task={task} comparison={beside} states={other.summary && right.count} />
          </PaneHeader>
        </div>
        {/* Listens for the operands in it, of which there may be thousands. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={scroller}
          className={styles.scroller}
          role="region"
          aria-label="Both texts"
          // A region that scrolls must be reached to be scrolled.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onKeyDown={onKeyDown}
          onClick={(event) => follow(valueUnder(event.target), false)}
          onPointerOver={(event) => point(event.target)}
          onPointerLeave={() => point(null)}
          onFocus={(event) => {
            focus.onFocus(event);
            point(event.target);
          }}
          onBlur={() => point(null)}
        >
          <div ref={texts} className={styles.list} style={{ height }}>
            {list.getVirtualItems().map(({ index, start, key }) => {
              const at = span.from + index;
              const isActive = focus.active.at === at;
              return (
                <div
                  key={key}
                  ref={list.measureElement}
                  data-index={index}
                  data-at={at}
                  className={styles.row}
                  aria-current={(at === position && at < count) || undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {at < count ? (
                    <button
                      type="button"
                      tabIndex={isActive && !focus.active.operand ? 0 : -1}
                      className={styles.number}
                      title={at < left.count ? 'Go to this atomic state' : 'The run on the left has ended before'}
                      aria-disabled={at >= left.count || undefined}
                      data-number
                      onClick={() => goToPosition(at)}
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
                      origin={!isSameRun && side === 1 && jumps.found?.position === at ? jumps.found : undefined}
                      active={isActive && focus.active.operand?.side === side ? focus.active.operand.place : undefined}
                    />
                  ))}
                </div>
              );
            })}
            <SourceArrow
              scroller={scroller}
              text={texts}
              pointed={pointed?.value}
              states={`[data-side="${pointed?.side}"]`}
              drawn={`${startIndex} ${endIndex} ${height} ${left.cache.version()} ${right.cache.version()}`}
            />
          </div>
        </div>
        <output className="visually-hidden">{said}</output>
      </div>
    </Panel>
  );
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { variantsOf } from '../../../cot/variants.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import { Button } from '../../kit/Button.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { taskOf, type Comparison } from '../../links/selection.ts';
import { useSpan } from '../../lists/use-span.ts';
import { useShown } from '../../session/session-context.ts';
import { textSettings, type Run } from '../../session/trace-state.ts';
import { useKeepInView } from '../../views/text/behaviour/use-keep-in-view.ts';
import { variantEntries } from '../../views/text/variant-entries.ts';
import { SourceArrow } from '../../views/text/SourceArrow.tsx';
import { useSelection, useTracePage } from '../trace-session.ts';
import styles from './ComparePanel.module.css';
import { CompareRow } from './CompareRow.tsx';
import { InstanceChoice, instanceName } from './InstanceChoice.tsx';
import { PaneHeader } from './PaneHeader.tsx';
import { useBeside, type Beside } from './use-beside.ts';
import { useCompareFocus } from './use-compare-focus.ts';
import { usePane, type Pane } from './use-pane.ts';
import { usePointing } from './use-pointing.ts';

interface ComparePanelProps {
  readonly run: Run;
  /** The second text. */
  readonly beside: Comparison;
}

const LINE_HEIGHT = 20;
/** Atomic states in one list: browsers clip elements taller than some 16 million pixels. */
const MOST_STATES = 20_000;
/** Rows drawn before and after those in view: a short scroll shows no gap. */
const OVERSCAN = 6;

/** Two texts side by side, state by state, with how long each is: of the same run, or of two instances of the task. */
export default function ComparePanel({ run, beside }: ComparePanelProps) {
  const session = useTracePage();
  const selection = useSelection();
  const settings = textSettings(selection);
  const other = useBeside(run, beside);
  const panes = [usePane(run.summary, settings), usePane(other.summary, beside)] as const;
  const isSameRun = beside.drawn === undefined;
  return (
    <Panel
      title="Compare"
      note={
        isSameRun
          ? 'the same run in two texts, atomic state by atomic state'
          : 'two instances of the task, atomic state by atomic state'
      }
      actions={
        <>
          <Explanation of="variants and arithmetic" entries={variantEntries(variantsOf(taskOf(selection)))} />
          <Button size="small" onClick={() => session.compareWith(undefined)}>
            <X size={14} aria-hidden /> Close
          </Button>
        </>
      }
    >
      <div className={styles.compare}>
        <Heads panes={panes} beside={beside} other={other} />
        <Texts run={run} panes={panes} beside={beside} other={other} />
      </div>
    </Panel>
  );
}

interface ComparedProps {
  readonly panes: readonly [Pane, Pane];
  readonly beside: Comparison;
  readonly other: Beside;
}

/** What each text is, how long it is, and how to choose another. */
function Heads({ panes: [left, right], beside, other }: ComparedProps) {
  const session = useTracePage();
  const selection = useSelection();
  const task = taskOf(selection);
  const most = Math.max(...[left, right].map(({ measure }) => measure?.totalTokens ?? 0));
  return (
    <div className={styles.heads}>
      <span />
      <PaneHeader
        task={task}
        label="Left text"
        settings={textSettings(selection)}
        measure={left.measure}
        most={most}
        onSettings={(chosen) => session.showText(chosen)}
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
        onSettings={(chosen) => session.compareWith({ ...beside, ...chosen })}
      >
        <InstanceChoice comparison={beside} states={other.summary && right.count} />
      </PaneHeader>
    </div>
  );
}

/** Both texts, row by row; only the rows in view are drawn. */
function Texts({ run, panes, beside, other }: ComparedProps & { readonly run: Run }) {
  const position = useShown(({ textStep }) => positionAt(run.summary.boundaries, textStep));
  const [left, right] = panes;
  const isSameRun = beside.drawn === undefined;
  const count = Math.max(left.count, right.count);
  const scroller = useRef<HTMLDivElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const focus = useCompareFocus(scroller, position);
  const { list, span, first, end, drawn, height } = useRows(scroller, panes, position, focus.active.at);
  useEffect(() => {
    left.cache.request(first, Math.min(end, left.count));
    right.cache.request(first, Math.min(end, right.count));
  }, [left.cache, right.cache, left.count, right.count, first, end]);
  useKeepInView(scroller, list, Math.max(0, position - span.from), height);
  const scope = `${other.summary?.trace} ${beside.variant} ${beside.arithmetic} ${position}`;
  const pointing = usePointing({ run, other, panes, isSameRun, scope }, { scroller, list, span });
  const { pointed, point, segmentsOf } = pointing;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(pointing.act(event) ?? focus.move(event))) return;
    // These keys step, play and scroll elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
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
        onClick={(event) => pointing.followUnder(event.target)}
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
                <CompareRow
                  at={at}
                  count={count}
                  panes={panes}
                  isSameRun={isSameRun}
                  pointed={pointed}
                  found={pointing.found}
                  active={focus.active}
                />
              </div>
            );
          })}
          <SourceArrow
            scroller={scroller}
            text={texts}
            pointed={pointed?.value}
            states={`[data-side="${pointed?.side}"]`}
            segmentsAt={(at) => segmentsOf(pointed?.side ?? 0, at)}
            drawn={drawn}
          />
        </div>
      </div>
      <output className="visually-hidden">{pointing.said}</output>
    </>
  );
}

/** The rows around the cursor and those in view. */
function useRows(
  scroller: { readonly current: HTMLElement | null },
  [left, right]: readonly [Pane, Pane],
  position: number,
  focused: number,
) {
  const count = Math.max(left.count, right.count);
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
      const kept = [focused - span.from].filter((index) => index >= 0 && index < rows);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((one, another) => one - another);
    },
    overscan: OVERSCAN,
    scrollPaddingStart: LINE_HEIGHT,
    scrollPaddingEnd: LINE_HEIGHT,
  });
  const { startIndex, endIndex } = list.range ?? { startIndex: 0, endIndex: 0 };
  const height = list.getTotalSize();
  return {
    list,
    span,
    first: Math.max(span.from, span.from + startIndex - OVERSCAN),
    end: Math.min(span.to, span.from + endIndex + OVERSCAN + 1),
    height,
    /** Changes with what is drawn. */
    drawn: `${startIndex} ${endIndex} ${height} ${left.cache.version()} ${right.cache.version()}`,
  };
}

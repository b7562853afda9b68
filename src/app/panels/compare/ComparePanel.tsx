import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { grouped } from '../../../machine/grouped.ts';
import type { TextSettings } from '../../../cot/chain-of-thought.ts';
import type { SegmentView, TextView } from '../../../workers/views.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/Panel.tsx';
import { compareWith } from '../../stores/compare.ts';
import { goToPosition, showText } from '../../stores/trace-actions.ts';
import { taskOf } from '../../stores/selection.ts';
import { textSettings, useTraceStore, type Run } from '../../stores/trace-store.ts';
import { traceService } from '../../trace-client.ts';
import { useAnswer } from '../../use-answer.ts';
import { useTextMeasure, type MeasuredText } from '../../use-text-measure.ts';
import { useSpan } from '../../windows/use-span.ts';
import { useWindowCache } from '../../windows/use-window-cache.ts';
import type { WindowCache } from '../../windows/window-cache.ts';
import { StateText } from '../chain-of-thought/StateText.tsx';
import { useKeepInView } from '../chain-of-thought/use-keep-in-view.ts';
import styles from './ComparePanel.module.css';
import { PaneHeader } from './PaneHeader.tsx';

interface ComparePanelProps {
  readonly run: Run;
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  /** How the text beside that of the selection is written. */
  readonly beside: TextSettings;
}

/** One text of the run, as a pane shows it. */
interface Pane {
  readonly cache: WindowCache<TextView>;
  readonly ending: readonly SegmentView[] | undefined;
  readonly measure: MeasuredText | undefined;
}

const LINE_HEIGHT = 20;
const MOST_STATES = 20_000;

/** Two texts of the same run side by side, state by state, with how long each is. */
export default function ComparePanel({ run, position, beside }: ComparePanelProps) {
  const { trace, firstSteps } = run.summary;
  const count = firstSteps.length;
  const selection = useTraceStore((state) => state.selection);
  const settings = textSettings(selection);
  const task = taskOf(selection);
  const panes = [usePane(trace, settings, count), usePane(trace, beside, count)] as const;
  const scroller = useRef<HTMLDivElement>(null);
  const span = useSpan(count, Math.min(position, count - 1), MOST_STATES);
  const states = span.to - span.from;
  const list = useVirtualizer({
    count: states + 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3 * LINE_HEIGHT + 9,
    getItemKey: (index) => span.from + index,
    overscan: 6,
    scrollPaddingStart: LINE_HEIGHT,
    scrollPaddingEnd: LINE_HEIGHT,
  });
  const items = list.getVirtualItems();
  const first = span.from + (items[0]?.index ?? 0);
  const end = span.from + (items.at(-1)?.index ?? -1) + 1;
  const [left, right] = panes;
  useEffect(() => {
    left.cache.request(first, end);
    right.cache.request(first, end);
  }, [left.cache, right.cache, first, end]);
  const height = list.getTotalSize();
  useKeepInView(scroller, list, Math.max(0, position - span.from), height);
  const most = Math.max(...panes.map(({ measure }) => measure?.totalTokens ?? 0));
  return (
    <Panel
      title="Compare"
      note="the same run in two texts, atomic state by atomic state"
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
            onSettings={(chosen) => showText(chosen)}
          />
          <PaneHeader
            task={task}
            label="Right text"
            settings={beside}
            measure={right.measure}
            most={most}
            onSettings={(chosen) => compareWith(chosen)}
          />
        </div>
        <div
          ref={scroller}
          className={styles.scroller}
          role="region"
          aria-label="Both texts"
          // A region that scrolls must be reached to be scrolled.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <div className={styles.list} style={{ height }}>
            {items.map(({ index, start, key }) => {
              const at = span.from + index;
              return (
                <div
                  key={key}
                  ref={list.measureElement}
                  data-index={index}
                  className={styles.row}
                  aria-current={(at === position && at < count) || undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {index < states ? (
                    <button
                      type="button"
                      tabIndex={-1}
                      className={styles.number}
                      title="Go to this atomic state"
                      onClick={() => goToPosition(at)}
                    >
                      <span className="visually-hidden">Go to atomic state </span>
                      {grouped(at + 1)}
                    </button>
                  ) : (
                    <span />
                  )}
                  {panes.map((pane, side) => (
                    // There are always two, left and right.
                    // oxlint-disable-next-line react/no-array-index-key
                    <PaneCell key={side} pane={pane} at={at} count={count} isLast={index === states} />
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </Panel>
  );
}

function usePane(trace: number, { variant, arithmetic }: TextSettings, count: number): Pane {
  const scope = `${trace} ${variant} ${arithmetic}`;
  const load = useCallback(
    (from: number, to: number) => traceService.text(trace, { variant, arithmetic }, from, to),
    [trace, variant, arithmetic],
  );
  const cache = useWindowCache(scope, count, load);
  const ending = useAnswer(scope, 'ending', () => traceService.textEnding(trace, { variant, arithmetic }));
  const measure = useTextMeasure(trace, { variant, arithmetic }, count, 'tokens');
  return { cache, ending, measure };
}

interface PaneCellProps {
  readonly pane: Pane;
  readonly at: number;
  readonly count: number;
  readonly isLast: boolean;
}

function PaneCell({ pane: { cache, ending, measure }, at, count, isLast }: PaneCellProps) {
  // The last row holds the answer, or the way on in a run with more states than one list holds.
  const isEnding = isLast && at === count;
  const segments = isEnding ? ending : isLast ? undefined : cache.row(at)?.segments;
  const tokens = measure && measure.measured > at ? measure.tokens[at]! : undefined;
  const characters = measure?.characters[at] ?? 0;
  const isEmpty = tokens !== undefined && characters === 0;
  return (
    <div className={styles.cell}>
      {segments && !isEmpty && <StateText position={at} segments={segments} pointed={undefined} active={undefined} />}
      {isEmpty && <span className={styles.nothing}>not in this text</span>}
      {!isEmpty && tokens !== undefined && (
        <span className={styles.size} title={`${inFigures(characters)} characters, ${inFigures(tokens)} tokens`}>
          {inFigures(tokens)} tok
        </span>
      )}
    </div>
  );
}

const inFigures = (number: number): string => grouped(number);

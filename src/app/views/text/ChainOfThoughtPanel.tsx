import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { SegmentView, TextView, ValueUses } from '../../../workers/views/views.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { useArrived } from '../../lists/use-arrived.ts';
import { useSpan } from '../../lists/use-span.ts';
import { useWindowCache } from '../../lists/use-window-cache.ts';
import styles from './ChainOfThoughtPanel.module.css';
import { SourceArrow } from './SourceArrow.tsx';
import { StateText } from './StateText.tsx';
import { useFocusWriter } from './behaviour/use-focus-writer.ts';
import { useKeepInView } from './behaviour/use-keep-in-view.ts';
import { DISCLOSURE, operandUnder, useOperandFocus, type OperandPlace } from './behaviour/use-operand-focus.ts';
import { useTextHighlights, type TextHighlights } from './behaviour/use-text-highlights.ts';
import { useToggledStates, type Unfolding } from './behaviour/use-toggled-states.ts';

interface ChainOfThoughtPanelProps {
  /** Names the trace and how its text is written: another one starts empty. */
  readonly scope: string;
  /** How many atomic states the run has; 0 for a variant that shows none of them. */
  readonly count: number;
  readonly load: (from: number, to: number) => Promise<readonly TextView[]>;
  /** The line with the answer. */
  readonly ending: readonly SegmentView[];
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  /** The value pointed at here, in a table or on a tape. */
  readonly pointed: PointedValue | undefined;
  /** The atomic states that fetch it, where it is a result and they are known. */
  readonly uses?: ValueUses | undefined;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
  /** Called to go to where a value was written. */
  readonly onFollow: (value: PointedValue) => void;
  /** A state to be shown wherever the cursor is, until that moves. */
  readonly revealed?: number | undefined;
  readonly highlights?: TextHighlights | undefined;
  /** How many tokens each state has, shown below its number. */
  readonly tokens?: Int32Array | undefined;
  /** How single states are unfolded and folded; undefined for a text in which none can be. */
  readonly unfolding?: Unfolding | undefined;
}

const LINE_HEIGHT = 20;
/** States drawn before and after those in view: a short scroll shows no gap. */
const OVERSCAN = 6;

/**
 * Atomic states in one list. Browsers clip elements taller than some 16 million pixels; this many keep well below that, also when
 * their arithmetic is unfolded.
 */
const MOST_STATES = 20_000;

/** The chain of thought, atomic state by atomic state; only those in view are drawn. */
export const ChainOfThoughtPanel = memo(function ChainOfThoughtPanel(props: ChainOfThoughtPanelProps) {
  const { scope, count, load, ending, pointed, onPoint, onFollow, revealed, tokens, unfolding } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const cache = useWindowCache(scope, count, load);
  const position = useArrived(cache, props.position);
  const shownPosition = revealed ?? position;
  const span = useSpan(count, Math.min(shownPosition, count - 1), MOST_STATES);
  const focus = useOperandFocus(scroller, position);

  // The list is: a way back, the states of the span, and a way on or the ending.
  const before = span.from > 0 ? 1 : 0;
  const indexOf = (at: number) => at - span.from + before;
  const rows = before + (span.to - span.from) + 1;
  // A stable function: with a new one the list measures all its rows anew.
  const getItemKey = useCallback(
    (index: number) => (index < before ? 'before' : index === rows - 1 ? 'after' : index - before + span.from),
    [before, rows, span.from],
  );
  const kept = [position, focus.focused?.position ?? -1].filter((at) => at >= span.from && at < span.to).map(indexOf);
  const list = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3 * LINE_HEIGHT + 4,
    getItemKey,
    // What is focused and what is current stay in the document, wherever the person scrolls.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b),
    overscan: OVERSCAN,
    scrollPaddingStart: LINE_HEIGHT,
    scrollPaddingEnd: LINE_HEIGHT,
  });
  const { startIndex, endIndex } = list.range ?? { startIndex: 0, endIndex: 0 };
  const first = Math.max(span.from, span.from + startIndex - before - OVERSCAN);
  const end = Math.min(span.to, span.from + endIndex - before + OVERSCAN + 1);
  // Of a list that has become longer what was its end is asked for again.
  useEffect(() => cache.request(first, end), [cache, first, end, count]);
  const toggled = useToggledStates(scope, count, { from: first, to: end }, unfolding);
  const viewOf = (at: number): TextView | undefined => toggled.row(at) ?? cache.row(at);
  const height = list.getTotalSize();
  useKeepInView(scroller, list, shownPosition < 0 ? 0 : indexOf(shownPosition), height);
  const drawn = `${startIndex} ${endIndex} ${height} ${cache.version()} ${toggled.version}`;
  useTextHighlights(
    scope,
    count,
    { text, key: drawn, from: first, to: end, isOtherwise: toggled.isToggled },
    props.highlights ?? NO_HIGHLIGHTS,
  );
  const segmentsAt = (at: number) => viewOf(at)?.segments;
  const focusWriter = useFocusWriter(text, segmentsAt);

  const valueAt = ({ position: at, place }: OperandPlace): PointedValue | undefined => {
    const operand = viewOf(at)?.segments[place]?.operand;
    return operand && { position: at, operand };
  };
  const point = (target: EventTarget | null) => {
    const under = operandUnder(target);
    const value = under && valueAt(under);
    if (value || pointed) onPoint(value);
  };
  const follow = (target: EventTarget | null): boolean => {
    const under = operandUnder(target);
    const value = under && valueAt(under);
    if (!value) return false;
    onFollow(value);
    return true;
  };
  const followByKey = (target: EventTarget): boolean => {
    const under = operandUnder(target);
    const value = under && valueAt(under);
    // After a key the focus is on the value's writer, and arrow keys go on from there.
    if (value) focusWriter(value);
    return follow(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ' || event.key === 'o';
    if (!(isPress ? followByKey(event.target) : focus.move(event))) return;
    // These keys step, play and scroll elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };

  const active = focus.focused ?? firstOperand(viewOf(position));
  const row = (at: number): ReactNode => {
    const view = viewOf(at);
    const problem = cache.problem(at);
    if (view)
      return (
        <StateText
          position={at}
          segments={view.segments}
          pointed={pointed?.position === at ? pointed : undefined}
          active={active?.position === at ? active.place : undefined}
        />
      );
    return (
      <span className={styles.waiting}>
        {problem ?? '…'} {problem && <Turn text="Try again" onClick={() => cache.retry()} />}
      </span>
    );
  };

  return (
    // Listens for the operands in it, of which there may be thousands.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label="Text of the chain of thought"
      // React's types know no variables of CSS.
      style={{ '--figures': grouped(count).length } as CSSProperties}
      data-unfolding={unfolding !== undefined || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => follow(event.target)}
      onPointerOver={(event) => point(event.target)}
      onPointerLeave={() => point(null)}
      onFocus={(event) => {
        focus.onFocus(event);
        point(event.target);
      }}
      onBlur={() => point(null)}
    >
      <div ref={text} className={styles.text} style={{ height }}>
        {list.getVirtualItems().map(({ index, start, key }) => {
          const at = index - before + span.from;
          const isState = at >= span.from && at < span.to;
          // A variant may say nothing of a state, or tell of it at a later one.
          const isSilent = isState && cache.row(at)?.segments.length === 0;
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              data-state={isState || at === count ? at : undefined}
              className={isSilent ? styles.silent : styles.state}
              aria-current={(isState && at === position) || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles.number} aria-hidden>
                {isState && !isSilent && grouped(at + 1)}
                {((isState && !isSilent && !toggled.isToggled(at)) || at === count) && tokens && (
                  <span className={styles.tokens}>{grouped(tokens[at] ?? 0)} tok</span>
                )}
              </span>
              {isState && row(at)}
              {unfolding && isState && cache.row(at)?.hasNested && (
                <Disclosure
                  at={at}
                  isUnfolded={toggled.isUnfolded(at)}
                  // That of the current state can be found without the arrow keys.
                  isActive={at === position || (active?.position === at && active.place === DISCLOSURE)}
                  onToggle={unfolding.onToggle}
                />
              )}
              {at < span.from && (
                <Turn text={`To atomic state ${span.from}`} onClick={() => span.show(span.from - 1)} />
              )}
              {at === span.to && span.to < count && (
                <Turn text={`To atomic state ${span.to + 1}`} onClick={() => span.show(span.to)} />
              )}
              {at === count && <StateText position={count} segments={ending} pointed={undefined} active={undefined} />}
            </div>
          );
        })}
        <SourceArrow
          scroller={scroller}
          text={text}
          pointed={pointed}
          uses={props.uses}
          segmentsAt={segmentsAt}
          drawn={drawn}
        />
      </div>
    </div>
  );
});

const NO_HIGHLIGHTS: TextHighlights = {};

/** The operand with which Tab enters the text of a state. */
function firstOperand(view: TextView | undefined): OperandPlace | undefined {
  const place = view?.segments.findIndex(({ operand }) => operand !== undefined) ?? -1;
  return view && place >= 0 ? { position: view.position, place } : undefined;
}

interface DisclosureProps {
  readonly at: number;
  readonly isUnfolded: boolean;
  /** Whether Tab reaches it. */
  readonly isActive: boolean;
  readonly onToggle: (at: number) => void;
}

/** Unfolds what is nested in one state, or folds it. */
function Disclosure({ at, isUnfolded, isActive, onToggle }: DisclosureProps) {
  return (
    <button
      type="button"
      className={styles.disclosure}
      tabIndex={isActive ? 0 : -1}
      data-place={DISCLOSURE}
      aria-expanded={isUnfolded}
      aria-label={`Arithmetic of atomic state ${grouped(at + 1)}, digit by digit`}
      title={isUnfolded ? 'Fold the arithmetic of this state' : 'Unfold the arithmetic of this state'}
      onClick={() => onToggle(at)}
    >
      <ChevronRight size={12} aria-hidden />
    </button>
  );
}

function Turn({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.turn} onClick={onClick}>
      {text}
    </button>
  );
}

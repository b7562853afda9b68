import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { ArrowLeft, ArrowRight, Columns2, Copy, Hash, Search } from 'lucide-react';
import { memo, useCallback, useMemo, useState, type ComponentProps, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../base/grouped.ts';
import type { TextQuery } from '../../../workers/text/text-search.ts';
import type { SegmentView } from '../../../workers/views/views.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import { usePointedUses, useSession, useShown, useTrace } from '../../session/session-context.ts';
import { isMade, textSettings, type Run } from '../../session/trace-state.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import type { MeasuredText } from './use-text-measure.ts';
import { ChainOfThoughtPanel } from '../../views/text/ChainOfThoughtPanel.tsx';
import { FindBar } from '../../views/text/FindBar.tsx';
import { Legend } from '../../views/text/Legend.tsx';
import styles from './TextPanel.module.css';
import { firstHitFrom, hitAt, useFind, type FindInWindow } from '../../views/text/behaviour/use-find.ts';
import type { Unfolding } from '../../views/text/behaviour/use-toggled-states.ts';

interface TextPanelProps {
  readonly run: Run;
  /** How long the text is, where tokens are counted. */
  readonly measure: MeasuredText | undefined;
  /** The query that the text answers, drawn above it. */
  readonly query?: ReactNode;
  /** Called to compare the text with another one; without it that is not offered. */
  readonly onCompare?: (() => void) | undefined;
}

/** The chain of thought with its query and its tools: jumps, find, tokens, compare, copy. */
export const TextPanel = memo(function TextPanel({ run, measure, query, onCompare }: TextPanelProps) {
  const { summary } = run;
  const { trace, boundaries } = summary;
  const { count } = new StateBoundaries(boundaries);
  const session = useSession();
  const { service, textTools } = session;
  const choice = useTrace((state) => state.choice);
  const { showsTokens, isFinding } = useStore(textTools.state);
  const { toggled = NONE } = choice;
  const { variant, arithmetic } = textSettings(choice);
  const scope = `${trace} ${variant} ${arithmetic}`;
  const ending = useAnswer(scope, 'ending', () => service.textEnding(trace, { variant, arithmetic })) ?? NOTHING;
  const load = useCallback(
    (from: number, to: number) => service.text(trace, { variant, arithmetic }, from, to),
    [service, trace, variant, arithmetic],
  );
  const unfolding = useMemo<Unfolding | undefined>(() => {
    const otherwise = { variant, arithmetic: arithmetic === 'folded' ? 'unfolded' : 'folded' } as const;
    if (!variantOf(variant).unfolds) return undefined;
    return {
      isUnfolded: arithmetic === 'unfolded',
      loadOtherwise: (from, to) => service.text(trace, otherwise, from, to),
      toggled,
      onToggle: (position) => session.toggleState(position),
    };
  }, [session, service, trace, variant, arithmetic, toggled]);
  const loadTokenEnds = useCallback(
    (from: number, to: number) => {
      const positions = Array.from({ length: to - from }, (_, row) => from + row);
      return service.tokenEnds(trace, { variant, arithmetic }, vocabularyAddress(), positions);
    },
    [service, trace, variant, arithmetic],
  );
  const find = useFinding(run, scope);
  const { words, matchesCase } = find.query;
  const highlights = useMemo(
    () => ({
      query: isFinding ? { words, matchesCase } : undefined,
      hit: isFinding ? find.hit : undefined,
      loadTokenEnds: showsTokens ? loadTokenEnds : undefined,
    }),
    [isFinding, words, matchesCase, find.hit, showsTokens, loadTokenEnds],
  );
  const point = useCallback((pointed: PointedValue | undefined) => session.point(pointed), [session]);
  const follow = useCallback((value: PointedValue) => session.jumps.toWriterOf(value), [session]);
  return (
    <Panel
      title="Chain of thought"
      note={<Note run={run} measure={showsTokens ? measure : undefined} isCounting={showsTokens} />}
      actions={
        <>
          <JumpButtons trace={trace} />
          <Button
            size="small"
            aria-label="Find in the text"
            title="Find in the text (/ or Ctrl+F)"
            aria-expanded={isFinding}
            onClick={() => textTools.openFind()}
          >
            <Search size={14} aria-hidden />
          </Button>
          <Button
            size="small"
            className={styles.toggle}
            aria-label="Tokens"
            title="Show the tokens of Qwen models and count them"
            aria-pressed={showsTokens}
            onClick={() => textTools.toggleTokens()}
          >
            <Hash size={14} aria-hidden />
          </Button>
          {onCompare && (
            <Button
              size="small"
              aria-label="Compare with another variant"
              title="Compare with another variant, or with another length, side by side"
              onClick={onCompare}
            >
              <Columns2 size={14} aria-hidden />
            </Button>
          )}
          <CopyButton run={run} />
        </>
      }
    >
      <div className={styles.cot}>
        {query}
        {isFinding && <FindBar {...find.bar} />}
        <div className={styles.text}>
          <ShownText
            key={scope}
            run={run}
            scope={scope}
            count={variantOf(variant).showsStates ? count : 0}
            load={load}
            ending={ending}
            onPoint={point}
            onFollow={follow}
            revealed={isFinding ? find.revealed : undefined}
            highlights={highlights}
            unfolding={unfolding}
            tokens={showsTokens && measure && measure.totalTokens > 0 ? measure.tokens : undefined}
          />
        </div>
        <div className={styles.caption}>
          <Legend />
        </div>
      </div>
    </Panel>
  );
});

/** The text at the cursor, with the value that is pointed at: nothing else of the panel is drawn again for these. */
function ShownText({
  run,
  ...props
}: { readonly run: Run } & Omit<ComponentProps<typeof ChainOfThoughtPanel>, 'pointed' | 'position' | 'uses'>) {
  const position = usePosition(run);
  const pointed = useTrace((state) => state.pointed);
  const uses = usePointedUses();
  return <ChainOfThoughtPanel {...props} position={position} pointed={pointed} uses={uses} />;
}

/** The position of the atomic state that the text shows as the current one. */
function usePosition({ summary }: Run, isWanted = true): number {
  return useShown(({ textStep }) => (isWanted ? positionAt(summary.boundaries, textStep) : -1));
}

const NOTHING: readonly SegmentView[] = [];
const NONE: readonly number[] = [];

/** Find over the whole text: the hits, and which of them is shown. */
function useFinding(run: Run, scope: string) {
  const { trace, boundaries } = run.summary;
  const { service, textTools, jumps } = useSession();
  const { isFinding, query, askedToFind } = useStore(textTools.state);
  const position = usePosition(run, isFinding);
  const { variant, arithmetic } = textSettings(useTrace((state) => state.choice));
  const search = useCallback<FindInWindow>(
    (wanted, from, to) => service.find(trace, { variant, arithmetic }, wanted, from, to),
    [service, trace, variant, arithmetic],
  );
  const found = useFind(scope, new StateBoundaries(boundaries).count, isFinding ? query : undefined, search);
  // The hit that the person has turned to, for this query and this position of the cursor.
  const key = `${scope} ${query.matchesCase} ${query.words}`;
  const [turned, setTurned] = useState<{ key: string; index: number; position: number }>();
  const count = (found?.hits.length ?? 0) / 2;
  const isTurned = turned?.key === key;
  const index = count === 0 || !found ? -1 : isTurned ? turned.index % count : firstHitFrom(found, position);
  const hit = useMemo(() => (found && index >= 0 ? hitAt(found, index) : undefined), [found, index]);
  // Stepping on takes the text along again.
  const isHere = !isTurned || turned.position === position;
  return {
    query,
    hit,
    revealed: isHere ? hit?.position : undefined,
    bar: {
      query,
      found,
      index,
      asked: askedToFind,
      onQuery: (change: Partial<TextQuery>) => textTools.changeQuery(change),
      onTurn: (by: 1 | -1) => {
        if (count > 0) setTurned({ key, index: (index + by + count) % count, position });
      },
      onGo: () => {
        if (!hit) return;
        // Behind the last state stands the answer.
        if (hit.position < new StateBoundaries(boundaries).count) jumps.toPosition(hit.position);
        else jumps.toStep(run.summary.steps);
      },
      onClose: () => textTools.closeFind(),
    },
  };
}

interface NoteProps {
  readonly run: Run;
  readonly measure: MeasuredText | undefined;
  readonly isCounting: boolean;
}

function Note({ run, measure, isCounting }: NoteProps) {
  const tokens = measure?.totalTokens ?? 0;
  const states = new StateBoundaries(run.summary.boundaries).count;
  const isWhole = isMade(run);
  return (
    <>
      {(isWhole || states > 0) && `${grouped(states)} atomic states${isWhole ? '' : ' so far'}`}
      {isCounting && (
        <span role="status">
          {measure?.problem
            ? ` · ${measure.problem}`
            : measure
              ? ` · ${grouped(tokens)}${measure.isComplete ? '' : '…'} tokens`
              : ' · counting tokens…'}
        </span>
      )}
    </>
  );
}

function JumpButtons({ trace }: { readonly trace: number }) {
  const { jumps } = useSession();
  const before = useStore(jumps.state, (kept) => (kept.trace === trace ? kept.before.length : 0));
  const after = useStore(jumps.state, (kept) => (kept.trace === trace ? kept.after.length : 0));
  return (
    <>
      <Button
        size="small"
        aria-label="Back from the last jump"
        title="Back to where the last jump began ( [ )"
        aria-disabled={before === 0}
        onClick={() => jumps.back()}
      >
        <ArrowLeft size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        aria-label="Forward to the next jump"
        title="Jump again ( ] )"
        aria-disabled={after === 0}
        onClick={() => jumps.forward()}
      >
        <ArrowRight size={14} aria-hidden />
      </Button>
    </>
  );
}

function CopyButton({ run }: { readonly run: Run }) {
  const { service, notices } = useSession();
  const settings = textSettings(useTrace((state) => state.choice));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await service.wholeText(run.summary.trace, settings));
      notices.notify('The text is copied.');
    } catch {
      notices.notify('The browser did not allow copying: Share saves the text as a file.');
    }
  };
  return (
    <Button size="small" aria-label="Copy" title="Copy the text" onClick={() => void copy()}>
      <Copy size={14} aria-hidden />
    </Button>
  );
}

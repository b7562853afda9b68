import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { ArrowLeft, ArrowRight, Columns2, Copy, Hash, Search } from 'lucide-react';
import { memo, useCallback, useMemo, useState, type ComponentProps } from 'react';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../base/grouped.ts';
import type { SegmentView } from '../../../workers/views/views.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { compareWithVariant } from '../../session/compare.ts';
import { jumpBack, jumpForward, useJumps } from '../../session/jumps.ts';
import { notify } from '../../frame/notice.ts';
import { followValue } from '../../session/provenance.ts';
import { taskOf } from '../../session/selection.ts';
import { useShown } from '../../session/shown.ts';
import { useTextTools } from '../../session/text-tools.ts';
import { point, positionAt, showText, toggleState } from '../../session/trace-actions.ts';
import { isMade, textSettings, useTraceStore, type Run } from '../../session/trace-store.ts';
import { traceService, vocabularyAddress } from '../../session/trace-client.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import type { MeasuredText } from '../../session/use-text-measure.ts';
import { ChainOfThoughtPanel } from './ChainOfThoughtPanel.tsx';
import { FindBar } from './FindBar.tsx';
import { Legend } from './Legend.tsx';
import { Query } from './Query.tsx';
import styles from './TextPanel.module.css';
import { firstHitFrom, hitAt, useFind, type FindInWindow } from './use-find.ts';
import type { Unfolding } from './use-toggled-states.ts';

interface TextPanelProps {
  readonly run: Run;
  /** How long the text is, where tokens are counted. */
  readonly measure: MeasuredText | undefined;
}

/** The chain of thought with its query and its tools: jumps, find, tokens, compare, copy. */
export const TextPanel = memo(function TextPanel({ run, measure }: TextPanelProps) {
  const { summary } = run;
  const { trace, boundaries } = summary;
  const count = new StateBoundaries(boundaries).count;
  const selection = useTraceStore((state) => state.selection);
  const { showsTokens, toggleTokens, isFinding, openFind } = useTextTools();
  const { toggled = NONE } = selection;
  const { variant, arithmetic } = textSettings(selection);
  const scope = `${trace} ${variant} ${arithmetic}`;
  const ending = useAnswer(scope, 'ending', () => traceService.textEnding(trace, { variant, arithmetic })) ?? NOTHING;
  const load = useCallback(
    (from: number, to: number) => traceService.text(trace, { variant, arithmetic }, from, to),
    [trace, variant, arithmetic],
  );
  const unfolding = useMemo<Unfolding | undefined>(() => {
    const otherwise = { variant, arithmetic: arithmetic === 'folded' ? 'unfolded' : 'folded' } as const;
    if (!variantOf(variant).unfolds) return undefined;
    return {
      isUnfolded: arithmetic === 'unfolded',
      loadOtherwise: (from, to) => traceService.text(trace, otherwise, from, to),
      toggled,
      onToggle: toggleState,
    };
  }, [trace, variant, arithmetic, toggled]);
  const loadTokenEnds = useCallback(
    (from: number, to: number) => {
      const positions = Array.from({ length: to - from }, (_, row) => from + row);
      return traceService.tokenEnds(trace, { variant, arithmetic }, vocabularyAddress(), positions);
    },
    [trace, variant, arithmetic],
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
  const task = taskOf(selection);
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
            onClick={openFind}
          >
            <Search size={14} aria-hidden />
          </Button>
          <Button
            size="small"
            className={styles.toggle}
            aria-label="Tokens"
            title="Show the tokens of Qwen models and count them"
            aria-pressed={showsTokens}
            onClick={toggleTokens}
          >
            <Hash size={14} aria-hidden />
          </Button>
          <Button
            size="small"
            aria-label="Compare with another variant"
            title="Compare with another variant, or with another length, side by side"
            onClick={compareWithVariant}
          >
            <Columns2 size={14} aria-hidden />
          </Button>
          <CopyButton run={run} />
        </>
      }
    >
      <div className={styles.cot}>
        <Query
          wordings={task.wordings}
          wording={selection.wording}
          instance={selection.instance}
          onWording={showWording}
        />
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
            onFollow={followValue}
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
}: { readonly run: Run } & Omit<ComponentProps<typeof ChainOfThoughtPanel>, 'pointed' | 'position'>) {
  const position = usePosition(run);
  const pointed = useTraceStore((state) => state.pointed);
  return <ChainOfThoughtPanel {...props} position={position} pointed={pointed} />;
}

/** The position of the atomic state that the text shows as the current one. */
function usePosition({ summary }: Run, isWanted = true): number {
  return useShown(({ readStep }) => (isWanted ? positionAt(summary.boundaries, readStep) : -1));
}

const NOTHING: readonly SegmentView[] = [];
const NONE: readonly number[] = [];
const showWording = (wording: string) => showText({ wording });

/** Find over the whole text: the hits, and which of them is shown. */
function useFinding(run: Run, scope: string) {
  const { trace, boundaries } = run.summary;
  const { isFinding, query, askedToFind, changeQuery, closeFind } = useTextTools();
  const position = usePosition(run, isFinding);
  const selection = useTraceStore((state) => state.selection);
  const { variant, arithmetic } = textSettings(selection);
  const search = useCallback<FindInWindow>(
    (wanted, from, to) => traceService.find(trace, { variant, arithmetic }, wanted, from, to),
    [trace, variant, arithmetic],
  );
  const found = useFind(scope, new StateBoundaries(boundaries).count, isFinding ? query : undefined, search);
  // Which hit the person has turned to, for this query and this place of the cursor.
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
      onQuery: changeQuery,
      onTurn: (by: 1 | -1) => {
        if (count > 0) setTurned({ key, index: (index + by + count) % count, position });
      },
      onClose: closeFind,
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
  const before = useJumps((jumps) => (jumps.trace === trace ? jumps.before.length : 0));
  const after = useJumps((jumps) => (jumps.trace === trace ? jumps.after.length : 0));
  return (
    <>
      <Button
        size="small"
        aria-label="Back from the last jump"
        title="Back to where the last jump began ( [ )"
        aria-disabled={before === 0}
        onClick={jumpBack}
      >
        <ArrowLeft size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        aria-label="Forward to the next jump"
        title="Jump again ( ] )"
        aria-disabled={after === 0}
        onClick={jumpForward}
      >
        <ArrowRight size={14} aria-hidden />
      </Button>
    </>
  );
}

function CopyButton({ run }: { readonly run: Run }) {
  const selection = useTraceStore((state) => state.selection);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await traceService.wholeText(run.summary.trace, textSettings(selection)));
      notify('The text is copied.');
    } catch {
      notify('The browser did not allow copying: Share saves the text as a file.');
    }
  };
  return (
    <Button size="small" aria-label="Copy" title="Copy the text" onClick={() => void copy()}>
      <Copy size={14} aria-hidden />
    </Button>
  );
}

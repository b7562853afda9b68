import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useCallback, useMemo } from 'react';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../base/grouped.ts';
import type { StepArrangement, StepListView } from '../../../workers/views/step-views.ts';
import type { TextRequest } from '../../../workers/views/views.ts';
import { useIsFolded } from '../../kit/Fold.tsx';
import { jumpToStep } from '../../session/jumps.ts';
import { useShown } from '../../session/shown.ts';
import { endOfState, positionAt, showText } from '../../session/trace-actions.ts';
import { useTraceStore, type Run } from '../../session/trace-store.ts';
import { traceService } from '../../session/trace-client.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { StepsTable } from './StepsTable.tsx';
import styles from './TablesPanel.module.css';
import { useStepList } from './use-step-list.ts';

/** The different steps of the text that is shown, or why there is no table of them. */
export function ShownSteps({ run }: { readonly run: Run }) {
  const { trace, boundaries } = run.summary;
  const variant = useTraceStore(({ selection }) => selection.variant);
  const arithmetic = useTraceStore(({ selection }) => selection.arithmetic);
  const request = useMemo(() => ({ variant, arithmetic }), [variant, arithmetic]);
  const { title, showsStates } = variantOf(variant);
  // Nothing is read for a table that nobody sees.
  const isFolded = useIsFolded();
  const { list, positions, steps, problem } = useStepList(trace, request, showsStates && !isFolded);
  if (!showsStates)
    return (
      <p className={styles.waiting}>
        There is no table: the text “{title}” shows no atomic states. All of the answer follows at once from all of the
        input, so each instance is a step of its own. The other variants have a table.
      </p>
    );
  if (problem !== undefined) return <p className={styles.waiting}>The steps could not be listed: {problem}</p>;
  if (!list)
    return (
      <p className={styles.waiting} role="status">
        Reading the text
        {positions > 0 &&
          `: ${Math.floor((100 * positions) / new StateBoundaries(boundaries).count)} %, ${grouped(steps)} different steps so far`}
        .
      </p>
    );
  return <Steps run={run} request={request} list={list} />;
}

interface StepsProps {
  readonly run: Run;
  readonly request: TextRequest;
  readonly list: StepListView;
}

/** The table, with the step of the current line lit. */
function Steps({ run, request, list }: StepsProps) {
  const { trace, boundaries } = run.summary;
  const { variant, arithmetic } = request;
  const scope = `${trace} ${variant} ${arithmetic}`;
  const isUnfolded = arithmetic === 'unfolded';
  // Where each state has one line, nothing changes within it.
  const cursor = useShown(({ listedStep }) =>
    isUnfolded ? listedStep : (endOfState(run, positionAt(boundaries, listedStep)) ?? 0),
  );
  const here = useAnswer(scope, String(cursor), () => traceService.stepHere(trace, request, cursor));
  const load = useCallback(
    (from: number, to: number) => traceService.steps(trace, request, from, to),
    [trace, request],
  );
  const arrange = useCallback(
    (arrangement: StepArrangement) => traceService.arrangeSteps(trace, request, arrangement),
    [trace, request],
  );
  const goToNext = useCallback(
    async (number: number | null) => {
      const from = useTraceStore.getState().step;
      // A trace that was closed has no places any more.
      const step = await traceService.nextStepPlace(trace, request, number, from).catch(() => null);
      if (step !== null && useTraceStore.getState().run?.summary.trace === trace) jumpToStep(step);
    },
    [trace, request],
  );
  const walk = useCallback((number: number) => void goToNext(number), [goToNext]);
  const goToGap = useCallback(() => void goToNext(null), [goToNext]);
  return (
    <StepsTable
      scope={scope}
      list={list}
      load={load}
      arrange={arrange}
      here={here ?? null}
      onWalk={walk}
      onGoToStep={jumpToStep}
      onGoToGap={goToGap}
      onUnfold={!isUnfolded && variantOf(variant).unfolds && list.hasNested ? unfold : undefined}
    />
  );
}

const unfold = () => showText({ arithmetic: 'unfolded' });

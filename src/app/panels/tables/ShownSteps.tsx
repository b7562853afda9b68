import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useCallback, useMemo } from 'react';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../base/grouped.ts';
import type { StepArrangement, StepListView } from '../../../workers/views/step-views.ts';
import type { TextRequest } from '../../../workers/views/views.ts';
import { useIsFolded } from '../../kit/Fold.tsx';
import { endOfState, positionAt } from '../../../workers/views/position-at.ts';
import { useSession, useShown, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { StepsTable } from '../../views/tables/StepsTable.tsx';
import styles from './TablesPanel.module.css';
import { useStepList } from './use-step-list.ts';

/** The different steps of the text that is shown, or why there is no table of them. */
export function ShownSteps({ run }: { readonly run: Run }) {
  const { trace, boundaries } = run.summary;
  const variant = useTrace(({ choice }) => choice.variant);
  const arithmetic = useTrace(({ choice }) => choice.arithmetic);
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
  const session = useSession();
  const { service, jumps } = session;
  const scope = `${trace} ${variant} ${arithmetic}`;
  const isUnfolded = arithmetic === 'unfolded';
  // Where each state has one line, nothing changes within it.
  const cursor = useShown(({ tableStep }) =>
    isUnfolded ? tableStep : (endOfState(boundaries, positionAt(boundaries, tableStep)) ?? 0),
  );
  const here = useAnswer(scope, String(cursor), () => service.stepHere(trace, request, cursor));
  const load = useCallback(
    (from: number, to: number) => service.steps(trace, request, from, to),
    [service, trace, request],
  );
  const arrange = useCallback(
    (arrangement: StepArrangement) => service.arrangeSteps(trace, request, arrangement),
    [service, trace, request],
  );
  const goToNext = useCallback(
    async (number: number | null) => {
      const from = session.state.getState().step;
      // A trace that was closed has no places any more.
      const step = await service.nextStepPlace(trace, request, number, from).catch(() => null);
      if (step !== null && session.state.getState().run?.summary.trace === trace) session.jumps.toStep(step);
    },
    [session, service, trace, request],
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
      onGoToStep={(step) => jumps.toStep(step)}
      onGoToGap={goToGap}
      onUnfold={
        !isUnfolded && variantOf(variant).unfolds && list.hasNested
          ? () => session.showText({ arithmetic: 'unfolded' })
          : undefined
      }
    />
  );
}

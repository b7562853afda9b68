import { useCallback } from 'react';
import { StateDiagramPanel } from '../views/diagram/StateDiagramPanel.tsx';
import { useShown } from '../session/shown.ts';
import { isMade, type Run } from '../session/trace-store.ts';
import { traceService } from '../session/trace-client.ts';
import { useAfterPicture } from '../kit/browser/use-after-picture.ts';

interface DiagramAreaProps {
  readonly run: Run;
  /** A state whose rules are asked for. */
  readonly onSelectState: (state: number) => void;
}

/** The state diagram of a run's machine with the state at the cursor lit; visits are counted when all of the run is there. */
export function DiagramArea({ run, onSelectState }: DiagramAreaProps) {
  const { machine } = run;
  const { trace, steps } = run.summary;
  // The tapes are what a person steps for.
  const at = useAfterPicture(useShown(({ moment }) => moment?.configuration));
  const countVisits = useCallback((from: number, to: number) => traceService.stateVisits(trace, from, to), [trace]);
  return (
    <StateDiagramPanel
      machine={machine}
      state={at?.state ?? 0}
      previousState={at?.previousState ?? null}
      onSelectState={onSelectState}
      steps={steps}
      countVisits={isMade(run) ? countVisits : undefined}
    />
  );
}

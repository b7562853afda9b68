import { useCallback } from 'react';
import { useStore } from 'zustand';
import { StateDiagramPanel } from '../../views/diagram/StateDiagramPanel.tsx';
import { useSession, useShown } from '../../session/session-context.ts';
import { isMade, type Run } from '../../session/trace-state.ts';
import { useOneFrameLater } from '../../kit/browser/use-one-frame-later.ts';

interface DiagramAreaProps {
  readonly run: Run;
  /** A state whose rules are asked for. */
  readonly onSelectState: (state: number) => void;
}

/** The state diagram of a run's machine with the state at the cursor lit; visits are counted when all of the run is there. */
export default function DiagramArea({ run, onSelectState }: DiagramAreaProps) {
  const { service, panels } = useSession();
  const showsVisits = useStore(panels.state, (choices) => choices.showsVisits);
  const follows = useStore(panels.state, ({ followsState }) => followsState);
  const { machine } = run;
  const { trace, steps } = run.summary;
  // The tapes are what a person steps for.
  const at = useOneFrameLater(useShown(({ moment }) => moment?.configuration));
  const countVisits = useCallback((from: number, to: number) => service.stateVisits(trace, from, to), [service, trace]);
  const toggleVisits = useCallback(() => panels.toggleVisits(), [panels]);
  const toggleFollows = useCallback(() => panels.toggleFollows(), [panels]);
  return (
    <StateDiagramPanel
      machine={machine}
      state={at?.state ?? 0}
      previousState={at?.previousState ?? null}
      onSelectState={onSelectState}
      steps={steps}
      countVisits={isMade(run) ? countVisits : undefined}
      showsVisits={showsVisits}
      onToggleVisits={toggleVisits}
      follows={follows}
      onToggleFollows={toggleFollows}
      expansions={panels.expansions}
    />
  );
}

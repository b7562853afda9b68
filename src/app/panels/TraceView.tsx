import { useCallback, useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Problems } from '../kit/Problems.tsx';
import { SessionContext, useSession } from '../session/session-context.ts';
import type { TraceQuestions } from '../session/trace-questions.ts';
import { TraceSession } from '../session/trace-session.ts';
import { isMade, shownRun, type Place, type Run, type TraceChoice } from '../session/trace-state.ts';
import DiagramArea from './diagram/DiagramArea.tsx';
import { PresentedStep } from './present/PresentedStep.tsx';
import { StepButtons } from './present/StepButtons.tsx';
import TablesPanel from './tables/TablesPanel.tsx';
import { TapesArea } from './tapes/TapesArea.tsx';
import { TextPanel } from './text/TextPanel.tsx';
import TimelinePanel from './timeline/TimelinePanel.tsx';
import styles from './TraceView.module.css';
import { Transport } from './transport/Transport.tsx';

/** A panel of a trace; `steps` is the transport in few buttons, `step for a room` tapes and text in large type. */
export type PanelName =
  'tapes' | 'text' | 'diagram' | 'tables' | 'timeline' | 'transport' | 'steps' | 'step for a room';

interface TraceViewProps {
  /** Names the trace to a screen reader. */
  readonly label: string;
  /** What is traced, and how its text is written. */
  readonly choice: TraceChoice;
  /** The step that is shown first; without one the middle of the run. */
  readonly step?: Place;
  /** The panels that are drawn, in this order. */
  readonly panels: readonly PanelName[];
  /** Who makes the run. */
  readonly service: TraceQuestions;
  /** How many times as large as usual a step for a room is drawn. */
  readonly scale?: number;
  /** Called with the session while it is shown, so that a page can move its cursor or follow it. */
  readonly onSession?: (session: TraceSession) => void;
}

/**
 * A trace in any page: a session of its own with the panels that the page wants. It knows neither address nor keys of the page, and
 * other traces on it go on as they are.
 */
export function TraceView({
  label,
  choice,
  step = 'in the middle',
  panels,
  service,
  scale = 1,
  onSession,
}: TraceViewProps) {
  const id = useId();
  const [session] = useState(() => new TraceSession(service, `view ${id}`, choice));
  // The same choice may come as another object; a machine of a megabyte is in it.
  const key = useMemo(() => JSON.stringify(choice), [choice]);
  useEffect(() => {
    void session.open(JSON.parse(key) as TraceChoice, { step });
    return () => session.close();
  }, [session, key, step]);
  useEffect(() => {
    onSession?.(session);
  }, [session, onSession]);
  const isMaking = useStore(session.state, ({ making }) => making !== undefined);
  const newest = useStore(session.state, shownRun);
  const [last, setLast] = useState<Run>();
  if (newest && newest !== last) setLast(newest);
  // While the next run is made the panels stay, and then show that one: to make all of them anew would take long at each key in an editor.
  const run = newest ?? (isMaking ? last : undefined);
  const problems = useStore(session.state, (state) => state.problems);
  return (
    <SessionContext value={session}>
      <section className={styles.view} aria-label={label}>
        <Problems problems={problems} onClose={() => session.dismissProblems()} />
        {run ? (
          panels.map((panel) => (
            <div key={panel} className={styles[CLASSES[panel]]}>
              <PanelOf name={panel} run={run} scale={scale} />
            </div>
          ))
        ) : (
          <p role="status">The machine runs …</p>
        )}
      </section>
    </SessionContext>
  );
}

/** How much room a panel takes. */
const CLASSES: Readonly<Record<PanelName, 'wide' | 'timeline' | 'buttons'>> = {
  tapes: 'wide',
  text: 'wide',
  diagram: 'wide',
  tables: 'wide',
  timeline: 'timeline',
  transport: 'buttons',
  steps: 'buttons',
  'step for a room': 'wide',
};

interface PanelOfProps {
  readonly name: PanelName;
  readonly run: Run;
  readonly scale: number;
}

/** One panel of a run; those that need all of it wait for its end. */
function PanelOf({ name, run, scale }: PanelOfProps): ReactNode {
  const session = useSession();
  const tab = useStore(session.panels.state, (choices) => choices.tab);
  const showTable = useCallback((table: typeof tab) => session.panels.showTable(table), [session]);
  const showRules = useCallback(
    (state: number) => {
      session.showRulesOf(state);
      session.panels.showTable('rules');
    },
    [session],
  );
  return useMemo(() => {
    switch (name) {
      case 'tapes':
        return <TapesArea run={run} />;
      case 'text':
        return <TextPanel run={run} measure={undefined} />;
      case 'diagram':
        return <DiagramArea run={run} onSelectState={showRules} />;
      case 'tables':
        return <TablesPanel run={run} tab={tab} onTab={showTable} tokens={undefined} />;
      case 'timeline':
        return isMade(run) && <TimelinePanel run={run} />;
      case 'transport':
        return <Transport>{isMade(run) && run.summary.ending}</Transport>;
      case 'steps':
        return <StepButtons run={run} />;
      case 'step for a room':
        return <PresentedStep run={run} scale={scale} />;
    }
  }, [name, run, scale, tab, showTable, showRules]);
}

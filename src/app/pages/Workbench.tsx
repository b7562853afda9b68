import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Panel } from '../components/Panel.tsx';
import { TextPanel } from '../panels/chain-of-thought/TextPanel.tsx';
import { ComparePanel } from '../panels/compare/ComparePanel.tsx';
import { isEmbedded } from '../panels/share/links.ts';
import { StateDiagramPanel } from '../panels/state-diagram/StateDiagramPanel.tsx';
import { TablesPanel, type TableTab } from '../panels/tables/TablesPanel.tsx';
import { TapesLegend } from '../panels/tapes/TapesLegend.tsx';
import { TapesPanel } from '../panels/tapes/TapesPanel.tsx';
import { Timeline } from '../panels/timeline/Timeline.tsx';
import { Transport } from '../panels/transport/Transport.tsx';
import { jumpToStep } from '../stores/jumps.ts';
import { taskOf } from '../stores/selection.ts';
import { useTextTools } from '../stores/text-tools.ts';
import { goToStep, point, showRulesOf } from '../stores/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from '../stores/trace-store.ts';
import type { ConfigurationView } from '../../workers/views.ts';
import { traceService } from '../trace-client.ts';
import { useAnswer } from '../use-answer.ts';
import { useTextMeasure } from '../use-text-measure.ts';
import { useTraceData } from '../use-trace-data.ts';
import { EmbedLayout } from './EmbedLayout.tsx';
import { Ending } from './Ending.tsx';
import { PanelLayout } from './PanelLayout.tsx';
import styles from './TracePage.module.css';

/** How many steps of a head's path the timeline draws at most. */
const PATH_SAMPLES = 2000;

/** A run with everything that is shown of it. */
export function Workbench({ run }: { readonly run: Run }) {
  const { summary, machine } = run;
  const selection = useTraceStore((state) => state.selection);
  const step = useTraceStore((state) => state.step);
  const pointed = useTraceStore((state) => state.pointed);
  const playing = useTraceStore((state) => state.playing);
  const { configuration, end, position, atomicState, ending, setWindows, cellHistory } = useTraceData(run);
  const [chosenTape, setTape] = useState<number>();
  const tape = chosenTape ?? widestTape(end);
  const [tab, setTab] = useState<TableTab>('states');
  const path = useAnswer(`${summary.trace} ${tape}`, 'path', () =>
    traceService.headPath(summary.trace, tape, PATH_SAMPLES),
  );
  const settings = textSettings(selection);
  const showsTokens = useTextTools((tools) => tools.showsTokens);
  const measure = useTextMeasure(
    summary.trace,
    settings,
    summary.firstSteps.length,
    showsTokens ? 'tokens' : 'nothing',
  );
  const task = taskOf(selection);
  const scope = String(summary.trace);
  const showRules = useCallback((state: number) => {
    showRulesOf(state);
    setTab('rules');
  }, []);
  const loadOrigins = useCallback(
    (steps: readonly number[]) => traceService.originCells(summary.trace, steps),
    [summary.trace],
  );
  const countVisits = useCallback(
    (from: number, to: number) => traceService.stateVisits(summary.trace, from, to),
    [summary.trace],
  );
  const tapes = (
    <Panel
      title="Tapes"
      note={`${machine.tapes.length} tapes${selection.seed === null && selection.instance === task.example ? ' · example' : ''}`}
      actions={<TapesLegend />}
    >
      {configuration && (
        <div className={styles.scroll}>
          <TapesPanel
            scope={scope}
            machine={machine}
            configuration={configuration}
            end={end}
            atomicState={atomicState}
            pointed={pointed?.operand}
            onWindows={setWindows}
            cellHistory={cellHistory}
            loadOrigins={loadOrigins}
            onGoToStep={jumpToStep}
            onPoint={point}
          />
        </div>
      )}
    </Panel>
  );
  const text = <TextPanel run={run} position={position} ending={ending} measure={measure} />;
  const tables = (
    <TablesPanel
      run={run}
      tab={tab}
      onTab={setTab}
      position={position}
      rule={configuration?.rule ?? null}
      tokens={measure && measure.totalTokens > 0 ? measure.tokens : undefined}
    />
  );
  const diagram: ReactNode = (
    <StateDiagramPanel
      machine={machine}
      state={configuration?.state ?? 0}
      previousState={configuration?.previousState ?? null}
      onSelectState={showRules}
      steps={summary.steps}
      countVisits={countVisits}
    />
  );
  return (
    <main className={styles.main}>
      {selection.compare ? (
        <div className={styles.panels}>
          <ComparePanel run={run} position={position} beside={selection.compare} />
        </div>
      ) : isEmbedded() ? (
        <EmbedLayout tapes={tapes} text={text} />
      ) : (
        <PanelLayout tapes={tapes} diagram={diagram} text={text} tables={tables} />
      )}
      <Timeline
        machine={machine}
        summary={summary}
        step={step}
        tape={tape}
        path={path}
        onTape={setTape}
        onGoToStep={goToStep}
      />
      <Transport>
        <Ending summary={summary} isShown={step === summary.steps} />
      </Transport>
      <Announcement text={atomicState ? `Atomic state ${position + 1}: ${atomicState.name}` : ''} isQuiet={playing} />
    </main>
  );
}

/** Says where the cursor is, to a screen reader; silent while playing. */
function Announcement({ text, isQuiet }: { readonly text: string; readonly isQuiet: boolean }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!isQuiet) setSaid(text);
  }, [text, isQuiet]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}

/** The tape whose head goes farthest: its path shows the run best. */
function widestTape(end: ConfigurationView | undefined): number {
  if (!end) return 0;
  const widths = end.tapes.map(({ first, last }) => last - first);
  return widths.indexOf(Math.max(...widths));
}

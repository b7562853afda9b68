import { X } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { later } from '../components/later.tsx';
import { Panel } from '../components/Panel.tsx';
import { TextPanel } from '../panels/chain-of-thought/TextPanel.tsx';
import { isEmbedded } from '../panels/share/links.ts';
import { StateDiagramPanel } from '../panels/state-diagram/StateDiagramPanel.tsx';
import { TablesPanel, type TableTab } from '../panels/tables/TablesPanel.tsx';
import { TapesLegend } from '../panels/tapes/TapesLegend.tsx';
import { TapesPanel } from '../panels/tapes/TapesPanel.tsx';
import { TimelinePanel } from '../panels/timeline/TimelinePanel.tsx';
import { Transport } from '../panels/transport/Transport.tsx';
import { jumpToStep } from '../stores/jumps.ts';
import { selectCell, useSelectedCell } from '../stores/selected-cell.ts';
import { cellsOf, useBreakpoints } from '../stores/breakpoints.ts';
import { compareWith } from '../stores/compare.ts';
import { taskOf } from '../stores/selection.ts';
import { useTextTools } from '../stores/text-tools.ts';
import { point, showRulesOf } from '../stores/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from '../stores/trace-store.ts';
import { traceService } from '../trace-client.ts';
import { useTextMeasure } from '../use-text-measure.ts';
import { useTraceData } from '../use-trace-data.ts';
import { Announcement } from './Announcement.tsx';
import { EmbedLayout } from './EmbedLayout.tsx';
import { Ending } from './Ending.tsx';
import { PanelLayout } from './PanelLayout.tsx';
import styles from './TracePage.module.css';

/** Loaded when two texts are first compared. */
const ComparePanel = later({
  name: 'The comparison',
  load: () => import('../panels/compare/ComparePanel.tsx'),
  Place: ({ children }) => (
    <Panel
      title="Compare"
      actions={
        <Button size="small" onClick={() => compareWith(undefined)}>
          <X size={14} aria-hidden /> Close
        </Button>
      }
    >
      {children}
    </Panel>
  ),
});

/** A run with everything that is shown of it. */
export function Workbench({ run }: { readonly run: Run }) {
  const { summary, machine } = run;
  const selection = useTraceStore((state) => state.selection);
  const step = useTraceStore((state) => state.step);
  const pointed = useTraceStore((state) => state.pointed);
  const { configuration, end, position, atomicState, ending, setWindows, cellHistory, nextRead } = useTraceData(run);
  const [tab, setTab] = useState<TableTab>('states');
  // Tapes and text are what a person looks at first; the other panels are drawn when those stand.
  const showsAll = useDeferredValue(true, false);
  const selected = useSelectedCell((state) => state.selected);
  const breakpoints = useBreakpoints((state) => state.breakpoints);
  const cellBreakpoints = useMemo(() => cellsOf(breakpoints, machine), [breakpoints, machine]);
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
            nextRead={nextRead}
            loadOrigins={loadOrigins}
            onGoToStep={jumpToStep}
            onPoint={point}
            onInspect={selectCell}
            selected={selected?.trace === summary.trace ? selected : undefined}
            breakpoints={cellBreakpoints}
          />
        </div>
      )}
    </Panel>
  );
  const text = <TextPanel run={run} position={position} ending={ending} measure={measure} />;
  const tables = showsAll && (
    <TablesPanel
      run={run}
      tab={tab}
      onTab={setTab}
      position={position}
      rule={configuration?.rule ?? null}
      tokens={measure && measure.totalTokens > 0 ? measure.tokens : undefined}
    />
  );
  const diagram: ReactNode = showsAll && (
    <StateDiagramPanel
      machine={machine}
      state={configuration?.state ?? 0}
      previousState={configuration?.previousState ?? null}
      onSelectState={showRules}
      steps={summary.steps}
      countVisits={countVisits}
    />
  );
  const compare = selection.compare && <ComparePanel run={run} position={position} beside={selection.compare} />;
  const timeline = showsAll && <TimelinePanel run={run} end={end} />;
  const transport = (
    <Transport>
      <Ending summary={summary} isShown={step === summary.steps} />
    </Transport>
  );
  return (
    <main className={styles.main}>
      {isEmbedded() ? (
        <EmbedLayout tapes={tapes} text={text} timeline={timeline} transport={transport} compare={compare} />
      ) : (
        <PanelLayout
          tapes={tapes}
          diagram={diagram}
          text={text}
          tables={tables}
          timeline={timeline}
          transport={transport}
          compare={compare}
        />
      )}
      <Announcement run={run} />
    </main>
  );
}

import { Copy } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { FoldBody, FoldButton } from '../components/Fold.tsx';
import { Panel } from '../components/Panel.tsx';
import { ChainOfThoughtPanel } from '../panels/chain-of-thought/ChainOfThoughtPanel.tsx';
import { Legend } from '../panels/chain-of-thought/Legend.tsx';
import { Query } from '../panels/chain-of-thought/Query.tsx';
import { StateDiagramPanel } from '../panels/state-diagram/StateDiagramPanel.tsx';
import { AtomicStatesTable } from '../panels/tables/AtomicStatesTable.tsx';
import { RulesTable } from '../panels/tables/RulesTable.tsx';
import { TapesLegend } from '../panels/tapes/TapesLegend.tsx';
import { TapesPanel } from '../panels/tapes/TapesPanel.tsx';
import { TimelinePanel } from '../panels/timeline/TimelinePanel.tsx';
import { Transport } from '../panels/transport/Transport.tsx';
import { selectCell, useSelectedCell } from '../stores/selected-cell.ts';
import { cellsOf, useBreakpoints } from '../stores/breakpoints.ts';
import { taskOf } from '../stores/selection.ts';
import { goToPosition, goToStep, point, showRulesOf, showText } from '../stores/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from '../stores/trace-store.ts';
import { traceService } from '../trace-client.ts';
import { useTraceData } from '../use-trace-data.ts';
import { Announcement } from './Announcement.tsx';
import { Ending } from './Ending.tsx';
import { PanelLayout } from './PanelLayout.tsx';
import styles from './TracePage.module.css';

/** A run with everything that is shown of it. */
export function Workbench({ run }: { readonly run: Run }) {
  const { summary, machine } = run;
  const selection = useTraceStore((state) => state.selection);
  const step = useTraceStore((state) => state.step);
  const pointed = useTraceStore((state) => state.pointed);
  const shownState = useTraceStore((state) => state.shownState);
  const { configuration, end, position, atomicState, ending, setWindows, cellHistory } = useTraceData(run);
  const [tab, setTab] = useState('states');
  const [copied, setCopied] = useState('');
  const selected = useSelectedCell((state) => state.selected);
  const breakpoints = useBreakpoints((state) => state.breakpoints);
  const cellBreakpoints = useMemo(() => cellsOf(breakpoints, machine), [breakpoints, machine]);
  const settings = textSettings(selection);
  const task = taskOf(selection);
  const scope = String(summary.trace);
  const textScope = `${scope} ${settings.variant} ${settings.arithmetic}`;
  const showRules = useCallback((state: number) => {
    showRulesOf(state);
    setTab('rules');
  }, []);
  const { variant, arithmetic } = settings;
  const loadText = useCallback(
    (from: number, to: number) => traceService.text(summary.trace, { variant, arithmetic }, from, to),
    [summary.trace, variant, arithmetic],
  );
  const loadStates = useCallback(
    (from: number, to: number) => traceService.states(summary.trace, from, to),
    [summary.trace],
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await traceService.wholeText(summary.trace, settings));
      setCopied('Copied');
    } catch {
      setCopied('The browser did not allow copying');
    }
  };

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
            onGoToStep={goToStep}
            onPoint={point}
            onInspect={selectCell}
            selected={selected?.trace === summary.trace ? selected : undefined}
            breakpoints={cellBreakpoints}
          />
        </div>
      )}
    </Panel>
  );
  const text = (
    <Panel
      title="Chain of thought"
      note={`${summary.firstSteps.length.toLocaleString('en')} atomic states`}
      actions={
        <>
          <Legend />
          <Button size="small" onClick={() => void copy()}>
            <Copy size={13} aria-hidden /> Copy
          </Button>
          <output className="visually-hidden">{copied}</output>
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
        <div className={styles.cotText}>
          <ChainOfThoughtPanel
            key={textScope}
            scope={textScope}
            count={settings.variant === 'direct' ? 0 : summary.firstSteps.length}
            load={loadText}
            ending={ending}
            position={position}
            pointed={pointed}
            onPoint={point}
            onGoToPosition={goToPosition}
          />
        </div>
      </div>
    </Panel>
  );
  const tables = (
    <Tabs.Root value={tab} onValueChange={setTab} className={styles.tables}>
      <div className={styles.tablesHead}>
        <FoldButton />
        <Tabs.List className={styles.tabs} aria-label="Tables">
          <Tabs.Trigger value="states" className={styles.tab}>
            Atomic states
          </Tabs.Trigger>
          <Tabs.Trigger value="rules" className={styles.tab}>
            Rules
          </Tabs.Trigger>
        </Tabs.List>
      </div>
      <FoldBody className={styles.tableBody}>
        <Tabs.Content value="states" className={styles.tableBody}>
          <AtomicStatesTable
            scope={scope}
            count={summary.firstSteps.length}
            load={loadStates}
            position={position}
            onGoToPosition={goToPosition}
            onPoint={point}
          />
        </Tabs.Content>
        <Tabs.Content value="rules" className={styles.tableBody}>
          <RulesTable
            machine={machine}
            rule={configuration?.rule ?? null}
            shownState={shownState}
            onShowAll={showAllRules}
          />
        </Tabs.Content>
      </FoldBody>
    </Tabs.Root>
  );
  const diagram: ReactNode = (
    <StateDiagramPanel
      machine={machine}
      state={configuration?.state ?? 0}
      previousState={configuration?.previousState ?? null}
      onSelectState={showRules}
    />
  );
  return (
    <main className={styles.main}>
      <PanelLayout
        tapes={tapes}
        diagram={diagram}
        text={text}
        tables={tables}
        timeline={<TimelinePanel run={run} end={end} />}
        transport={
          <Transport>
            <Ending summary={summary} isShown={step === summary.steps} />
          </Transport>
        }
      />
      <Announcement run={run} />
    </main>
  );
}

const showWording = (wording: string) => showText({ wording });
const showAllRules = () => showRulesOf(undefined);

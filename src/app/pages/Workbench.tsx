import { Copy } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { variantOf } from '../../cot/variants.ts';
import { Button } from '../components/Button.tsx';
import { Panel } from '../components/Panel.tsx';
import { ChainOfThoughtPanel } from '../panels/chain-of-thought/ChainOfThoughtPanel.tsx';
import { Legend } from '../panels/chain-of-thought/Legend.tsx';
import { Query } from '../panels/chain-of-thought/Query.tsx';
import { StateDiagramPanel } from '../panels/state-diagram/StateDiagramPanel.tsx';
import { AtomicStatesTable } from '../panels/tables/AtomicStatesTable.tsx';
import { RulesTable } from '../panels/tables/RulesTable.tsx';
import { TapesLegend } from '../panels/tapes/TapesLegend.tsx';
import { TapesPanel } from '../panels/tapes/TapesPanel.tsx';
import { Timeline } from '../panels/timeline/Timeline.tsx';
import { Transport } from '../panels/transport/Transport.tsx';
import { taskOf } from '../stores/selection.ts';
import { goToPosition, goToStep, point, showRulesOf, showText } from '../stores/trace-actions.ts';
import { textSettings, useTraceStore, type Run } from '../stores/trace-store.ts';
import type { ConfigurationView } from '../../workers/views.ts';
import { traceService } from '../trace-client.ts';
import { useAnswer } from '../use-answer.ts';
import { useTraceData } from '../use-trace-data.ts';
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
  const shownState = useTraceStore((state) => state.shownState);
  const { configuration, end, position, atomicState, ending, setWindows, cellHistory } = useTraceData(run);
  const [chosenTape, setTape] = useState<number>();
  const tape = chosenTape ?? widestTape(end);
  const [tab, setTab] = useState('states');
  const [copied, setCopied] = useState('');
  const path = useAnswer(`${summary.trace} ${tape}`, 'path', () =>
    traceService.headPath(summary.trace, tape, PATH_SAMPLES),
  );
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
            count={variantOf(settings.variant).showsStates ? summary.firstSteps.length : 0}
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
        <Tabs.List className={styles.tabs} aria-label="Tables">
          <Tabs.Trigger value="states" className={styles.tab}>
            Atomic states
          </Tabs.Trigger>
          <Tabs.Trigger value="rules" className={styles.tab}>
            Rules
          </Tabs.Trigger>
        </Tabs.List>
      </div>
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
      <PanelLayout tapes={tapes} diagram={diagram} text={text} tables={tables} />
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

const showWording = (wording: string) => showText({ wording });
const showAllRules = () => showRulesOf(undefined);

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

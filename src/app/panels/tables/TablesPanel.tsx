import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { proxy } from 'comlink';
import { Tabs } from 'radix-ui';
import { memo, useCallback, type ComponentProps } from 'react';
import type { MachineView } from '../../../workers/views/views.ts';
import { FoldBody, FoldButton } from '../../kit/Fold.tsx';
import { saveFile } from '../../kit/browser/save-file.ts';
import { positionAt } from '../../../workers/views/position-at.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { TableTab } from '../../session/panel-choices.ts';
import { useSession, useShown, useTrace } from '../../session/session-context.ts';
import { isMade, machineOf, type Run } from '../../session/trace-state.ts';
import { AtomicStatesTable } from '../../views/tables/AtomicStatesTable.tsx';
import { RulesTable } from '../../views/tables/RulesTable.tsx';
import { LaterDrawingPanel } from '../drawing/LaterDrawingPanel.tsx';
import { ShownSteps } from './ShownSteps.tsx';
import styles from './TablesPanel.module.css';
import type { ArrangeStates } from '../../views/tables/use-arrangement.ts';

interface TablesPanelProps {
  readonly run: Run;
  readonly tab: TableTab;
  readonly onTab: (tab: TableTab) => void;
  /** How many tokens each atomic state has, where they are counted. */
  readonly tokens: Int32Array | undefined;
}

/** The atomic states of a run, the rules of its machine and the different steps of its text as tables; the problem's picture. */
const TablesPanel = memo(function TablesPanel({ run, tab, onTab, tokens }: TablesPanelProps) {
  const { summary, machine } = run;
  const { trace, boundaries } = summary;
  const session = useSession();
  const { service } = session;
  const load = useCallback((from: number, to: number) => service.states(trace, from, to), [service, trace]);
  const arrange = useCallback<ArrangeStates>(
    (arrangement, tell) => service.arrangeStates(trace, arrangement, proxy(tell)),
    [service, trace],
  );
  const goToPosition = useCallback((position: number) => session.jumps.toPosition(position), [session]);
  const point = useCallback((pointed: PointedValue | undefined) => session.point(pointed), [session]);
  const follow = useCallback((value: PointedValue) => session.jumps.toWriterOf(value), [session]);
  return (
    <Tabs.Root value={tab} onValueChange={(value) => onTab(value as TableTab)} className={styles.tables}>
      <div className={styles.head}>
        <FoldButton />
        <Tabs.List className={styles.tabs} aria-label="Tables">
          <Tabs.Trigger value="states" className={styles.tab}>
            Atomic states
          </Tabs.Trigger>
          <Tabs.Trigger value="rules" className={styles.tab}>
            Rules
          </Tabs.Trigger>
          <Tabs.Trigger value="steps" className={styles.tab}>
            Steps
          </Tabs.Trigger>
          <Tabs.Trigger value="picture" className={styles.tab}>
            Picture
          </Tabs.Trigger>
        </Tabs.List>
      </div>
      <FoldBody className={styles.body}>
        <Tabs.Content value="states" className={styles.body}>
          {isMade(run) ? (
            <ShownStates
              run={run}
              scope={String(trace)}
              count={new StateBoundaries(boundaries).count}
              load={load}
              arrange={arrange}
              tokens={tokens}
              onGoToPosition={goToPosition}
              onPoint={point}
              onFollow={follow}
              pointedState={session.state}
              pointedUses={session.uses.state}
            />
          ) : (
            <WaitingForEnd />
          )}
        </Tabs.Content>
        <Tabs.Content value="rules" className={styles.body}>
          <ShownRules machine={machine} />
        </Tabs.Content>
        <Tabs.Content value="steps" className={styles.body}>
          {isMade(run) ? <ShownSteps run={run} /> : <WaitingForEnd />}
        </Tabs.Content>
        <Tabs.Content value="picture" className={styles.body}>
          <LaterDrawingPanel run={run} />
        </Tabs.Content>
      </FoldBody>
    </Tabs.Root>
  );
});

export default TablesPanel;

function WaitingForEnd() {
  return <p className={styles.waiting}>Listed when the run has come to its end.</p>;
}

/** The atomic states, with the one at the cursor lit. */
function ShownStates({
  run: { summary },
  ...props
}: { readonly run: Run } & Omit<ComponentProps<typeof AtomicStatesTable>, 'position'>) {
  const position = useShown(({ tableStep }) => positionAt(summary.boundaries, tableStep));
  return <AtomicStatesTable {...props} position={position} />;
}

/** The rules, with the one just applied lit. */
function ShownRules({ machine }: { readonly machine: MachineView }) {
  const rule = useShown(({ moment }) => moment?.configuration.rule ?? null);
  const session = useSession();
  const shownState = useTrace((state) => state.shownState);
  const showAllRules = useCallback(() => session.showRulesOf(undefined), [session]);
  const traced = useTrace(({ choice }) => choice.traced);
  const save = useCallback(async () => {
    const exchange = await session.service.exchange(machineOf(traced)).catch(() => undefined);
    if (exchange)
      saveFile(
        new Blob([`${JSON.stringify(exchange)}\n`], { type: 'application/json' }),
        `${machine.name}.machine.json`,
      );
  }, [session, traced, machine]);
  return (
    <RulesTable
      machine={machine}
      rule={rule}
      shownState={shownState}
      onShowAll={showAllRules}
      onSaveExchange={() => void save()}
    />
  );
}

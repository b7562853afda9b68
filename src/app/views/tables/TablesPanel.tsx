import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { proxy } from 'comlink';
import { Tabs } from 'radix-ui';
import { memo, useCallback, type ComponentProps } from 'react';
import type { MachineView } from '../../../workers/views/views.ts';
import { FoldBody, FoldButton } from '../../kit/Fold.tsx';
import { jumpToPosition } from '../../session/jumps.ts';
import type { TableTab } from '../../trace/panel-choices.ts';
import { followValue } from '../../session/provenance.ts';
import { useShown } from '../../session/shown.ts';
import { point, positionAt, showRulesOf } from '../../session/trace-actions.ts';
import { isMade, useTraceStore, type Run } from '../../session/trace-store.ts';
import { traceService } from '../../session/trace-client.ts';
import { AtomicStatesTable } from './AtomicStatesTable.tsx';
import { RulesTable } from './RulesTable.tsx';
import { ShownSteps } from './ShownSteps.tsx';
import styles from './TablesPanel.module.css';
import type { ArrangeStates } from './use-arrangement.ts';

interface TablesPanelProps {
  readonly run: Run;
  readonly tab: TableTab;
  readonly onTab: (tab: TableTab) => void;
  /** How many tokens each atomic state has, where they are counted. */
  readonly tokens: Int32Array | undefined;
}

/** The atomic states of a run, the rules of its machine and the different steps of its text as tables. */
export const TablesPanel = memo(function TablesPanel({ run, tab, onTab, tokens }: TablesPanelProps) {
  const { summary, machine } = run;
  const { trace, boundaries } = summary;
  const load = useCallback((from: number, to: number) => traceService.states(trace, from, to), [trace]);
  const arrange = useCallback<ArrangeStates>(
    (arrangement, tell) => traceService.arrangeStates(trace, arrangement, proxy(tell)),
    [trace],
  );
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
              onGoToPosition={jumpToPosition}
              onPoint={point}
              onFollow={followValue}
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
      </FoldBody>
    </Tabs.Root>
  );
});

function WaitingForEnd() {
  return <p className={styles.waiting}>Listed when the run has come to its end.</p>;
}

/** The atomic states, with the one at the cursor lit. */
function ShownStates({
  run: { summary },
  ...props
}: { readonly run: Run } & Omit<ComponentProps<typeof AtomicStatesTable>, 'position'>) {
  const position = useShown(({ listedStep }) => positionAt(summary.boundaries, listedStep));
  return <AtomicStatesTable {...props} position={position} />;
}

/** The rules, with the one just applied lit. */
function ShownRules({ machine }: { readonly machine: MachineView }) {
  const rule = useShown(({ moment }) => moment?.configuration.rule ?? null);
  const shownState = useTraceStore((state) => state.shownState);
  return <RulesTable machine={machine} rule={rule} shownState={shownState} onShowAll={showAllRules} />;
}

const showAllRules = () => showRulesOf(undefined);

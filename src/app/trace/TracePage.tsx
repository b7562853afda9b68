import { useEffect, useMemo, useState } from 'react';
import { Dialog } from '../kit/Dialog.tsx';
import { later } from '../kit/loading/later.tsx';
import { Problems } from '../kit/Problems.tsx';
import type { MenuActions } from '../frame/commands/CommandMenu.tsx';
import { Header } from '../frame/Header.tsx';
import { HelpDialog } from '../frame/help/HelpDialog.tsx';
import { InstanceDialog } from './toolbar/InstanceDialog.tsx';
import { isEmbedded } from './share/links.ts';
import { ShareDialog } from './share/ShareDialog.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { Tour } from './tour/Tour.tsx';
import { listenToKeys } from '../frame/keys.ts';
import { DATASET_ADDRESS } from '../frame/page.ts';
import { taskOf, type Selection } from '../session/selection.ts';
import { goToTour } from './tour/tour.ts';
import { dismissProblems, traceInstance } from '../session/trace-actions.ts';
import { useTraceStore } from '../session/trace-store.ts';
import { EmbedBar } from './EmbedBar.tsx';
import { InterpreterNote } from './InterpreterNote.tsx';
import { Waiting } from './Waiting.tsx';
import { Workbench } from './Workbench.tsx';
import styles from './TracePage.module.css';

/** Loaded when it is first opened. */
const CommandMenu = later({
  name: 'The list of commands',
  load: () => import('../frame/commands/CommandMenu.tsx'),
  Place: ({ onClose, children }) => (
    <Dialog title="Commands" description="Everything that can be done on the page." open onClose={onClose}>
      {children}
    </Dialog>
  ),
  appearsLoaded: true,
});

/** The home page: a task's run on tapes, as rules and as text. */
export function TracePage() {
  const selection = useTraceStore((state) => state.selection);
  // One that is being made is shown as soon as there is something to see.
  const run = useTraceStore((state) => state.run ?? state.making?.run);
  const problems = useTraceStore((state) => state.problems);
  const [shown, setShown] = useState<'help' | 'instance' | 'commands' | 'share'>();
  const page = useMemo<MenuActions>(
    () => ({
      showHelp: () => setShown('help'),
      showCommands: () => setShown('commands'),
      showExport: () => location.assign(datasetOfTrace(useTraceStore.getState().selection)),
      showShare: () => setShown('share'),
      showInstance: () => setShown('instance'),
    }),
    [],
  );
  useEffect(() => listenToKeys(page), [page]);
  const close = () => setShown(undefined);
  useEffect(() => {
    // What Back leads to is not what the dialog was opened for; who goes back to close it wants to see the page.
    const closeWhenGone = () => setShown(undefined);
    addEventListener('popstate', closeWhenGone);
    return () => removeEventListener('popstate', closeWhenGone);
  }, []);
  const task = taskOf(selection);
  return (
    <div className={styles.page} data-embedded={isEmbedded() || undefined}>
      {isEmbedded() ? (
        <EmbedBar />
      ) : (
        <>
          <Header
            exportAddress={datasetOfTrace(selection)}
            onHelp={page.showHelp}
            onCommands={page.showCommands}
            onShare={page.showShare}
          />
          <Toolbar onEdit={page.showInstance} />
          <Tour />
        </>
      )}
      <Problems problems={problems} onClose={dismissProblems} />
      {run?.summary.isInterpreted && <InterpreterNote />}
      {run ? <Workbench key={run.summary.trace} run={run} /> : <Waiting title={task.title} />}
      <InstanceDialog
        task={task}
        instance={selection.instance}
        open={shown === 'instance'}
        onClose={close}
        onTrace={(instance) => {
          traceInstance(instance);
          close();
        }}
      />
      <ShareDialog open={shown === 'share'} onClose={close} />
      <HelpDialog
        open={shown === 'help'}
        onClose={close}
        onTour={() => {
          close();
          goToTour(0);
        }}
      />
      {shown === 'commands' && <CommandMenu open onClose={close} page={page} />}
    </div>
  );
}

/** The Dataset page with what is traced filled in. */
function datasetOfTrace({ task, range, variant, arithmetic, seed }: Selection): string {
  const parts = new URLSearchParams({ task, range: `${range}:1000`, variant, arithmetic, seed: String(seed ?? 1) });
  return `${DATASET_ADDRESS}&${parts.toString()}`;
}

import { useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { later } from '../kit/loading/later.tsx';
import { Problems } from '../kit/Problems.tsx';
import { Header } from '../frame/Header.tsx';
import { HelpDialog } from '../frame/HelpDialog.tsx';
import { listenToKeys } from '../frame/keys.ts';
import { datasetOfTrace } from '../links/dataset-link.ts';
import { taskOf } from '../links/selection.ts';
import { SessionContext } from '../session/session-context.ts';
import { isMade, shownRun } from '../session/trace-state.ts';
import { EmbedBar } from './EmbedBar.tsx';
import { InterpreterNote } from './InterpreterNote.tsx';
import { isEmbedded } from './share/links.ts';
import type { ShareDialogProps } from './share/ShareDialog.tsx';
import type { InstanceDialogProps } from './toolbar/InstanceDialog.tsx';
import { FoldedToolbar } from './FoldedToolbar.tsx';
import { Tour } from './tour/Tour.tsx';
import { goToTour } from './tour/tour.ts';
import { traceCommands, traceKeys, type TraceDialogs } from './trace-commands.ts';
import { HELP, HELP_NOTES } from './trace-help.ts';
import type { TracePageSession } from './trace-session.ts';
import { Waiting } from './Waiting.tsx';
import { Workbench } from './Workbench.tsx';
import styles from './TracePage.module.css';

/** Loaded when it is first opened. */
const CommandMenu = later({
  name: 'The list of commands',
  load: () => import('../frame/CommandMenu.tsx'),
  Place: ({ onClose, children }) => (
    <Dialog title="Commands" description="Everything that can be done on the page." open onClose={onClose}>
      {children}
    </Dialog>
  ),
  appearsLoaded: true,
});

const InstanceDialog = later({
  name: 'The form of the instance',
  load: () => import('./toolbar/InstanceDialog.tsx'),
  Place: ({ task, onClose, children }: InstanceDialogProps & { readonly children: ReactNode }) => (
    <Dialog title={`Instance of ${task.title}`} description={task.summary} open onClose={onClose}>
      {children}
    </Dialog>
  ),
  appearsLoaded: true,
});

const ShareDialog = later({
  name: 'What a trace is shared with',
  load: () => import('./share/ShareDialog.tsx'),
  Place: ({ onClose, children }: ShareDialogProps & { readonly children: ReactNode }) => (
    <Dialog title="Share this trace" description="Its link, a frame, files." open onClose={onClose}>
      {children}
    </Dialog>
  ),
  appearsLoaded: true,
});

/** Loaded once the page is there: a browser prints without waiting for it. */
const PrintedTrace = later({
  name: 'What is printed',
  load: () => import('./print/PrintedTrace.tsx'),
  Place: () => null,
});

/** A dialog of the page. */
type DialogId = 'help' | 'instance' | 'commands' | 'share';

/** The home page: a task's run on tapes, as rules and as text. */
export function TracePage({ session }: { readonly session: TracePageSession }) {
  const selection = useStore(session.state, (state) => state.choice);
  // One that is being made is shown as soon as there is something to see.
  const run = useStore(session.state, shownRun);
  const problems = useStore(session.state, (state) => state.problems);
  const presents = useStore(session.panels.state, (choices) => choices.presents);
  // What is printed is loaded after what is seen.
  const showsRest = useDeferredValue(run !== undefined, false);
  const { shown, dialogs, close } = useDialogs(session);
  useEffect(() => listenToKeys(() => traceKeys(session, dialogs)), [session, dialogs]);
  const task = taskOf(selection);
  return (
    <SessionContext value={session}>
      <div className={styles.page} data-embedded={isEmbedded() || undefined}>
        {isEmbedded() ? <EmbedBar /> : !presents && <Top session={session} dialogs={dialogs} />}
        <Problems problems={problems} onClose={() => session.dismissProblems()} />
        {run?.summary.isInterpreted && <InterpreterNote />}
        {run ? <Workbench key={run.summary.trace} run={run} /> : <Waiting title={task.title} />}
        {run && isMade(run) && showsRest && <PrintedTrace run={run} />}
        {shown === 'instance' && (
          <InstanceDialog
            task={task}
            instance={selection.traced.instance}
            open
            onClose={close}
            onTrace={(instance) => {
              session.traceInstance(instance);
              close();
            }}
          />
        )}
        {shown === 'share' && <ShareDialog open onClose={close} />}
        {shown === 'help' && (
          <HelpDialog {...HELP} notes={HELP_NOTES} commands={traceCommands(session, dialogs)} open onClose={close}>
            <Button
              size="small"
              onClick={() => {
                close();
                goToTour(0);
              }}
            >
              Show the tour
            </Button>
          </HelpDialog>
        )}
        {shown === 'commands' && <CommandMenu open onClose={close} commands={traceCommands(session, dialogs)} />}
      </div>
    </SessionContext>
  );
}

interface TopProps {
  readonly session: TracePageSession;
  readonly dialogs: TraceDialogs;
}

/** What is above the panels: the pages, what is traced, and the tour. */
function Top({ session, dialogs }: TopProps) {
  const selection = useStore(session.state, (state) => state.choice);
  return (
    <>
      <Header
        exportAddress={datasetOfTrace(selection)}
        onHelp={dialogs.showHelp}
        onCommands={dialogs.showCommands}
        onShare={dialogs.showShare}
      />
      <FoldedToolbar onEdit={dialogs.showInstance} />
      <Tour />
    </>
  );
}

/** Which dialog is open, and what opens and closes one. */
function useDialogs(session: TracePageSession) {
  const [shown, setShown] = useState<DialogId>();
  const dialogs = useMemo<TraceDialogs>(
    () => ({
      showHelp: () => setShown('help'),
      showCommands: () => setShown('commands'),
      showExport: () => location.assign(datasetOfTrace(session.selection)),
      showShare: () => setShown('share'),
      showInstance: () => setShown('instance'),
    }),
    [session],
  );
  useEffect(() => {
    // What Back leads to is not what the dialog was opened for; a person who goes back to close it wants to see the page.
    const closeWhenGone = () => setShown(undefined);
    addEventListener('popstate', closeWhenGone);
    return () => removeEventListener('popstate', closeWhenGone);
  }, []);
  return { shown, dialogs, close: () => setShown(undefined) };
}

import { useEffect, useState } from 'react';
import { ExportDialog } from '../panels/export/ExportDialog.tsx';
import { Header } from '../panels/header/Header.tsx';
import { HelpDialog } from '../panels/help/HelpDialog.tsx';
import { InstanceDialog } from '../panels/instance/InstanceDialog.tsx';
import { Toolbar } from '../panels/toolbar/Toolbar.tsx';
import { runExport } from '../export-client.ts';
import { listenToKeys } from '../stores/keys.ts';
import { taskOf } from '../stores/selection.ts';
import { dismissProblems, runAgain, traceInstance } from '../stores/trace-actions.ts';
import { useTraceStore } from '../stores/trace-store.ts';
import { Button } from '../components/Button.tsx';
import { InterpreterNote } from './InterpreterNote.tsx';
import { Workbench } from './Workbench.tsx';
import styles from './TracePage.module.css';

/** The home page: a task's run on tapes, as rules and as text. */
export function TracePage() {
  const selection = useTraceStore((state) => state.selection);
  const run = useTraceStore((state) => state.run);
  const problems = useTraceStore((state) => state.problems);
  const [shown, setShown] = useState<'export' | 'help' | 'instance'>();
  useEffect(() => listenToKeys(() => setShown('help')), []);
  const close = () => setShown(undefined);
  const task = taskOf(selection);
  const { range, variant, arithmetic, seed } = selection;
  const isRunning = useTraceStore((state) => state.isRunning);
  return (
    <div className={styles.page}>
      <Header onExport={() => setShown('export')} onHelp={() => setShown('help')} />
      <Toolbar onEdit={() => setShown('instance')} />
      {problems.length > 0 && (
        <div className={styles.problems} role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <Button size="small" onClick={dismissProblems}>
            Close
          </Button>
        </div>
      )}
      {run?.summary.isInterpreted && <InterpreterNote />}
      {run ? (
        <Workbench key={run.summary.trace} run={run} />
      ) : (
        <p className={styles.waiting} role="status">
          {isRunning ? `Running ${task.title}…` : 'There is no run to show.'}
          {!isRunning && <Button onClick={runAgain}>Run again</Button>}
        </p>
      )}
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
      <ExportDialog
        open={shown === 'export'}
        onClose={close}
        defaults={{ task: task.id, range, variant, arithmetic, seed: seed ?? 1 }}
        runExport={runExport}
      />
      <HelpDialog open={shown === 'help'} onClose={close} />
    </div>
  );
}

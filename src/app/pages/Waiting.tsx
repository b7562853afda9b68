import { useEffect, useState } from 'react';
import { grouped } from '../../machine/grouped.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recorded-run.ts';
import { Button } from '../components/Button.tsx';
import { cancelRun, runAgain } from '../stores/trace-actions.ts';
import { useTraceStore } from '../stores/trace-store.ts';
import styles from './TracePage.module.css';

/** Most runs are there before anybody could wait: only then is told how long it has taken. */
const PATIENCE = 1;

/** What stands in place of a run that is being made, or that there is none of. */
export function Waiting({ title }: { readonly title: string }) {
  const isRunning = useTraceStore((state) => state.isRunning);
  const selection = useTraceStore((state) => state.selection);
  return (
    <div className={styles.waiting}>
      <p role="status">{isRunning ? `Running ${title}…` : 'There is no run to show.'}</p>
      {isRunning ? <Patience key={JSON.stringify(selection)} /> : <Button onClick={runAgain}>Run again</Button>}
    </div>
  );
}

/** For how long it has been running, and a way out. */
function Patience() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < PATIENCE) return null;
  return (
    <>
      <p className={styles.patience}>
        {seconds} s. A run is stopped after {grouped(DEFAULT_STEP_LIMIT)} machine steps.
      </p>
      <Button onClick={cancelRun}>Cancel</Button>
    </>
  );
}

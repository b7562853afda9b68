import { useEffect, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { Button } from '../kit/Button.tsx';
import { cancelRun, runAgain } from '../session/trace-actions.ts';
import { useTraceStore } from '../session/trace-store.ts';
import styles from './TracePage.module.css';

/** Most runs are there before anybody could wait: only then is told how long it has taken. */
const PATIENCE = 1;

/** What stands in place of a run that is being made, or that there is none of. */
export function Waiting({ title }: { readonly title: string }) {
  const isRunning = useTraceStore((state) => state.making !== undefined);
  const selection = useTraceStore((state) => state.selection);
  return (
    <div className={styles.waiting}>
      <p role="status">{isRunning ? `Running ${title}…` : 'There is no run to show.'}</p>
      {isRunning ? <Patience key={JSON.stringify(selection)} /> : <Button onClick={runAgain}>Run again</Button>}
    </div>
  );
}

/** What stands in place of the parts that need the whole run, while it is made behind the tapes and the text. */
export function WaitingForEnd() {
  const isThere = useTraceStore(({ making }) => making?.isThere);
  return (
    <div className={`${styles.waiting} ${styles.forEnd}`}>
      <p role="status">{isThere ? 'Running to the end: the rest of the page comes then.' : 'Running…'}</p>
      <Patience />
    </div>
  );
}

/** How long and how far it has been running, and a way out. */
function Patience() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < PATIENCE) return null;
  return (
    <>
      <Progress seconds={seconds} />
      <Button onClick={cancelRun}>Cancel</Button>
    </>
  );
}

function Progress({ seconds }: { readonly seconds: number }) {
  const steps = useTraceStore(({ making }) => making?.steps ?? 0);
  return (
    <p className={styles.patience}>
      {seconds} s{steps > 0 && `, ${grouped(steps)} steps so far`}. A run is stopped after {grouped(DEFAULT_STEP_LIMIT)}{' '}
      machine steps.
    </p>
  );
}

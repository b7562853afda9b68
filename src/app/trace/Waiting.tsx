import { useEffect, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { Button } from '../kit/Button.tsx';
import { useSession, useTrace } from '../session/session-context.ts';
import styles from './TracePage.module.css';

/** Seconds before the time that a run has taken is shown: most runs take less. */
const SHOW_TIME_AFTER = 1;

/** Shown in place of a run that is being made or has failed. */
export function Waiting({ title }: { readonly title: string }) {
  const session = useSession();
  const isRunning = useTrace((state) => state.making !== undefined);
  const choice = useTrace((state) => state.choice);
  return (
    <div className={styles.waiting}>
      <p role="status">{isRunning ? `Running ${title}…` : 'There is no run to show.'}</p>
      {isRunning ? (
        <Elapsed key={JSON.stringify(choice)} />
      ) : (
        <Button onClick={() => session.openAgain()}>Run again</Button>
      )}
    </div>
  );
}

/** Shown in place of the parts that need the whole run, while it is made behind the tapes and the text. */
export function WaitingForEnd() {
  const isThere = useTrace(({ making }) => making?.isThere);
  return (
    <div className={`${styles.waiting} ${styles.forEnd}`}>
      <p role="status">{isThere ? 'Running to the end: the rest of the page comes then.' : 'Running…'}</p>
      <Elapsed />
    </div>
  );
}

/** How long and how far it has been running, and a way out. */
function Elapsed() {
  const session = useSession();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < SHOW_TIME_AFTER) return null;
  return (
    <>
      <Progress seconds={seconds} />
      <Button onClick={() => session.cancel()}>Cancel</Button>
    </>
  );
}

function Progress({ seconds }: { readonly seconds: number }) {
  const steps = useTrace(({ making }) => making?.steps ?? 0);
  return (
    <p className={styles.patience}>
      {seconds} s{steps > 0 && `, ${grouped(steps)} steps so far`}. A run is stopped after {grouped(DEFAULT_STEP_LIMIT)}{' '}
      machine steps.
    </p>
  );
}

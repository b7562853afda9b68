import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Field.tsx';
import styles from './Lab.module.css';
import { useLabSession } from './use-lab.ts';

/** How far measuring is, with a button that cancels it. */
export function JobProgress() {
  const { session } = useLabSession();
  const progress = useStore(session.measuring.state, (state) => state.progress);
  const problem = useStore(session.measuring.state, (state) => state.problem);
  return (
    <>
      {progress && (
        <span className={styles.job}>
          <progress max={progress.of} value={progress.done} aria-label={progress.what} />
          <span className={styles.quiet}>
            {grouped(progress.done)} of {grouped(progress.of)} {progress.what}
          </span>
          <Button size="small" onClick={() => session.measuring.cancel()}>
            Cancel
          </Button>
        </span>
      )}
      <Problem sentence={problem} />
    </>
  );
}

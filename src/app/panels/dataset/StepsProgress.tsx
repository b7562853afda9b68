import { grouped } from '../../../machine/grouped.ts';
import { Button } from '../../components/Button.tsx';
import styles from './Steps.module.css';
import type { StepsShown } from './use-steps.ts';

/** How far the count is, with a button that stops it; or why nothing is counted, with one that goes on. */
export function StepsProgress({ steps }: { readonly steps: StepsShown }) {
  const { task, isCurrent, isExporting, isStopped, failure, progress, stop, goOn } = steps;
  if (task === undefined) return <p className={styles.words}>Steps are counted when there is nothing to be mended.</p>;
  if (isCurrent) return null;
  if (isExporting) return <p className={styles.words}>Steps are counted when the export is done.</p>;
  if (failure !== undefined)
    return (
      <div className={styles.progress}>
        <p role="alert">{failure}</p>
        <Button size="small" onClick={goOn}>
          Try again
        </Button>
      </div>
    );
  if (isStopped)
    return (
      <div className={styles.progress}>
        <p role="status">Stopped.</p>
        <Button size="small" onClick={goOn}>
          Count the steps
        </Button>
      </div>
    );
  const { stage, done, total } = progress ?? { stage: 'drawing', done: 0, total: 0 };
  const words = stage === 'drawing' ? 'Drawing queries' : 'Counting steps';
  return (
    <div className={styles.progress}>
      <progress max={Math.max(1, total)} value={done} aria-label="Count of steps" />
      <p>
        {words}
        {total > 0 && `: ${grouped(done)} of ${grouped(total)} examples`}
      </p>
      <Button size="small" onClick={stop}>
        Cancel
      </Button>
    </div>
  );
}

import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Field.tsx';
import type { Job } from './use-job.ts';
import styles from './MachinesPage.module.css';

interface JobLineProps {
  readonly job: Pick<Job<unknown>, 'progress' | 'problem' | 'cancel'>;
  /** What the button that begins the job says. */
  readonly name: string;
  /** Whether it can be begun. */
  readonly canBegin: boolean;
  readonly onBegin: () => void;
}

/** Begins a job, tells of its progress and cancels it. */
export function JobLine({ job, name, canBegin, onBegin }: JobLineProps) {
  const isRunning = job.progress !== undefined;
  return (
    <div className={styles.bar}>
      <Button kind="primary" disabled={!canBegin || isRunning} onClick={onBegin}>
        {name}
      </Button>
      {isRunning && <Button onClick={job.cancel}>Cancel</Button>}
      <span role="status">{job.progress}</span>
      <Problem sentence={job.problem} />
    </div>
  );
}

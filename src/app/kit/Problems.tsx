import { Button } from './Button.tsx';
import styles from './Problems.module.css';

interface ProblemsProps {
  /** Sentences; where there are none, nothing is drawn. */
  readonly problems: readonly string[];
  readonly onClose: () => void;
}

/** What could not be opened or done, below the header of a page. */
export function Problems({ problems, onClose }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div className={styles.problems} role="alert">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}

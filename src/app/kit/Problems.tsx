import { grouped } from '../../base/grouped.ts';
import { sentenceForPerson } from '../../base/problems.ts';
import { Button } from './Button.tsx';
import styles from './Problems.module.css';

interface ProblemsProps {
  /** Sentences; where there are none, nothing is drawn. */
  readonly problems: readonly string[];
  readonly onClose: () => void;
}

/** Problems that are told; a link or a file may have thousands. */
const MOST_TOLD = 8;

/** What could not be opened or done, below the header of a page. */
export function Problems({ problems, onClose }: ProblemsProps) {
  if (problems.length === 0) return null;
  // The same sentence twice says no more than once.
  const different = [...new Set(problems)];
  const more = different.length - MOST_TOLD;
  return (
    <div className={styles.problems} role="alert">
      <ul>
        {different.slice(0, MOST_TOLD).map((problem) => (
          <li key={problem}>{sentenceForPerson(problem)}</li>
        ))}
        {more > 0 && <li>{grouped(more)} more that are not shown.</li>}
      </ul>
      <Button size="small" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}

import { grouped } from '../../../base/grouped.ts';
import { INPUT_FORMATS } from '../../../grading/inputs/formats/registry.ts';
import { WAYS_OF_JOINING, type WayOfJoining } from '../../../grading/joining/join.ts';
import type { Grading } from '../../../workers/grading/grading-service.ts';
import { EXAMPLES } from '../examples.ts';
import { useGrade } from '../use-grade.ts';
import styles from './Summary.module.css';

/** What was recognised, how outputs were joined with what was asked, and which lines could not be graded. */
export function Found({ grading }: { readonly grading: Grading }) {
  const example = useGrade((state) => state.example);
  const { formats, failures, problems, unusable, isWhole, report } = grading;
  // Written by grading itself.
  const ways = Object.entries(report.joined) as [WayOfJoining, number][];
  const said = [...problems, ...unusable];
  return (
    <section className={styles.section} aria-label="What was read">
      {example !== undefined && (
        <p className={styles.words}>
          <strong>{EXAMPLES[example].source}</strong> {EXAMPLES[example].words}
        </p>
      )}
      {!isWhole && (
        <p className={styles.words} role="status">
          <strong>Stopped before the end:</strong> all numbers are of the {grouped(report.total)} outputs graded until
          then.
        </p>
      )}
      <ul>
        {Object.entries(formats).map(([file, format]) => (
          <li key={file}>
            {file}: {titleOf(format)}
          </li>
        ))}
        {ways.map(([way, count]) => (
          <li key={way}>
            {grouped(count)} {count === 1 ? 'output' : 'outputs'} joined by {WAYS_OF_JOINING[way]}
          </li>
        ))}
        {report.older_texts > 0 && (
          <li>{grouped(report.older_texts)} older texts, of which the answer alone was graded</li>
        )}
      </ul>
      {said.length > 0 && (
        <details>
          <summary>
            {grouped(failures + unusable.length)} {failures + unusable.length === 1 ? 'line' : 'lines'} could not be
            used; all others were graded.
          </summary>
          {/* The list scrolls. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className={styles.problems} tabIndex={0} aria-label="Lines that could not be used">
            {said.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const titleOf = (id: string): string => INPUT_FORMATS.find((format) => format.id === id)?.title ?? id;

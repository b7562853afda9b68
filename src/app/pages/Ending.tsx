import type { TraceSummary } from '../../workers/views.ts';
import styles from './TracePage.module.css';

/** How the run ends, in words; shown in full when the cursor is there, in short before. */
export function Ending({ summary, isShown }: { readonly summary: TraceSummary; readonly isShown: boolean }) {
  const { answer, answerIsRight, ending } = summary;
  if (!isShown) return null;
  return (
    <p className={styles.ending} role="status">
      <span>{ending}</span>
      {answer !== null && (
        <>
          <span title={answer}>
            Answer <span className={styles.answer}>{answer}</span>
          </span>
          <span className={answerIsRight ? styles.right : styles.wrong}>
            {answerIsRight ? '✓ the independent check agrees' : '✗ the independent check disagrees'}
          </span>
        </>
      )}
    </p>
  );
}

import type { TraceSummary } from '../../workers/views/views.ts';
import { useTraceStore } from '../session/trace-store.ts';
import styles from './TracePage.module.css';

/** How the run ends, in words, while the cursor is there. */
export function Ending({ summary }: { readonly summary: TraceSummary }) {
  const { answer, verdict, ending } = summary;
  const isShown = useTraceStore(({ step }) => step === summary.steps);
  if (!isShown) return null;
  return (
    <p className={styles.ending} role="status">
      <span>{ending}</span>
      {answer !== null && (
        <>
          <span title={answer}>
            Answer <span className={styles.answer}>{answer}</span>
          </span>
          {verdict !== 'unknown' && (
            <span className={verdict === 'right' ? styles.right : styles.wrong}>
              {verdict === 'right' ? '✓ the independent check agrees' : '✗ the independent check disagrees'}
            </span>
          )}
        </>
      )}
    </p>
  );
}

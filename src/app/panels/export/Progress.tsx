import type { ExportProgress } from '../../../workers/export-service.ts';
import styles from './ExportDialog.module.css';

/** How far an export has come, how fast it goes and how long it still takes. */
export function Progress({
  progress: { rows, total, bytes, since },
}: {
  readonly progress: ExportProgress & { readonly since: number };
}) {
  const seconds = (performance.now() - since) / 1000;
  const pace = seconds > 0 ? rows / seconds : 0;
  const left = pace > 0 ? Math.ceil((total - rows) / pace) : undefined;
  return (
    <div className={styles.progress}>
      <progress max={total} value={rows} aria-label="Export" />
      <p role="status">
        {rows.toLocaleString('en')} of {total.toLocaleString('en')} examples · {megabytes(bytes)} MB ·{' '}
        {Math.round(pace).toLocaleString('en')} a second{left === undefined ? '' : ` · ${left} s left`}
      </p>
    </div>
  );
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

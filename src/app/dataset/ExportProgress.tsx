import { grouped } from '../../base/grouped.ts';
import type { Progress } from '../../dataset/control.ts';
import { megabytes } from './stores/dataset-export.ts';
import type { ExportState } from './stores/export-state.ts';
import styles from './ExportBar.module.css';

const DOING: Record<Progress['stage'], string> = {
  drawing: 'Drawing queries: ',
  writing: '',
  describing: 'Counting steps for the card: ',
};

/** How far an export has come, how fast it goes and how long it still takes. */
export function ExportProgress({ state: { progress, since, now } }: { readonly state: ExportState }) {
  const { stage, rows, total, bytes } = progress;
  const seconds = (now - since) / 1000;
  const pace = seconds > 0.2 ? rows / seconds : 0;
  const parts = [
    total === 0 ? 'Starting' : `${DOING[stage]}${whole(rows)} of ${whole(total)}${stage === 'writing' ? ' rows' : ''}`,
    ...(stage === 'writing' ? [megabytes(bytes)] : []),
    ...(pace > 0 ? [`${whole(pace)} a second`, `${duration((total - rows) / pace)} left`] : []),
  ];
  return (
    <div className={styles.progress}>
      <progress max={Math.max(1, total)} value={rows} aria-label="Export" />
      <p role="status">{parts.join(' · ')}</p>
    </div>
  );
}

const whole = (value: number): string => grouped(Math.round(value));

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}

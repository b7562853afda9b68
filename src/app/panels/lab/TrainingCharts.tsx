import { FOLLOWED_RANGES, type TrainingState } from '../../../workers/lab/training-views.ts';
import { LossChart } from '../../views/lab/LossChart.tsx';
import { ProgressChart } from '../../views/lab/ProgressChart.tsx';
import styles from './Training.module.css';

/** The loss of a training, and how often it is right at lengths of its training and beyond. */
export function TrainingCharts({ training }: { readonly training: TrainingState }) {
  const { recipe, losses, probes, updates } = training;
  const series = FOLLOWED_RANGES.map((range, number) => {
    const length = probes[0]?.counts[range].length;
    return {
      name: `${range}${length === undefined ? '' : `: length ${length}`}`,
      number,
      points: probes.map(({ update, counts }) => ({ update, count: counts[range].texts, of: counts[range].done })),
    };
  });
  return (
    <div className={styles.charts}>
      <LossChart losses={losses} updates={recipe.updates} before={updates - losses.length} />
      <ProgressChart series={series} updates={recipe.updates} />
    </div>
  );
}

import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import type { GradingProgress } from '../../../workers/grading/grading-service.ts';
import { Button } from '../../kit/Button.tsx';
import { useGradeSession } from '../use-grade.ts';
import styles from './Files.module.css';

/** How far grading is, with its first numbers. */
export function GradingUnderWay({ progress }: { readonly progress: GradingProgress }) {
  const session = useGradeSession();
  const { bytes, total, graded, correct, problems } = progress;
  return (
    <section className={styles.underWay} aria-label="Grading">
      <h2>Grading</h2>
      <progress max={Math.max(1, total)} value={bytes} aria-label="Read so far" />
      <p className={styles.numbers}>
        {grouped(graded)} outputs graded{graded > 0 && `, ${percent(correct / graded)} right so far`}
        {problems > 0 && `, ${grouped(problems)} lines that could not be graded`}.
      </p>
      <Button onClick={() => session.stop()}>Stop and show what there is</Button>
    </section>
  );
}

import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import type { GradeReport } from '../../../grading/report/grade-report.ts';
import { shortNames, significant } from '../words.ts';
import { NumbersTable } from './NumbersTable.tsx';
import styles from './Summary.module.css';

/** Every two runs on the instances that both have, by McNemar's exact test; nothing where there is but one run. */
export function Comparisons({ report: { comparisons, runs } }: { readonly report: GradeReport }) {
  const names = shortNames(runs.map(({ run }) => run));
  if (comparisons.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>Runs compared</h2>
      {comparisons.map((comparison) => {
        const { first, second, instances, only_first: one, only_second: other, p, difference, interval } = comparison;
        return (
          <div key={`${first}\n${second}`}>
            <p className={styles.words}>
              <strong>{names.get(first)}</strong> against <strong>{names.get(second)}</strong>, on {grouped(instances)}{' '}
              instances that both have: right in the first alone {grouped(one)}, in the second alone {grouped(other)};
              McNemar’s exact test p = {significant(p)}. Difference of accuracy {percent(difference)} (95 %:{' '}
              {percent(interval.low)} to {percent(interval.high)}, bootstrap over instances).
            </p>
            <details>
              <summary>By length</summary>
              <NumbersTable
                label={`${names.get(first)} against ${names.get(second)} by length`}
                headers={['Length', 'First alone', 'Second alone', 'p', 'p (Holm)']}
                rows={comparison.lengths.map((each) => [
                  grouped(each.length),
                  grouped(each.only_first),
                  grouped(each.only_second),
                  significant(each.p),
                  significant(each.p_adjusted),
                ])}
              />
            </details>
          </div>
        );
      })}
    </section>
  );
}

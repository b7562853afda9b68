import { grouped } from '../../../base/grouped.ts';
import type { ModelView } from '../../../workers/attention/attention-views.ts';
import { Explanation } from '../../kit/Explanation.tsx';
import type { HeadRow } from './head-row.ts';
import styles from './HeadsPanel.module.css';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The controls on the same reads, the three best heads together, and the best one. */
export function Controls({ model, best }: { readonly model: ModelView; readonly best: HeadRow }) {
  const { controls, union, band } = model;
  const rows = [
    { name: `Best head, ${best.layer}.${best.head}`, title: 'By what heads are ranked by', score: best.score },
    ...(union
      ? [
          {
            name: `Best three together, ${union.heads.map(({ layer, head }) => `${layer}.${head}`).join(' ')}`,
            title:
              'A read counts as a hit where one of the three heads with most hits has its largest weight on a source; mass is the largest of theirs',
            score: union.score,
          },
        ]
      : []),
    ...controls.map(({ title, words, score }) => ({ name: title, title: words, score })),
  ];
  return (
    // What scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.controls} aria-label="Controls" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              Beside it{' '}
              <Explanation
                of="what heads are compared with"
                entries={rows.map(({ name, title }) => ({ name, words: title }))}
              />
            </th>
            <th scope="col">Hit</th>
            <th scope="col">Mass</th>
            <th scope="col">Lift</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, score }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{percent(score.hit)}</td>
              <td>{percent(score.mass)}</td>
              <td>{score.lift.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>
        On all {grouped(model.reads)} reads. Chance: {percent(band.mean)}; shuffled rows are within{' '}
        {percent(Math.max(0, band.low))} to {percent(band.high)} 99 times in 100.
      </p>
    </section>
  );
}

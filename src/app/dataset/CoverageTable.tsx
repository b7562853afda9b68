import type { CSSProperties } from 'react';
import { shareWords } from '../../dataset/settings/share-words.ts';
import { grouped } from '../../base/grouped.ts';
import type { StepCount } from '../../workers/dataset/step-count.ts';
import styles from './steps/Steps.module.css';

/** How much of each evaluation range the training examples cover. */
export function CoverageTable({ count: { report, tests } }: { readonly count: StepCount }) {
  return (
    <>
      <div className={styles.coverage} tabIndex={0} role="region" aria-label="Coverage of the evaluation ranges">
        <table>
          <thead>
            <tr>
              <th scope="col">Evaluation</th>
              <th scope="col">Examples</th>
              <th scope="col">Steps</th>
              <th scope="col">Different</th>
              <th scope="col">Whole</th>
            </tr>
          </thead>
          <tbody>
            {tests.map(({ range, examples, isAbout }) => {
              const covered = report.tests.find((each) => each.range === range);
              return (
                <tr key={range}>
                  <th scope="row">{range}</th>
                  <td>
                    {grouped(covered?.examples ?? 0)}
                    {covered?.examples !== examples && ` of ${isAbout ? '≈ ' : ''}${grouped(examples)}`}
                  </td>
                  {covered && (
                    <>
                      <Share share={covered.steps} />
                      <Share share={covered.distinctSteps} />
                      <Share share={covered.whole} />
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.words}>
        Shares that training has. Steps: each as often as it occurs. Different: each once. Whole: of the examples, those
        all of whose steps training has.
      </p>
    </>
  );
}

function Share({ share }: { readonly share: number }) {
  return (
    <td className={styles.share} style={{ '--share': share } as CSSProperties}>
      {shareWords(share)}
    </td>
  );
}

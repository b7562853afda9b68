import type { CSSProperties } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { variantOf, type VariantId } from '../../../cot/variants.ts';
import type { StepCount } from '../../../workers/dataset/step-count.ts';
import type { Screen } from '../screens/screen.ts';
import { useLearn } from '../use-learn.ts';
import styles from './Live.module.css';
import { SubjectControls } from './SubjectControls.tsx';
import { subjectOf } from './subject.ts';
import { useModuleCounts } from './use-module-counts.ts';

/** TAIL, TAIL without each of its modules, and no text at all. */
const COUNTED: readonly VariantId[] = [
  'tail',
  'without-memory-fetcher',
  'without-atomic-state',
  'without-linear-transition',
  'direct',
];

/** What the texts of short problems teach, with all modules and without each, and how much of long problems that covers: counted now. */
export function ModulesPanel({ screen }: { readonly screen: Screen }) {
  const link = useLearn((state) => state);
  const subject = subjectOf(screen.subject, link);
  const { counts, counting, problem } = useModuleCounts(subject.task.id, COUNTED, link.seed);
  const first = counts.tail?.report;
  return (
    <section className={styles.live} aria-label="Steps of the texts, counted now">
      <SubjectControls subject={subject} offers={['task']} />
      <p className={styles.words} role="status">
        {problem ??
          (counting
            ? `Counting the steps of ${variantOf(counting).title} …`
            : first &&
              `Counted in this page: ${grouped(first.train.examples)} short problems, ${grouped(first.tests[0]?.examples ?? 0)} long ones.`)}
      </p>
      {/* A wide table scrolls, with the keys, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Table of steps">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Different steps in short problems</th>
              <th scope="col">Ambiguous</th>
              <th scope="col">Steps of long problems seen before</th>
              <th scope="col">Long problems with no new step</th>
            </tr>
          </thead>
          <tbody>
            {COUNTED.map((variant) => (
              <tr key={variant}>
                <th scope="row">{variantOf(variant).title}</th>
                <Counted count={counts[variant]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        A step is what stands on a line, and what follows from it. Ambiguous: the same stands there, and different
        things follow, so that a model must guess. A step that no short problem had was never learned.
      </p>
    </section>
  );
}

function Counted({ count }: { readonly count: StepCount | undefined }) {
  const test = count?.report.tests[0];
  if (!count || !test)
    return (
      <td colSpan={4} className={styles.unit}>
        …
      </td>
    );
  const { distinct, ambiguous } = count.report;
  return (
    <>
      <td>{grouped(distinct)}</td>
      <td>{grouped(ambiguous)}</td>
      <Share share={test.steps} />
      <Share share={test.whole} />
    </>
  );
}

function Share({ share }: { readonly share: number }) {
  return (
    <td className={styles.share} style={{ '--share': share } as CSSProperties}>
      {`${Math.round(100 * share)} %`}
    </td>
  );
}

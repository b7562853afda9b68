import { useEffect, useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { VariantId } from '../../../cot/variants.ts';
import type { DatasetSample } from '../../../workers/dataset/dataset-sample.ts';
import { DATASET_ADDRESS } from '../../links/dataset-link.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import type { Screen } from '../screens/screen.ts';
import { useLearn, useLearnSession } from '../use-learn.ts';
import styles from './Live.module.css';
import { SubjectControls } from './SubjectControls.tsx';
import { subjectOf } from './subject.ts';

/** Rows that are shown of a dataset. */
const ROWS = 6;

/** The first rows of a dataset, made now, and the page that makes the rest. */
export function RowsPanel({ screen }: { readonly screen: Screen }) {
  const link = useLearn((state) => state);
  const subject = subjectOf(screen.subject, link);
  const { sample, problem } = useRows(subject.task.id, subject.range.name, subject.variant, link.seed);
  const { task, range, variant } = subject;
  const address = `${DATASET_ADDRESS}&task=${task.id}&range=${range.name}:${ROWS}:train&seed=${link.seed}&variant=${variant}`;
  return (
    <section className={styles.live} aria-label="Rows of a dataset, made now">
      <SubjectControls subject={subject} offers={['task', 'len', 'variant']} />
      <p className={styles.words} role="status">
        {problem ?? (sample ? `${grouped(sample.rows.length)} rows, made in this page.` : 'Making rows …')}
      </p>
      {/* A wide table scrolls, with the keys, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Rows">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Text that a model learns to write</th>
              <th scope="col">Answer</th>
              <th scope="col">Tokens</th>
            </tr>
          </thead>
          <tbody>
            {sample?.rows.map((row) => (
              <tr key={row.key}>
                <td className={styles.prose}>{row.query}</td>
                <td className={styles.text}>{row.beginning}</td>
                <td className={styles.text}>{row.answer}</td>
                <td>{row.tokens === null ? '?' : grouped(row.tokens)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.words}>
        <a href={address}>Open these rows on the Dataset page</a>, and make as many as you like.
      </p>
    </section>
  );
}

function useRows(task: string, range: string, variant: VariantId, seed: number) {
  const { previewService } = useLearnSession();
  const key = `${task} ${range} ${variant} ${seed}`;
  const [made, setMade] = useState<{ key: string; sample?: DatasetSample; problem?: string }>({ key });
  useEffect(() => {
    let isWanted = true;
    const settings = {
      tasks: [task],
      ranges: [{ range, count: ROWS, split: 'train' as const }],
      seed,
      variants: [variant],
      arithmetic: 'folded' as const,
      formats: ['native'],
      container: 'jsonl',
    };
    previewService.sample({ settings, vocabulary: vocabularyAddress(), archive: false }).then(
      (sample) => isWanted && sample && setMade({ key, sample }),
      (problem: unknown) => isWanted && setMade({ key, problem: reasonOf(problem) }),
    );
    return () => {
      isWanted = false;
    };
  }, [previewService, key, task, range, variant, seed]);
  return made.key === key ? made : { key };
}

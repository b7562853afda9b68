import type { ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { StepCount, StepProgress } from '../../../workers/dataset/step-count.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './Steps.module.css';
import type { StepsShown } from './use-steps.ts';

/** What was counted, how far the count is, or why nothing is counted; with the one thing that can be done about it. */
export function StepsProgress({ steps }: { readonly steps: StepsShown }) {
  const { task, count, isCurrent, isWhole, isExporting, isStopped, failure, progress } = steps;
  if (task === undefined) return <Line>Steps are counted when there is nothing to be mended.</Line>;
  if (count && isCurrent)
    return (
      <Line act={isSample(count) && !isWhole ? { name: 'Count all examples', onClick: steps.countAll } : undefined}>
        {countedWords(count)}
      </Line>
    );
  if (isExporting) return <Line>Steps are counted when the export is done.</Line>;
  if (failure !== undefined)
    return (
      <Line act={{ name: 'Try again', onClick: steps.goOn }}>
        <span className={styles.failure}>{failure}</span>
      </Line>
    );
  if (isStopped) return <Line act={{ name: 'Count the steps', onClick: steps.goOn }}>Stopped.</Line>;
  return (
    <div className={styles.progress}>
      <progress max={Math.max(1, progress?.total ?? 1)} value={progress?.done ?? 0} aria-label="Count of steps" />
      <p>{progress ? progressWords(progress) : 'Starting'}</p>
      <Button size="small" onClick={steps.stop}>
        Cancel
      </Button>
    </div>
  );
}

interface LineProps {
  readonly act?: { readonly name: string; readonly onClick: () => void } | undefined;
  readonly children: ReactNode;
}

function Line({ act, children }: LineProps) {
  return (
    <div className={styles.progress}>
      <p role="status">{children}</p>
      {act && (
        <Button size="small" onClick={act.onClick}>
          {act.name}
        </Button>
      )}
    </div>
  );
}

function progressWords({ stage, done, total }: StepProgress): string {
  return `${stage === 'drawing' ? 'Drawing queries' : 'Counting steps'}: ${grouped(done)} of ${grouped(total)} examples`;
}

function countedWords(count: StepCount): string {
  const { report, train } = count;
  if (train.examples === 0) return 'There is nothing to count.';
  const counted = grouped(report.train.examples);
  const isAll = report.train.examples === train.examples && !train.isAbout;
  const of = isAll
    ? `${counted} training examples`
    : `the first ${counted} of ${train.isAbout ? 'about ' : ''}${grouped(train.examples)} training examples`;
  const some = isAll && isSample(count) ? ', and on some of those for evaluation' : '';
  const kept = report.sampledOneIn > 1 ? `, estimated from one step in ${grouped(report.sampledOneIn)}` : '';
  return `Counted on ${of}${some}${kept}.`;
}

/** Whether there are more examples than were counted. */
function isSample({ report, train, tests }: StepCount): boolean {
  const counted = (range: string) => report.tests.find((each) => each.range === range)?.examples ?? 0;
  return report.train.examples < train.examples || tests.some(({ range, examples }) => counted(range) < examples);
}

import { PAPER_FIGURES_SOURCE, paperAccuracy } from '../../../grading/report/paper-figures.ts';
import type { TaskReport } from '../../../grading/report/task-report.ts';
import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import type { GradeReport } from '../../../grading/report/grade-report.ts';
import { countWords, intervalWords, rate, shortNames } from '../words.ts';
import { NumbersTable } from './NumbersTable.tsx';
import styles from './Summary.module.css';

interface TaskTablesProps {
  readonly report: GradeReport;
  readonly task: string;
}

/** The numbers of one task: by range, by exact length, and the hazard of each kind of state. */
export function TaskTables({ report, task: id }: TaskTablesProps) {
  const names = shortNames(report.runs.map(({ run }) => run));
  const tasks = report.runs.flatMap(({ run, tasks: own }) =>
    own.filter(({ task }) => task === id).map((task) => ({ run: names.get(run), task })),
  );
  const hasPaper = tasks.some(({ task }) => task.ranges.some(({ range }) => reported(task, range) !== undefined));
  return (
    <section className={styles.section}>
      <h2>Numbers</h2>
      <NumbersTable
        label="Accuracy by range"
        wordColumns={2}
        headers={['Run', 'Range', 'Right', 'Accuracy', '95 % (Wilson)', ...(hasPaper ? ['Paper'] : [])]}
        rows={tasks.flatMap(({ run, task }) =>
          task.ranges.map((range) => [
            run,
            range.range || 'not said',
            countWords(range),
            percent(range.accuracy),
            intervalWords(range),
            ...(hasPaper ? [paperWords(task, range.range)] : []),
          ]),
        )}
      />
      {hasPaper && (
        <p className={styles.words}>
          Paper: <a href={PAPER_FIGURES_SOURCE.url}>{PAPER_FIGURES_SOURCE.title}</a>, for the variant that most of these
          outputs were read as. {PAPER_FIGURES_SOURCE.setting}. It is of that model on its own instances, and has no
          interval.
        </p>
      )}
      <details>
        <summary>By exact length</summary>
        <NumbersTable
          label="Accuracy by exact length"
          headers={['Run', 'Length', 'Right', 'Accuracy', '95 % (Wilson)', 'Predicted']}
          rows={tasks.flatMap(({ run, task }) =>
            task.lengths.map((length) => [
              run,
              grouped(length.length),
              countWords(length),
              percent(length.accuracy),
              intervalWords(length),
              length.predicted === null ? '–' : percent(length.predicted),
            ]),
          )}
        />
      </details>
      <details>
        <summary>Hazard by kind of state</summary>
        <NumbersTable
          label="Hazard by kind of state"
          wordColumns={2}
          headers={['Run', 'State', 'Departed', 'Reached', 'Hazard', '95 % (Wilson)']}
          rows={tasks.flatMap(({ run, task }) =>
            task.hazard.kinds.map((kind) => [
              run,
              kind.state,
              grouped(kind.departed),
              grouped(kind.reached),
              rate(kind.rate),
              `${rate(kind.interval.low)} to ${rate(kind.interval.high)}`,
            ]),
          )}
        />
      </details>
    </section>
  );
}

/** The variant that most outputs of a task were read as. */
const variantRead = ({ variants }: TaskReport): string | undefined =>
  Object.entries(variants).toSorted(([, one], [, other]) => other - one)[0]?.[0];

function reported(task: TaskReport, range: string): number | undefined {
  const variant = variantRead(task);
  return variant === undefined ? undefined : paperAccuracy(task.task, variant, range);
}

function paperWords(task: TaskReport, range: string): string {
  const share = reported(task, range);
  return share === undefined ? '–' : percent(share);
}

import { grouped } from '../../../base/grouped.ts';
import { percent } from '../../../base/percent.ts';
import type { GradeReport, RunReport } from '../../../grading/report/grade-report.ts';
import { taskById } from '../../../tasks/registry.ts';
import { countWords, intervalWords, rate, shortNames } from '../words.ts';
import { NumbersTable } from './NumbersTable.tsx';
import styles from './Summary.module.css';

/** Accuracy of every run and of its tasks, with how far it reaches and what one state costs. */
export function RunsTable({ report }: { readonly report: GradeReport }) {
  const names = shortNames(report.runs.map(({ run }) => run));
  return (
    <section className={styles.section}>
      <h2>Accuracy</h2>
      <NumbersTable
        label="Accuracy of the runs"
        wordColumns={2}
        headers={['Run', 'Task', 'Right', 'Accuracy', '95 % (Wilson)', 'Longest ≥ 90 %', 'Hazard']}
        rows={report.runs.flatMap((run) =>
          run.tasks.map((task) => [
            names.get(run.run),
            taskById(task.task)?.title ?? task.task,
            countWords(task),
            percent(task.accuracy),
            intervalWords(task),
            task.longest_good_length === null ? 'none' : grouped(task.longest_good_length),
            task.hazard.all.reached === 0 ? '–' : rate(task.hazard.all.rate),
          ]),
        )}
      />
      <p className={styles.words}>
        Longest ≥ 90 %: the longest length at which it and all shorter lengths measured have at least 90 % right.
        Hazard: first departures over states that were reached without one.
      </p>
      {report.runs.some(({ classes }) => classes.length > 1) && (
        <details>
          <summary>By class of algorithm</summary>
          <NumbersTable
            label="Accuracy by class"
            wordColumns={2}
            headers={['Run', 'Class', 'Right', 'Accuracy', '95 % (Wilson)']}
            rows={report.runs.flatMap((run) =>
              run.classes.map((each) => [
                names.get(run.run),
                each.class,
                countWords(each),
                percent(each.accuracy),
                intervalWords(each),
              ]),
            )}
          />
        </details>
      )}
      {report.runs.map((run) => (
        <p key={run.run} className={styles.words}>
          {names.get(run.run)}: {laterWords(run)}
        </p>
      ))}
    </section>
  );
}

const outputs = (total: number): string => `${grouped(total)} ${total === 1 ? 'output' : 'outputs'}`;

function laterWords({ total, later, clustered, kinds }: RunReport): string {
  const interval = clustered
    ? ` With samples of one instance taken together the interval is ${percent(clustered.low)} to ${percent(clustered.high)}.`
    : '';
  if (kinds['none'] === total) return `${outputs(total)}, of which none departs.${interval}`;
  if (later === null)
    return `${outputs(total)}; states after a first departure are not judged in texts such as these.${interval}`;
  const { consequence, independent, unknown } = later;
  if (consequence + independent + unknown === 0)
    return `${outputs(total)}; all states after a first departure, if any came, are those of the machine’s run.${interval}`;
  return `of the states after a first departure that the machine’s run does not have, ${grouped(consequence)} follow from the departure, ${grouped(independent)} are wrong by themselves, of ${grouped(unknown)} it cannot be told.${interval}`;
}

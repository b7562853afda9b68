import { useEffect, useMemo, useRef } from 'react';
import { taskById } from '../../tasks/registry.ts';
import type { Grading } from '../../workers/grading/grading-service.ts';
import { Found } from './summary/Found.tsx';
import { Comparisons } from './summary/Comparisons.tsx';
import { TaskTables } from './summary/TaskTables.tsx';
import { RunsTable } from './summary/RunsTable.tsx';
import { Pictures } from './pictures/Pictures.tsx';
import { Sample } from './samples/Sample.tsx';
import { SamplesTable } from './samples/SamplesTable.tsx';
import styles from './GradePage.module.css';
import { useGrade, useGradeSession } from './use-grade.ts';

/** What grading found: numbers and pictures on the left, samples on the right. */
export function Results({ grading }: { readonly grading: Grading }) {
  const session = useGradeSession();
  const sample = useGrade((state) => state.sample);
  const chosen = useGrade((state) => state.task);
  const tasks = useMemo(() => tasksOf(grading), [grading]);
  const task = chosen !== undefined && tasks.includes(chosen) ? chosen : tasks[0]!;
  const opened = useRef<HTMLDivElement>(null);
  // On a narrow page the sample is below the table, out of view; beside it nothing moves.
  useEffect(() => {
    if (sample !== undefined) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [sample]);
  return (
    <div className={styles.results}>
      <div className={styles.numbers}>
        <Found grading={grading} />
        <RunsTable report={grading.report} />
        <Comparisons report={grading.report} />
        {tasks.length > 1 && (
          <p className={styles.task}>
            <label>
              Task{' '}
              <select aria-label="Task" value={task} onChange={(event) => session.choose({ task: event.target.value })}>
                {tasks.map((id) => (
                  <option key={id} value={id}>
                    {taskById(id)?.title ?? id}
                  </option>
                ))}
              </select>
            </label>
          </p>
        )}
        <Pictures grading={grading} task={task} />
        <TaskTables report={grading.report} task={task} />
      </div>
      <div className={styles.samples} data-open={sample !== undefined || undefined}>
        <div className={styles.table}>
          <SamplesTable grading={grading} />
        </div>
        {sample !== undefined && (
          <div ref={opened} className={styles.sample}>
            <Sample number={sample} />
          </div>
        )}
      </div>
    </div>
  );
}

/** The tasks of all runs, in the order in which they came. */
function tasksOf({ report }: Grading): string[] {
  return [...new Set(report.runs.flatMap(({ tasks }) => tasks.map(({ task }) => task)))];
}

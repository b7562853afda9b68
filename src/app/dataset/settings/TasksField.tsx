import { Fragment } from 'react';
import { TASKS } from '../../../tasks/registry.ts';
import { ALGORITHM_CLASSES, type AlgorithmClass } from '../../../tasks/task.ts';
import { Button } from '../../kit/Button.tsx';
import { Checkbox } from '../../kit/Checkbox.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Problem } from '../../kit/Field.tsx';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';

interface TasksFieldProps {
  readonly tasks: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (tasks: readonly string[]) => void;
}

const ENTRIES = TASKS.map(({ title, summary }) => ({ name: title, words: summary }));

/** The tasks that are drawn, grouped by class. */
export function TasksField({ tasks, problem, onChange }: TasksFieldProps) {
  const classes = (Object.keys(ALGORITHM_CLASSES) as AlgorithmClass[]).filter((each) =>
    TASKS.some(({ algorithmClass }) => algorithmClass === each),
  );
  return (
    <Section
      title="Tasks"
      actions={
        <>
          <Button size="small" kind="quiet" onClick={() => onChange(TASKS.map(({ id }) => id))}>
            All
          </Button>
          <Button size="small" kind="quiet" onClick={() => onChange([])}>
            None
          </Button>
          <Explanation of="tasks" entries={ENTRIES} />
        </>
      }
    >
      <div className={styles.classes}>
        {classes.map((each) => (
          <Fragment key={each}>
            <span className={styles.class}>{ALGORITHM_CLASSES[each]}</span>
            <div className={styles.boxes}>
              {TASKS.filter(({ algorithmClass }) => algorithmClass === each).map(({ id, title, summary }) => (
                <Checkbox
                  key={id}
                  checked={tasks.includes(id)}
                  title={summary}
                  onChange={(checked) => onChange(checked ? [...tasks, id] : tasks.filter((other) => other !== id))}
                >
                  {title}
                </Checkbox>
              ))}
            </div>
          </Fragment>
        ))}
      </div>
      <Problem sentence={problem} />
    </Section>
  );
}

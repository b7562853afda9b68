import type { FieldProblem } from '../../../base/problems.ts';
import type { DatasetDraft } from '../stores/dataset-draft.ts';
import { changeDraft } from '../stores/dataset-draft.ts';
import { FilesField } from './FilesField.tsx';
import { InstancesField } from './InstancesField.tsx';
import { RangesField } from './RangesField.tsx';
import styles from './Settings.module.css';
import { TasksField } from './TasksField.tsx';
import { TextField } from './TextField.tsx';

interface SettingsFormProps {
  readonly draft: DatasetDraft;
  readonly problems: readonly FieldProblem[];
}

/** All settings of a dataset; what is wrong is said beside its field. */
export function SettingsForm({ draft, problems }: SettingsFormProps) {
  const problemOf = (...fields: readonly string[]) =>
    // Problems of own instances name the place as well.
    problems.find(({ field }) => fields.some((each) => field === each || field.startsWith(`${each},`)))?.message;
  return (
    <form
      className={styles.form}
      aria-label="Settings of the dataset"
      onSubmit={(event) => event.preventDefault()}
      noValidate
    >
      <TasksField
        tasks={draft.tasks}
        problem={problemOf('task', 'tasks')}
        onChange={(tasks) => changeDraft({ tasks })}
      />
      <RangesField draft={draft} problemOf={problemOf} />
      <TextField draft={draft} problemOf={problemOf} />
      <FilesField draft={draft} problemOf={problemOf} />
      <InstancesField draft={draft} problem={problemOf('instances', 'settings')} />
    </form>
  );
}

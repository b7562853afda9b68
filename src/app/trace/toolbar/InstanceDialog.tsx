import { useId, useState, type FormEvent } from 'react';
import { problemForPerson, type FieldProblem } from '../../../base/problems.ts';
import { isList, shownValue, type FieldInput } from '../../../tasks/typed-value.ts';
import { parseTyped } from '../../../tasks/instance.ts';
import type { Instance, Task } from '../../../tasks/task.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import styles from './InstanceDialog.module.css';

export interface InstanceDialogProps {
  readonly task: Task;
  readonly instance: Instance;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onTrace: (instance: Instance) => void;
}

/** An instance typed by hand, in a form made of the task's fields; what is wrong is said beside the field. */
export default function InstanceDialog({ task, instance, open, onClose, onTrace }: InstanceDialogProps) {
  return (
    <Dialog title={`Instance of ${task.title}`} description={task.summary} open={open} onClose={onClose}>
      <InstanceForm task={task} instance={instance} onTrace={onTrace} />
    </Dialog>
  );
}

/** The form alone. */
export function InstanceForm({ task, instance, onTrace }: Pick<InstanceDialogProps, 'task' | 'instance' | 'onTrace'>) {
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(
      Object.entries(task.fields).map(([name, { input }]) => [name, shownValue(input, instance[name]!)]),
    ),
  );
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseTyped(task, typed);
    if (parsed.ok) return onTrace(parsed.instance);
    setProblems(parsed.problems);
    document.getElementById(`${id}-${parsed.problems[0]!.field}`)?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      {Object.entries(task.fields).map(([name, field]) => {
        const message = problems.find((each) => each.field === name)?.message;
        const problem = message && problemForPerson(message, () => field.label);
        return (
          <div key={name} className={styles.field}>
            <label htmlFor={`${id}-${name}`} className={styles.label}>
              {labelOf(name, field.label)}
            </label>
            <TypedField
              id={`${id}-${name}`}
              input={field.input}
              value={typed[name]!}
              isWrong={problem !== undefined}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
            <p
              id={`${id}-${name}-hint`}
              className={problem ? styles.problem : styles.hint}
              role={problem ? 'alert' : undefined}
            >
              {problem ?? `Allowed: ${field.allowed}.`}
            </p>
          </div>
        );
      })}
      <Button kind="primary" type="submit">
        Trace this instance
      </Button>
    </form>
  );
}

/** A field's name for a person, with the one that texts, tapes and files give it where that is another. */
const labelOf = (name: string, label: string): string =>
  label.toLowerCase() === name.toLowerCase() ? label : `${label} (${name})`;

interface TypedFieldProps {
  readonly id: string;
  readonly input: FieldInput;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** Lists have several lines; there Enter makes a line, and Ctrl Enter traces. */
function TypedField({ id, input, value, isWrong, onChange }: TypedFieldProps) {
  const shared = {
    id,
    value,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-hint`,
  };
  if (!isList(input))
    return (
      <input
        {...shared}
        className={styles.input}
        inputMode={input === 'integer' ? 'numeric' : 'text'}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <textarea
      {...shared}
      className={`${styles.input} ${styles.list}`}
      rows={2}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

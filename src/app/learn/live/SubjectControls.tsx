import { sentenceForPerson } from '../../../base/problems.ts';
import { useId, useState } from 'react';
import { variantsOf, type VariantId } from '../../../cot/variants.ts';
import { TASKS } from '../../../tasks/registry.ts';
import type { Hideable } from '../learn-address.ts';
import { Explanation } from '../../kit/Explanation.tsx';
import { formEntries } from '../../views/text/variant-entries.ts';
import { useLearn, useLearnSession } from '../use-learn.ts';
import type { ChosenSubject } from './subject.ts';
import styles from './Live.module.css';

interface SubjectControlsProps {
  readonly subject: ChosenSubject & { readonly problem: string | undefined };
  /** What of it can be chosen here, unless the link has taken it away. */
  readonly offers: readonly Extract<Hideable, 'task' | 'len' | 'variant'>[];
}

/** Task, length and form of the text of a panel. */
export function SubjectControls({ subject, offers }: SubjectControlsProps) {
  const session = useLearnSession();
  const hidden = useLearn((state) => state.hidden);
  const offered = offers.filter((each) => !hidden.includes(each));
  if (offered.length === 0) return null;
  return (
    <div className={styles.controls}>
      {offered.includes('task') && (
        <Choice
          label="Task"
          value={subject.task.id}
          options={TASKS.map(({ id, title }) => ({ id, title }))}
          onChoose={(task) => session.choose({ task, length: undefined })}
        />
      )}
      {offered.includes('len') && <Length subject={subject} />}
      {offered.includes('variant') && (
        <span className={styles.control}>
          <Choice<VariantId>
            label="Text"
            value={subject.variant}
            options={variantsOf(subject.task)}
            onChoose={(variant) => session.choose({ variant })}
          />
          <Explanation of="forms of the text" entries={formEntries(variantsOf(subject.task))} />
        </span>
      )}
      {subject.problem !== undefined && (
        <p className={styles.problem} role="alert">
          {sentenceForPerson(subject.problem)}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly title: string }[];
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, value, options, onChoose }: ChoiceProps<Id>) {
  return (
    <label className={styles.control}>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const option = options.find(({ id }) => id === target.value);
          if (option) onChoose(option.id);
        }}
      >
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The length is taken when the person is done typing it. */
function Length({ subject: { task, range } }: Pick<SubjectControlsProps, 'subject'>) {
  const session = useLearnSession();
  const hint = useId();
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const length = Number(typed);
    if (typed !== undefined && Number.isSafeInteger(length) && length > 0) session.choose({ length });
    setTyped(undefined);
  };
  return (
    <label className={styles.control}>
      <span>Length</span>
      <input
        type="number"
        min={1}
        className={styles.length}
        value={typed ?? range.to}
        aria-describedby={hint}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
      <span id={hint} className={styles.unit}>
        {task.lengthMeaning}
      </span>
    </label>
  );
}

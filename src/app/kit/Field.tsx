import { useId, type ReactNode } from 'react';
import { sentenceForPerson } from '../../base/problems.ts';
import styles from './Field.module.css';

/** What a field's control takes over: its name, and where what is wrong with it is said. */
interface FieldControl {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: string;
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined;
  /** A button beside the label that says what may be chosen. */
  readonly explanation?: ReactNode;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A labelled control with what is wrong with it below. */
export function Field({ label, problem, explanation, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <span className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {explanation}
      </span>
      {children({
        id,
        className: styles.control,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
      })}
      <Problem id={`${id}-problem`} sentence={problem} />
    </div>
  );
}

/** What is wrong, beside what it is wrong with; nothing when nothing is. */
export function Problem({ id, sentence }: { readonly id?: string; readonly sentence: string | undefined }) {
  if (sentence === undefined) return null;
  return (
    <p id={id} className={styles.problem} role="alert">
      {sentenceForPerson(sentence)}
    </p>
  );
}

import { useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { Grading } from '../../../workers/grading/grading-service.ts';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/Field.tsx';
import { useGrade, useGradeSession } from '../use-grade.ts';
import styles from './Files.module.css';

/** Nothing could be graded: why, and which columns hold what. */
export function Mapping({ grading: { failures, problems, unusable } }: { readonly grading: Grading }) {
  const session = useGradeSession();
  const columns = useGrade((state) => state.columns);
  const mapping = useGrade((state) => state.mapping);
  const [output, setOutput] = useState(mapping?.output ?? '');
  const [id, setId] = useState(mapping?.id ?? '');
  const [prompt, setPrompt] = useState(mapping?.prompt ?? '');
  const fields = [
    { label: 'What the model wrote', value: output, set: setOutput, none: 'Choose a column' },
    { label: 'The id of the example', value: id, set: setId, none: 'none' },
    { label: 'What was asked', value: prompt, set: setPrompt, none: 'none' },
  ];
  return (
    <section className={styles.mapping} aria-labelledby="grade-mapping">
      <h2 id="grade-mapping">Nothing could be graded yet</h2>
      <ul className={styles.said}>
        {[...problems.slice(0, SHOWN), ...unusable.slice(0, SHOWN)].map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {failures > SHOWN && <p className={styles.numbers}>… and {grouped(failures - SHOWN)} more.</p>}
      {columns.length > 0 && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void session.setMapping({ output, id: id || undefined, prompt: prompt || undefined });
          }}
        >
          <div className={styles.fields}>
            {fields.map(({ label, value, set, none }) => (
              <Field key={label} label={label}>
                {(control) => (
                  <select {...control} value={value} onChange={(event) => set(event.target.value)}>
                    <option value="">{none}</option>
                    {columns.map((column) => (
                      <option key={column}>{column}</option>
                    ))}
                  </select>
                )}
              </Field>
            ))}
          </div>
          <p>
            <Button type="submit" kind="primary" disabled={output === ''}>
              Grade with these columns
            </Button>
          </p>
        </form>
      )}
      <p className={styles.numbers}>
        Outputs are joined with what was asked by a record beside them, an id, or the query. Open the dataset if they
        have none of these.
      </p>
    </section>
  );
}

/** Sentences that are listed. */
const SHOWN = 20;

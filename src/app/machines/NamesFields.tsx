import { useStore } from 'zustand';
import { OWN_NAMES, templateProblem } from '../../machines/renaming.ts';
import { Field, Problem } from '../kit/Field.tsx';
import type { MachineSession } from './machine-session.ts';
import styles from './MachinesPage.module.css';

/** How states and tapes are called in the texts of runs, by a template for each. */
export function NamesFields({ session }: { readonly session: MachineSession }) {
  const names = useStore(session.state, (state) => state.draft.names) ?? OWN_NAMES;
  const change = (part: Partial<typeof names>) => session.chooseNames({ ...names, ...part });
  const problem = templateProblem('Names of states', names.states) ?? templateProblem('Names of tapes', names.tapes);
  return (
    <details className={styles.names}>
      <summary>Names in texts</summary>
      <p className={styles.hint}>
        In a template {'{name}'} is the name that the file gives, {'{number}'} its number, from 0:{' '}
        <code>state {'{name}'}</code>, or <code>T{'{number}'}</code>.
      </p>
      <div className={styles.fields}>
        <Field label="Names of states">
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              value={names.states}
              onChange={(event) => change({ states: event.target.value })}
            />
          )}
        </Field>
        <Field label="Names of tapes">
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              value={names.tapes}
              onChange={(event) => change({ tapes: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Problem sentence={problem?.message} />
    </details>
  );
}

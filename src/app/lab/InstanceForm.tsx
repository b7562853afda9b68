import { Dices, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { Field, Problem } from '../kit/Field.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { longestTrained } from './lab-session.ts';
import styles from './Lab.module.css';
import { useLab, useLabSession, useWriting } from './use-lab.ts';

/** Milliseconds without a key after which the model writes. */
const WRITE_AFTER = 300;

/** The instance: typed, or drawn with a length. */
export function InstanceForm() {
  const { session } = useLabSession();
  useLab((state) => state.choice.machine);
  useStore(session.owns.state);
  const machine = session.machine();
  // Drawn again when it changes.
  useLab((state) => state.choice.instance);
  const problems = useLab((state) => state.fieldProblems);
  const status = useWriting((state) => state.status);
  const problem = useWriting((state) => state.problem);
  const longest = useWriting((state) => state.facts?.longest);
  const instance = session.instance();
  return (
    <>
      {Object.entries(machine?.inputs ?? {}).map(([name, symbols]) => (
        <div key={name} className={styles.input}>
          <Field label={`${name}: ${symbols.join(' ')}`} problem={problems[name]}>
            {(control) => (
              <input
                {...control}
                spellCheck={false}
                autoComplete="off"
                inputMode="numeric"
                value={instance[name] ?? ''}
                onChange={(event) =>
                  session.choose(
                    { instance: { ...instance, [name]: event.target.value }, token: undefined },
                    WRITE_AFTER,
                  )
                }
              />
            )}
          </Field>
        </div>
      ))}
      <Drawing />
      {status === 'writing' ? (
        <Button onClick={() => session.writing.cancel()}>
          <Square size={14} aria-hidden /> Cancel
        </Button>
      ) : (
        <Button kind="primary" onClick={() => void session.write()}>
          <Play size={14} aria-hidden /> Write
        </Button>
      )}
      <div className={styles.wide}>
        <Problem
          sentence={
            problem === undefined ? undefined : withLimit(problem, longest, machine?.lengthMeaning ?? 'symbols')
          }
        />
      </div>
    </>
  );
}

/** A sentence about too many cells says how long an instance may be. */
function withLimit(problem: string, longest: number | undefined, lengthMeaning: string): string {
  return problem.includes('do not fit on a ring') && longest !== undefined
    ? `${problem} The longest instance that this model has addresses for has ${longest} ${lengthMeaning}.`
    : problem;
}

/** Draws an instance of a length that a person chooses. */
function Drawing() {
  const { session } = useLabSession();
  const machine = useLab((state) => state.choice.machine);
  const longest = useWriting((state) => state.facts?.longest) ?? LONGEST;
  const [typed, setTyped] = useState<string>();
  const [draws, setDraws] = useState(2);
  const length = typed ?? String(3 * longestTrained(machine));
  const sound = wholeNumber(length, 1, longest);
  return (
    <div className={styles.drawing}>
      <NumberField label="Length" value={length} onChange={setTyped} least={1} most={longest} />
      <Button
        disabled={sound === undefined}
        title="Draw an instance of this length at random"
        onClick={() => {
          session.draw(sound!, draws);
          setDraws(draws + 1);
        }}
      >
        <Dices size={16} aria-hidden /> Draw
      </Button>
    </div>
  );
}

/** The greatest length before it is known how many addresses a model has. */
const LONGEST = 64;

import { useState } from 'react';
import { proxy } from 'comlink';
import { grouped } from '../../base/grouped.ts';
import { EXAMPLE_MACHINES } from '../../machines/examples/registry.ts';
import type { Compared } from '../../machines/search/counterexample.ts';
import { EXPECTATIONS } from '../../machines/search/expectations.ts';
import type { ComparedWith, MachineFacts, SearchAnswer, ShownResult } from '../../workers/machines/machine-views.ts';
import { Button } from '../kit/Button.tsx';
import { Field, Problem } from '../kit/Field.tsx';
import { JobLine } from './JobLine.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { useJob } from './use-job.ts';
import styles from './MachinesPage.module.css';

/** Most steps of each run, as the limit may say. */
const MOST_STEPS = 1_000_000;
/** Longest inputs that are tried: all inputs of twenty bits are two million. */
const MOST_LENGTH = 20;

interface CompareTabProps {
  readonly text: string;
  readonly facts: MachineFacts;
  /** Runs an input with all panels. */
  readonly onRun: (inputs: readonly string[]) => void;
}

/** Looks for a shortest input on which the machine is wrong. */
export function CompareTab({ text, facts, onRun }: CompareTabProps) {
  const [against, setAgainst] = useState('palindrome');
  const [pattern, setPattern] = useState('(ab)*');
  const [other, setOther] = useState('');
  const [compared, setCompared] = useState<Compared>('verdict');
  const [alphabet, setAlphabet] = useState<string>();
  const [length, setLength] = useState('10');
  const [limit, setLimit] = useState('10000');
  const job = useJob<SearchAnswer>();
  const longest = wholeNumber(length, 0, MOST_LENGTH);
  const steps = wholeNumber(limit, 1, MOST_STEPS);
  const symbols = alphabet ?? facts.alphabet.join(' ');
  const expected = EXPECTATIONS.find(({ id }) => id === against);
  const example = EXAMPLE_MACHINES.find(({ id }) => `machine ${id}` === against);
  const begin = () => {
    const comparedWith: ComparedWith = expected
      ? { kind: 'expectation', id: expected.id, pattern }
      : { kind: 'machine', text: example?.source ?? other, compared };
    job.begin((service, say) =>
      service.search(
        { text, other: comparedWith, alphabet: symbolsOf(symbols), longest: longest!, limit: steps! },
        proxy((tried: number) => say(`${grouped(tried)} inputs tried.`)),
      ),
    );
  };
  return (
    <div className={styles.run}>
      <p className={styles.hint}>
        Every input is tried, shorter ones first, until one is found on which the machine does something else. Inputs
        stand on the first tape.
      </p>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <Field label="What the machine is held to">
            {(control) => (
              <select {...control} value={against} onChange={(event) => setAgainst(event.target.value)}>
                <optgroup label="The machine">
                  {EXPECTATIONS.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </optgroup>
                <optgroup label="The machine does the same as">
                  <option value="other">another machine, whose file you paste</option>
                  {EXAMPLE_MACHINES.map(({ id, title }) => (
                    <option key={id} value={`machine ${id}`}>
                      {title}
                    </option>
                  ))}
                </optgroup>
              </select>
            )}
          </Field>
        </div>
        {expected?.needsPattern && (
          <Field label="Pattern">
            {(control) => (
              <input
                {...control}
                value={pattern}
                spellCheck={false}
                onChange={(event) => setPattern(event.target.value)}
              />
            )}
          </Field>
        )}
        {!expected && (
          <Field label="What is compared">
            {(control) => (
              <select
                {...control}
                value={compared}
                onChange={(event) => setCompared(event.target.value === 'tape' ? 'tape' : 'verdict')}
              >
                <option value="verdict">whether it accepts</option>
                <option value="tape">what the first tape holds</option>
              </select>
            )}
          </Field>
        )}
        <Field label="Symbols of inputs">
          {(control) => (
            <input
              {...control}
              value={symbols}
              spellCheck={false}
              onChange={(event) => setAlphabet(event.target.value)}
            />
          )}
        </Field>
        <NumberField label="Longest input" value={length} onChange={setLength} least={0} most={MOST_LENGTH} />
        <NumberField label="Steps of each run" value={limit} onChange={setLimit} least={1} most={MOST_STEPS} />
      </div>
      {against === 'other' && (
        <textarea
          className={styles.area}
          aria-label="File of the other machine"
          spellCheck={false}
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
      )}
      <JobLine
        job={job}
        name="Find a counterexample"
        canBegin={longest !== undefined && steps !== undefined}
        onBegin={begin}
      />
      {job.answer && <Found answer={job.answer} onRun={onRun} />}
    </div>
  );
}

/** The symbols that a text names: its words, or its characters where it has no spaces. */
export const symbolsOf = (text: string): string[] => {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return [...new Set(words.length === 1 ? [...words[0]!] : words)];
};

/** What a search found. */
function Found({ answer, onRun }: { readonly answer: SearchAnswer; readonly onRun: CompareTabProps['onRun'] }) {
  if (!answer.ok) return <Problem sentence={answer.problem} />;
  if (!answer.found)
    return <p role="status">There is none: on all {grouped(answer.tried)} inputs up to this length both agree.</p>;
  const { input, one, other } = answer.found;
  return (
    <>
      <p role="status">
        A shortest one is {input === '' ? 'the empty input' : <code>{input}</code>}. The machine: {inWords(one)}. Right
        would be: {inWords(other)}.
      </p>
      <div className={styles.bar}>
        <Button onClick={() => onRun([input])}>Run this input</Button>
      </div>
    </>
  );
}

function inWords({ verdict, tape }: ShownResult): string {
  return tape === undefined
    ? verdict
    : `${verdict}, with ${tape === '' ? 'an empty tape' : `“${tape}” on the first tape`}`;
}

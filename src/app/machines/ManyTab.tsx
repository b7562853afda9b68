import { useId, useRef, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { listed } from '../../base/listed.ts';
import { reasonOf } from '../../base/problems.ts';
import { proxy } from 'comlink';
import { MOST_INPUTS_MADE, type MachineFacts, type ManyAnswer } from '../../workers/machines/machine-views.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Field.tsx';
import { JobLine } from './JobLine.tsx';
import { Outcomes } from './Outcomes.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import type { MachineSession } from './machine-session.ts';
import { useJob } from './use-job.ts';
import styles from './MachinesPage.module.css';

/** Most steps of each run, as the limit may say. */
const MOST_STEPS = 10_000_000;
/** Largest file of inputs, in bytes. */
const LARGEST_FILE = 100_000_000;
/** Bytes up to which inputs are put into the field; a longer text would hold up the page. */
const LONGEST_SHOWN = 100_000;

interface ManyTabProps {
  readonly session: MachineSession;
  readonly text: string;
  readonly facts: MachineFacts;
  /** Runs one of the inputs, one text a tape, with all panels. */
  readonly onRun: (inputs: readonly string[]) => void;
}

/** Runs a machine on many inputs: how each of them ends, as a table and as CSV. */
export function ManyTab({ session, text, facts, onRun }: ManyTabProps) {
  const field = useId();
  const [inputs, setInputs] = useState('');
  const [file, setFile] = useState<File>();
  const [limit, setLimit] = useState('100000');
  const [length, setLength] = useState('6');
  const [problem, setProblem] = useState<string>();
  const [isFilling, setFilling] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const job = useJob<ManyAnswer>();
  const steps = wholeNumber(limit, 1, MOST_STEPS);
  const longest = wholeNumber(length, 0, 20);
  const begin = () =>
    job.begin((service, say) =>
      service.runMany(
        { text, inputs: file ?? inputs, limit: steps! },
        proxy((done: number, total: number) => say(`${grouped(done)} of ${grouped(total)} inputs run.`)),
      ),
    );
  const fill = async () => {
    setFilling(true);
    try {
      const filled = await session.service.allInputs(text, longest!);
      await take(new File([filled], `all inputs up to length ${longest}`));
    } catch (error) {
      setProblem(`The inputs could not be made: ${reasonOf(error)}.`);
    } finally {
      setFilling(false);
    }
  };
  const take = async (taken: File) => {
    setProblem(undefined);
    setFile(taken.size > LONGEST_SHOWN ? taken : undefined);
    if (taken.size <= LONGEST_SHOWN) setInputs(await taken.text());
  };
  const open = async (opened: File) => {
    if (opened.size <= LARGEST_FILE) await take(opened);
    else setProblem(`${opened.name}: got ${opened.size} bytes; allowed: at most ${LARGEST_FILE}.`);
  };
  const { answer } = job;
  return (
    <div className={styles.run}>
      <label className={styles.hint} htmlFor={field}>
        One input a line{facts.tapes.length > 1 && `, those of ${listed(facts.tapes)} with tabs between them`}; an empty
        line is the empty input.
      </label>
      {file ? (
        <p role="status">
          The inputs are those of {file.name}, {grouped(file.size)} bytes, which are read when they are run.{' '}
          <Button size="small" onClick={() => setFile(undefined)}>
            Type inputs instead
          </Button>
        </p>
      ) : (
        <textarea
          id={field}
          className={styles.area}
          spellCheck={false}
          value={inputs}
          onChange={(event) => setInputs(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (pasted.length <= LONGEST_SHOWN) return;
            event.preventDefault();
            void take(new File([pasted], 'the pasted text'));
          }}
        />
      )}
      <div className={styles.fields}>
        <NumberField label="All inputs up to length" value={length} onChange={setLength} least={0} most={20} />
        <Button
          disabled={longest === undefined}
          onClick={() => void fill()}
          title={`All inputs over ${facts.alphabet.join(' ')}, at most ${grouped(MOST_INPUTS_MADE)}`}
        >
          Fill in
        </Button>
        <Button onClick={() => picker.current?.click()}>Inputs from a file</Button>
        <NumberField label="Steps of each run" value={limit} onChange={setLimit} least={1} most={MOST_STEPS} />
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="File of inputs"
        onChange={(event) => {
          const [opened] = event.target.files ?? [];
          event.target.value = '';
          if (opened) void open(opened);
        }}
      />
      <Problem sentence={problem} />
      <JobLine job={job} name="Run all" canBegin={steps !== undefined && !isFilling} onBegin={begin} />
      <Problem sentence={answer && !answer.ok ? answer.problem : undefined} />
      {answer?.ok && <Outcomes answer={answer} facts={facts} service={job.service()} onRun={onRun} />}
    </div>
  );
}

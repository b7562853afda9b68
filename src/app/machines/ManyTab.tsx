import { Download } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { listed } from '../../base/listed.ts';
import { inputsByLength } from '../../machines/search/inputs.ts';
import { inputText } from '../../machines/typed-input.ts';
import { proxy } from 'comlink';
import type { MachineFacts, ManyAnswer, ManyRow } from '../../workers/machines/machine-views.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Field.tsx';
import type { DataColumn } from '../lists/DataRow.tsx';
import { DataTable } from '../lists/DataTable.tsx';
import { JobLine } from './JobLine.tsx';
import { csvOfRows } from './many-csv.ts';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { useJob } from './use-job.ts';
import styles from './MachinesPage.module.css';

/** Most steps of each run, as the limit may say. */
const MOST_STEPS = 10_000_000;
/** Most inputs that are filled in at once. */
const MOST_FILLED = 100_000;
/** Largest file of inputs, in bytes. */
const LARGEST_FILE = 100_000_000;
/** Bytes up to which the inputs of a file are put into the field; a longer text would hold up the page. */
const LONGEST_SHOWN = 100_000;

interface ManyTabProps {
  readonly text: string;
  readonly facts: MachineFacts;
  /** Runs one of the inputs, one text a tape, with all panels. */
  readonly onRun: (inputs: readonly string[]) => void;
}

/** Runs a machine on many inputs: how each of them ends, as a table and as CSV. */
export function ManyTab({ text, facts, onRun }: ManyTabProps) {
  const field = useId();
  const [inputs, setInputs] = useState('');
  const [file, setFile] = useState<File>();
  const [limit, setLimit] = useState('100000');
  const [length, setLength] = useState('6');
  const [problem, setProblem] = useState<string>();
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
  const fill = () => {
    const lines: string[] = [];
    for (const input of inputsByLength(facts.alphabet, 0, longest!)) {
      if (lines.length === MOST_FILLED) break;
      lines.push(inputText({ blank: '', symbols: facts.symbols }, input));
    }
    setInputs(`${lines.join('\n')}\n`);
    setFile(undefined);
  };
  const open = async (opened: File) => {
    const isFit = opened.size <= LARGEST_FILE;
    setProblem(isFit ? undefined : `${opened.name}: got ${opened.size} bytes; allowed: at most ${LARGEST_FILE}.`);
    if (!isFit) return;
    setFile(opened.size > LONGEST_SHOWN ? opened : undefined);
    if (opened.size <= LONGEST_SHOWN) setInputs(await opened.text());
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
        />
      )}
      <div className={styles.fields}>
        <NumberField label="All inputs up to length" value={length} onChange={setLength} least={0} most={20} />
        <Button
          disabled={longest === undefined}
          onClick={fill}
          title={`All inputs over ${facts.alphabet.join(' ')}, at most ${grouped(MOST_FILLED)}`}
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
      <JobLine job={job} name="Run all" canBegin={steps !== undefined} onBegin={begin} />
      <Problem sentence={answer && !answer.ok ? answer.problem : undefined} />
      {answer?.ok && <Outcomes rows={answer.rows} facts={facts} onRun={onRun} />}
    </div>
  );
}

interface OutcomesProps {
  readonly rows: readonly ManyRow[];
  readonly facts: MachineFacts;
  readonly onRun: ManyTabProps['onRun'];
}

/** How many runs ended in which way, and each of them. */
function Outcomes({ rows, facts, onRun }: OutcomesProps) {
  const columns = useMemo(() => columnsOf(facts.tapes), [facts]);
  const counts = useMemo(() => {
    const byOutcome = new Map<string, number>();
    for (const { outcome } of rows) byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1);
    return [...byOutcome].map(([outcome, count]) => `${outcome} ${grouped(count)}`).join(', ');
  }, [rows]);
  return (
    <>
      <div className={styles.bar}>
        <p role="status">
          {grouped(rows.length)} runs: {counts}.
        </p>
        <Button
          onClick={() => saveFile(new Blob([csvOfRows(rows, facts.tapes)], { type: 'text/csv' }), 'outcomes.csv')}
        >
          <Download size={16} aria-hidden /> Save as CSV
        </Button>
      </div>
      <div className={styles.table}>
        <DataTable
          label="outcomes"
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          current={undefined}
          onChoose={({ input }) => onRun(facts.tapes.length === 1 ? [input] : input.split('\t'))}
          note="A row that is chosen is run with all panels."
        />
      </div>
    </>
  );
}

const keyOf = ({ line }: ManyRow): number => line;

function columnsOf(tapes: readonly string[]): DataColumn<ManyRow>[] {
  return [
    { id: 'line', header: 'Line', value: ({ line }) => line, width: '70px', isNumber: true },
    { id: 'input', header: 'Input', value: ({ input }) => input, width: 'minmax(80px, 2fr)' },
    { id: 'outcome', header: 'Outcome', value: ({ outcome }) => outcome, width: 'minmax(80px, 1fr)' },
    { id: 'state', header: 'State', value: ({ state }) => state, width: 'minmax(70px, 1fr)' },
    { id: 'steps', header: 'Steps', value: ({ steps }) => steps, width: '90px', isNumber: true },
    ...tapes.map((name, tape) => ({
      id: `tape ${tape}`,
      header: tapes.length === 1 ? 'Tape at the end' : `${name} at the end`,
      value: (row: ManyRow) => row.tapes[tape] ?? '',
      width: 'minmax(80px, 2fr)',
    })),
  ];
}

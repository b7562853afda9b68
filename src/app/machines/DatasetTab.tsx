import { proxy } from 'comlink';
import { useState } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { variantOf } from '../../cot/variants.ts';
import { MACHINE_FORMATS, type MachineFormatId } from '../../dataset/machines/machine-formats.ts';
import {
  MACHINE_VARIANTS,
  type LengthRange,
  type MachineDatasetSettings,
} from '../../dataset/machines/machine-records.ts';
import type { OutcomeFilter } from '../../machines/search/inputs.ts';
import type { DatasetAnswer } from '../../workers/machines/machine-service.ts';
import type { MachineFacts } from '../../workers/machines/machine-views.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Field, Problem } from '../kit/Field.tsx';
import { symbolsOf } from './CompareTab.tsx';
import { JobLine } from './JobLine.tsx';
import { NumberField, wholeNumber } from '../kit/NumberField.tsx';
import { LabNote } from './LabNote.tsx';
import type { MachineSession } from './machine-session.ts';
import { NamesFields } from './NamesFields.tsx';
import { useJob } from './use-job.ts';
import styles from './MachinesPage.module.css';

/** A range as it is typed. */
interface RangeDraft {
  readonly name: LengthRange['name'];
  readonly from: string;
  readonly to: string;
  readonly count: string;
}

const FIRST_RANGES: readonly RangeDraft[] = [
  { name: 'S', from: '1', to: '8', count: '100' },
  { name: 'M', from: '9', to: '14', count: '100' },
  { name: 'L', from: '15', to: '20', count: '100' },
];

/** Longest input of a dataset, in symbols. */
const MOST_LENGTH = 10_000;
/** Most inputs of a range: all rows are in memory until they are saved. */
const MOST_INPUTS = 50_000;
/** Most steps of a run: its text has a line and more for each of them. */
const MOST_STEPS = 100_000;
const MOST_SEED = Number.MAX_SAFE_INTEGER;

interface DatasetTabProps {
  readonly session: MachineSession;
  /** Whether it is looked at; it keeps what was typed while another part is. */
  readonly isShown: boolean;
  readonly text: string;
  readonly facts: MachineFacts;
}

/** Exports the texts of the machine's runs on drawn inputs as a dataset. */
export function DatasetTab({ session, isShown, text, facts }: DatasetTabProps) {
  const names = useStore(session.state, (state) => state.draft.names);
  // What nobody has chosen follows the machine while it is written.
  const [chosenRanges, setRanges] = useState<readonly RangeDraft[]>();
  const ranges = chosenRanges ?? rangesFor(facts);
  const [chosenAlphabet, setAlphabet] = useState<string>();
  const alphabet = chosenAlphabet ?? facts.alphabet.join(' ');
  const [outcome, setOutcome] = useState<OutcomeFilter>('halted');
  const [chosenOutput, setOutput] = useState<string>();
  const isThere = chosenOutput === '' || (chosenOutput !== undefined && facts.tapes.includes(chosenOutput));
  const output = isThere ? chosenOutput : facts.decides ? '' : facts.tapes.at(-1)!;
  const [variant, setVariant] = useState<MachineDatasetSettings['variant']>('tail');
  const [format, setFormat] = useState<MachineFormatId>('prompt-completion');
  const [seed, setSeed] = useState('1');
  const [limit, setLimit] = useState('2000');
  const job = useJob<DatasetAnswer>();
  const drawn = ranges.map(rangeOf);
  const stepLimit = wholeNumber(limit, 1, MOST_STEPS);
  const seedNumber = wholeNumber(seed, 0, MOST_SEED);
  const isSound = stepLimit !== undefined && seedNumber !== undefined && drawn.every((each) => each !== undefined);
  const change = (name: string, part: Partial<RangeDraft>) =>
    setRanges(ranges.map((each) => (each.name === name ? { ...each, ...part } : each)));
  const begin = () => {
    const settings: MachineDatasetSettings = {
      ranges: drawn.filter((each) => each !== undefined),
      alphabet: symbolsOf(alphabet),
      outcome,
      output: facts.tapes.includes(output) ? output : undefined,
      variant,
      seed: seedNumber!,
      stepLimit: stepLimit!,
    };
    job.begin(async (service, say) => {
      const tell = proxy((rows: number) => say(`${grouped(rows)} rows written.`));
      const answer = await service.dataset({ text, settings, format, names }, tell);
      if (answer.ok)
        saveFile(new Blob([answer.archive], { type: 'application/zip' }), `${facts.name || 'machine'}-${format}.zip`);
      return answer;
    });
  };
  const { answer } = job;
  return (
    <div className={styles.run}>
      <p className={styles.hint}>
        One row for each drawn input: the question names machine and input, the completion is the text of the run, one
        atomic state a step, closed, announced and addressed like those of the tasks. The rules are not in the question:
        they are what a model learns. An eighth of all inputs is for evaluation, by the hash of the input. The archive
        has a JSONL file for each split.
      </p>
      {ranges.map(({ name, from, to, count }) => (
        <fieldset key={name} className={styles.range}>
          <legend>Range {name}</legend>
          <div className={styles.fields}>
            <NumberField
              label={`${name}: from length`}
              value={from}
              onChange={(value) => change(name, { from: value })}
              least={0}
              most={MOST_LENGTH}
            />
            <NumberField
              label={`${name}: to length`}
              value={to}
              onChange={(value) => change(name, { to: value })}
              least={wholeNumber(from, 0, MOST_LENGTH) ?? 0}
              most={MOST_LENGTH}
            />
            <NumberField
              label={`${name}: inputs`}
              value={count}
              onChange={(value) => change(name, { count: value })}
              least={0}
              most={MOST_INPUTS}
            />
          </div>
        </fieldset>
      ))}
      <div className={styles.fields}>
        <Field label="Symbols of inputs">
          {(control) => (
            <input
              {...control}
              value={alphabet}
              spellCheck={false}
              onChange={(event) => setAlphabet(event.target.value)}
            />
          )}
        </Field>
        <Select
          label="Runs that"
          value={outcome}
          onChange={setOutcome}
          options={[
            ['halted', 'halt in any way'],
            ['accepted', 'are accepted'],
            ['rejected', 'are rejected'],
          ]}
        />
        <Select
          label="Answer"
          value={output}
          onChange={setOutput}
          options={[['', 'the halting state'], ...facts.tapes.map((tape) => [tape, `what is on ${tape}`] as const)]}
        />
        <Select
          label="Wording"
          value={variant}
          onChange={setVariant}
          options={MACHINE_VARIANTS.map((id) => [id, variantOf(id).title])}
        />
        <Select label="Format" value={format} onChange={setFormat} options={MACHINE_FORMATS.map((id) => [id, id])} />
        <NumberField label="Seed" value={seed} onChange={setSeed} least={0} most={MOST_SEED} />
        <NumberField label="Steps of each run" value={limit} onChange={setLimit} least={1} most={MOST_STEPS} />
      </div>
      {isShown && <LabNote session={session} text={text} />}
      <NamesFields session={session} />
      <JobLine job={job} name="Download dataset" canBegin={isSound} onBegin={begin} />
      <Problem sentence={answer && !answer.ok ? answer.problem : undefined} />
      {answer?.ok && <p role="status">{savedSentence(answer.splits)}</p>}
    </div>
  );
}

/** The ranges of the file; of those that it does not name no inputs are drawn. */
function rangesFor({ lengths }: MachineFacts): readonly RangeDraft[] {
  if (!lengths) return FIRST_RANGES;
  return FIRST_RANGES.map((first, place) => {
    const named = lengths[place];
    return named ? { ...first, from: String(named.from), to: String(named.to) } : { ...first, count: '0' };
  });
}

function rangeOf({ name, from, to, count }: RangeDraft): LengthRange | undefined {
  const least = wholeNumber(from, 0, MOST_LENGTH);
  const most = least === undefined ? undefined : wholeNumber(to, least, MOST_LENGTH);
  const inputs = wholeNumber(count, 0, MOST_INPUTS);
  return least === undefined || most === undefined || inputs === undefined
    ? undefined
    : { name, from: least, to: most, count: inputs };
}

function savedSentence(splits: Readonly<Record<string, number>>): string {
  const total = Object.values(splits).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(splits).map(([split, count]) => `${split} ${grouped(count)}`);
  return `Saved ${grouped(total)} rows${each.length > 0 ? `: ${each.join(', ')}` : ''}.`;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly (readonly [value: Value, text: string])[];
}

/** One of a few, in a list that opens. */
function Select<Value extends string>({ label, value, onChange, options }: SelectProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = options.find(([each]) => each === event.target.value);
            if (chosen) onChange(chosen[0]);
          }}
        >
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

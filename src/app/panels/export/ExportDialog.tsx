import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { variantsOf, type Arithmetic, type VariantId } from '../../../cot/variants.ts';
import { FORMATS } from '../../../dataset/formats/registry.ts';
import { planOf, plannedInstances } from '../../../dataset/plan.ts';
import { isSound, type DatasetSettings } from '../../../dataset/settings.ts';
import { typedValue, type FieldProblem } from '../../../tasks/fields.ts';
import { TASKS, taskById } from '../../../tasks/registry.ts';
import type { ExportProgress } from '../../../workers/export-service.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { saveFile } from '../../save-file.ts';
import styles from './ExportDialog.module.css';
import { Progress } from './Progress.tsx';

/** Makes a dataset; rejected with a sentence when it cannot, or when it was aborted. */
export type RunExport = (
  settings: DatasetSettings,
  tell: (progress: ExportProgress) => void,
  signal: AbortSignal,
) => Promise<Blob>;

interface ExportDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What the form starts with: the trace that is shown. */
  readonly defaults: {
    readonly task: string;
    readonly range: string;
    readonly variant: VariantId;
    readonly arithmetic: Arithmetic;
    readonly seed: number;
  };
  readonly runExport: RunExport;
}

/** A dataset of one task, drawn, run and saved as a file. */
export function ExportDialog({ open, onClose, defaults, runExport }: ExportDialogProps) {
  return (
    <Dialog
      title="Export dataset"
      description="Instances are drawn, run on the machine and written one example a line (JSONL). The same settings give the same bytes."
      open={open}
      onClose={onClose}
    >
      <ExportForm defaults={defaults} runExport={runExport} />
    </Dialog>
  );
}

type Typed = Readonly<
  Record<'task' | 'range' | 'count' | 'seed' | 'variant' | 'arithmetic' | 'split' | 'format', string>
>;

function ExportForm({ defaults, runExport }: Pick<ExportDialogProps, 'defaults' | 'runExport'>) {
  const [typed, setTyped] = useState<Typed>(() => ({
    ...defaults,
    seed: String(defaults.seed),
    count: '1000',
    split: '',
    format: 'prompt-completion',
  }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [progress, setProgress] = useState<ExportProgress & { since: number }>();
  const [said, setSaid] = useState('');
  const abort = useRef<AbortController>(undefined);
  // Closing the dialog cancels: nobody would see the rest.
  useEffect(() => () => abort.current?.abort(new Error('Cancelled.')), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const plan = planOf(settingsOf(typed));
    if (!isSound(plan)) return setProblems(plan);
    setProblems([]);
    setSaid('');
    const since = performance.now();
    setProgress({ rows: 0, total: plannedInstances(plan), bytes: 0, since });
    abort.current = new AbortController();
    try {
      const blob = await runExport(plan.settings, (told) => setProgress({ ...told, since }), abort.current.signal);
      saveFile(blob, `${typed.task}-${typed.range}-${typed.variant}.jsonl`);
      setSaid(`Saved ${plannedInstances(plan).toLocaleString('en')} examples.`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    } finally {
      setProgress(undefined);
    }
    return undefined;
  };
  const field = (name: keyof Typed, label: string, choices?: readonly (readonly [value: string, text: string])[]) => (
    <Field
      name={name}
      label={label}
      problem={problems.find((each) => each.field === name || each.field === `${name}s`)?.message}
      value={typed[name]}
      choices={choices}
      onChange={(value) => setTyped(withOwnVariant({ ...typed, [name]: value }))}
    />
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className={styles.fields} disabled={progress !== undefined}>
        <legend className="visually-hidden">Settings of the dataset</legend>
        {field(
          'task',
          'Task',
          TASKS.map(({ id, title }) => [id, title]),
        )}
        {field('range', 'Range (S, M, L or a-b)')}
        {field('count', 'Examples')}
        {field('seed', 'Seed')}
        {field(
          'variant',
          'Variant',
          variantsOf(taskById(typed.task) ?? TASKS[0]!).map(({ id, title }) => [id, title]),
        )}
        {field('arithmetic', 'Arithmetic', [
          ['folded', 'folded'],
          ['unfolded', 'unfolded'],
        ])}
        {field('split', 'Split', [
          ['', 'training and evaluation'],
          ['train', 'training only'],
          ['eval', 'evaluation only'],
        ])}
        {field(
          'format',
          'Format',
          FORMATS.map(({ id, summary }) => [id, `${id} – ${summary}`]),
        )}
      </fieldset>
      {progress ? (
        <>
          <Progress progress={progress} />
          <Button onClick={() => abort.current?.abort(new Error('Cancelled; nothing was saved.'))}>Cancel</Button>
        </>
      ) : (
        <Button kind="primary" type="submit">
          Export
        </Button>
      )}
      <output className={styles.said}>{said}</output>
    </form>
  );
}

/** Not every task has every variant: TAIL takes the place of one that the task does not have. */
function withOwnVariant(typed: Typed): Typed {
  const variants = variantsOf(taskById(typed.task) ?? TASKS[0]!);
  return variants.some(({ id }) => id === typed.variant) ? typed : { ...typed, variant: 'tail' };
}

/** What was typed, as settings to be checked. */
function settingsOf({ task, range, count, seed, variant, arithmetic, split, format }: Typed): unknown {
  return {
    tasks: [task],
    ranges: [{ range, count: typedValue('integer', count), ...(split ? { split } : {}) }],
    seed: typedValue('integer', seed),
    variants: [variant],
    arithmetic,
    formats: [format],
    container: 'jsonl',
  };
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly choices: readonly (readonly [value: string, text: string])[] | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ name, label, value, problem, choices, onChange }: FieldProps): ReactNode {
  const id = useId();
  const shared = {
    id,
    className: styles.input,
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem ? `${id} problem` : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className={styles.field} data-field={name}>
      <label htmlFor={id}>{label}</label>
      {choices ? (
        <select {...shared}>
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} autoComplete="off" />
      )}
      {problem && (
        <p id={`${id} problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

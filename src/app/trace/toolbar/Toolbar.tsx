import { sentenceForPerson } from '../../../base/problems.ts';
import { ChevronDown, Dices, PencilLine, Star } from 'lucide-react';
import { useState } from 'react';
import {
  VARIANT_GROUPS,
  arithmeticProblem,
  variantOf,
  variantsOf,
  type Arithmetic,
  type VariantId,
} from '../../../cot/variants.ts';
import { shownValue } from '../../../tasks/typed-value.ts';
import { canonicalInstance } from '../../../tasks/instance.ts';
import { PAPER_RANGES, parseRange, shownRange, typedRange } from '../../../tasks/ranges.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { ALGORITHM_CLASSES, type AlgorithmClass, type Task } from '../../../tasks/task.ts';
import { Button } from '../../kit/Button.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { ARITHMETIC_WORDS, variantEntries } from '../../views/text/variant-entries.ts';
import { isKept, NOT_STORED, toggleKept, useKeptInstances } from '../../frame/kept-instances.ts';
import { taskOf, type Selection } from '../../links/selection.ts';
import { useTrace } from '../../session/session-context.ts';
import { machineOf } from '../../session/trace-state.ts';
import { useSelection, useTracePage } from '../trace-session.ts';
import { TaskInfo } from './TaskInfo.tsx';
import styles from './Toolbar.module.css';

/** What is traced and how its text is written: task, range, instance, variant, arithmetic. */
export function Toolbar({ onEdit }: { readonly onEdit: () => void }) {
  const session = useTracePage();
  const selection = useSelection();
  const { traced } = selection;
  const machine = useTrace(({ run }) => (run && machineOf(run.traced) === traced.task ? run.machine : undefined));
  const task = taskOf(selection);
  const isExample =
    selection.seed === null && canonicalInstance(task, traced.instance) === canonicalInstance(task, task.example);
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <section className={styles.toolbar} aria-label="What is traced" data-unfolded={isUnfolded || undefined}>
      <div className={`${styles.labelled} ${styles.task}`}>
        <label className={styles.labelled}>
          <span className={styles.label}>Task</span>
          <TaskSelect value={traced.task} onChange={(id) => session.chooseTask(id)} />
        </label>
        <TaskInfo task={task} machine={machine} />
      </div>
      <Button
        className={styles.toggle}
        aria-expanded={isUnfolded}
        title="Length, instance and text"
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <span className={styles.toggleWords}>{inShort(selection, isExample)}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <RangeChoice task={task} selection={selection} />
      <div className={styles.instance}>
        <span className={styles.label}>{isExample ? 'Example' : 'Instance'}</span>
        <Button
          onClick={onEdit}
          className={styles.summary}
          aria-label={`Edit the instance: ${summaryOf(task, selection)}`}
        >
          <span className={styles.values}>{summaryOf(task, selection)}</span>
          <PencilLine size={14} aria-hidden />
        </Button>
        <Button
          onClick={() => session.draw(selection.range)}
          title={`Draw a new instance from the range ${shownRange(selection.range)}`}
        >
          <Dices size={16} aria-hidden /> Draw
        </Button>
        <SeedField key={`${traced.task} ${selection.seed}`} range={selection.range} seed={selection.seed} />
        <KeepButton selection={selection} />
      </div>
      <div className={styles.text}>
        <span className={styles.label}>Text</span>
        <VariantSelect task={task} value={selection.variant} />
        <Segmented<Arithmetic>
          label="Arithmetic"
          options={(['folded', 'unfolded'] as const).map((value) => {
            const problem = arithmeticProblem(selection.variant, value);
            return { value, text: value, title: problem ?? ARITHMETIC_WORDS[value], disabled: problem !== undefined };
          })}
          value={selection.arithmetic}
          onChange={(arithmetic) => session.showText({ arithmetic })}
        />
        <Explanation of="variants and arithmetic" entries={variantEntries(variantsOf(task))} />
      </div>
    </section>
  );
}

/** Which instance it is and how its text is written, for a button that unfolds the rest. */
function inShort({ seed, range, variant }: Selection, isExample: boolean): string {
  const instance = isExample ? 'Example' : seed === null ? 'Own' : `${shownRange(range)}, seed ${seed}`;
  return `${instance} · ${variantOf(variant).title}`;
}

/** The seed of the draw that is shown, empty where nothing was drawn; another one that is typed draws at once. */
function SeedField({ range, seed }: { readonly range: string; readonly seed: number | null }) {
  const session = useTracePage();
  const [typed, setTyped] = useState(seed === null ? '' : String(seed));
  const isWrong = typed.trim() !== '' && !SEED.test(typed.trim());
  return (
    <form
      className={styles.seed}
      onSubmit={(event) => {
        event.preventDefault();
        if (SEED.test(typed.trim())) session.draw(range, Number(typed));
      }}
    >
      <label className={styles.labelled}>
        <span className={styles.label}>Seed</span>
        <input
          className={styles.length}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'seed-problem' : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {isWrong && (
        <p id="seed-problem" className={styles.problem} role="alert">
          A seed is a whole number of at most 15 digits, such as 7.
        </p>
      )}
    </form>
  );
}

/** Seeds that an address can hold. */
const SEED = /^\d{1,15}$/;

/** The star: keeps the instance for a dataset. */
function KeepButton({ selection }: { readonly selection: Selection }) {
  const { notices } = useTracePage();
  const { task, instance } = selection.traced;
  const kept = useKeptInstances((state) => isKept(state.kept, task, instance));
  return (
    <Button
      aria-label="Keep this instance for a dataset"
      aria-pressed={kept}
      title={kept ? 'Kept for a dataset; press to forget it' : 'Keep this instance for a dataset'}
      onClick={() => {
        if (!toggleKept(task, instance)) notices.notify(NOT_STORED);
      }}
    >
      <Star size={16} fill={kept ? 'currentColor' : 'none'} aria-hidden />
      <span className={styles.iconWords}>Keep</span>
    </Button>
  );
}

function TaskSelect({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const classes = Object.keys(ALGORITHM_CLASSES) as AlgorithmClass[];
  return (
    // Named here too: on a phone the word beside it is not shown.
    <select
      className={styles.select}
      aria-label="Task"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {classes
        .filter((each) => TASKS.some(({ algorithmClass }) => algorithmClass === each))
        .map((each) => (
          <optgroup key={each} label={ALGORITHM_CLASSES[each]}>
            {TASKS.filter(({ algorithmClass }) => algorithmClass === each).map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
    </select>
  );
}

/** The variants that the task has; what the chosen one changes is its title. */
function VariantSelect({ task, value }: { readonly task: Task; readonly value: VariantId }) {
  const session = useTracePage();
  const variants = variantsOf(task);
  return (
    <select
      className={styles.select}
      aria-label="Variant of the text"
      title={variants.find(({ id }) => id === value)?.summary}
      value={value}
      onChange={(event) => {
        const variant = variants.find(({ id }) => id === event.target.value);
        if (variant) session.showText({ variant: variant.id });
      }}
    >
      {VARIANT_GROUPS.map((group) => (
        <optgroup key={group} label={group}>
          {variants
            .filter((variant) => variant.group === group)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

/** S, M, L, or lengths typed as `7` or `5-9`; a choice draws at once. */
function RangeChoice({ task, selection }: { readonly task: Task; readonly selection: Selection }) {
  const session = useTracePage();
  return (
    <div className={styles.range}>
      <span className={styles.label}>Length</span>
      <Segmented
        label={`Range: ${task.lengthMeaning}`}
        options={PAPER_RANGES.map((name) => ({
          value: name,
          text: name,
          title: `${task.ranges[name].from}–${task.ranges[name].to} ${task.lengthMeaning}`,
        }))}
        // Nothing is chosen while an example or a typed instance is shown: choosing a range draws from it.
        value={selection.seed === null ? undefined : PAPER_RANGES.find((name) => name === selection.range)}
        onChange={(name) => session.draw(name)}
      />
      <Explanation
        of="lengths"
        entries={PAPER_RANGES.map((name) => ({
          name,
          words: `${task.ranges[name].from}–${task.ranges[name].to} ${task.lengthMeaning}`,
        }))}
      />
      <LengthField key={`${task.id} ${selection.range}`} task={task} range={selection.range} />
    </div>
  );
}

function LengthField({ task, range }: { readonly task: Task; readonly range: string }) {
  const session = useTracePage();
  const isPaper = PAPER_RANGES.some((name) => name === range);
  const [typed, setTyped] = useState(isPaper ? '' : shownRange(range));
  const parsed = typed.trim() === '' ? undefined : parseRange(task, typedRange(typed));
  const problem = typeof parsed === 'string' ? parsed : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof parsed === 'object') session.draw(parsed.name);
      }}
    >
      <input
        className={styles.length}
        aria-label="Any length or range of lengths"
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? 'range-problem' : undefined}
        placeholder="5-9"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem && (
        <p id="range-problem" className={styles.problem} role="alert">
          {sentenceForPerson(problem)}
        </p>
      )}
    </form>
  );
}

function summaryOf(task: Task, { traced: { instance } }: Selection): string {
  const fields = Object.entries(task.fields);
  return fields
    .map(([name, { input }]) => `${fields.length > 1 ? `${name} ` : ''}${shownValue(input, instance[name]!)}`)
    .join(' · ');
}

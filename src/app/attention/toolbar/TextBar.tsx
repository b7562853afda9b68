import { Dices } from 'lucide-react';
import {
  arithmeticProblem,
  variantProblem,
  variantsOf,
  type Arithmetic,
  type VariantId,
} from '../../../cot/variants.ts';
import { PAPER_RANGES, parseRange, rangeInWords } from '../../../tasks/ranges.ts';
import { TASKS, taskById } from '../../../tasks/registry.ts';
import { ALGORITHM_CLASSES, type AlgorithmClass } from '../../../tasks/task.ts';
import { Button, ButtonLink } from '../../kit/Button.tsx';
import { Explanation } from '../../kit/Explanation.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { drawnInstance, exampleOf, taskOf, type Selection } from '../../links/selection.ts';
import { addressOf } from '../../links/trace-address.ts';
import { ARITHMETIC_WORDS, variantEntries } from '../../views/text/variant-entries.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import styles from './Toolbar.module.css';

/** Largest seed that is drawn. */
const MOST_SEED = 999_999;

/** Whose text it is: task, instance, variant, arithmetic. */
export function TextBar() {
  const session = useAttentionSession();
  const selection = useAttention((state) => state.selection);
  const task = taskOf(selection);
  const { variant, arithmetic, range, seed } = selection;
  const open = (changed: Partial<Selection>) => session.openSelection({ ...selection, ...changed });
  const chooseTask = (id: string) => {
    const chosen = taskById(id)!;
    const has = variantProblem(variant, [chosen]) === undefined;
    const settings = {
      range: 'S',
      variant: has ? variant : ('tail' as const),
      arithmetic: has ? arithmetic : 'folded',
    } as const;
    session.openSelection(exampleOf(chosen, settings));
  };
  const draw = (name: string) => {
    const parsed = parseRange(task, name);
    if (typeof parsed === 'string') return;
    const drawn = 1 + Math.floor(Math.random() * MOST_SEED);
    open({ range: parsed.name, seed: drawn, traced: { task: task.id, instance: drawnInstance(task, parsed, drawn) } });
  };
  return (
    <section className={styles.bar} aria-label="The text">
      <label className={styles.labelled}>
        Task
        <select value={task.id} onChange={(event) => chooseTask(event.target.value)}>
          {Object.entries(ALGORITHM_CLASSES).map(([id, name]) => (
            <optgroup key={id} label={name}>
              {TASKS.filter(({ algorithmClass }) => algorithmClass === (id as AlgorithmClass)).map((each) => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className={styles.labelled}>
        Variant
        <select
          value={variant}
          onChange={(event) => {
            // The list holds ids of variants only.
            const chosen = event.target.value as VariantId;
            const clash = arithmeticProblem(chosen, arithmetic) !== undefined;
            open({ variant: chosen, ...(clash && { arithmetic: 'folded' }) });
          }}
        >
          {variantsOf(task).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Segmented<Arithmetic>
        label="Arithmetic"
        options={(['folded', 'unfolded'] as const).map((value) => {
          const problem = arithmeticProblem(variant, value);
          return { value, text: value, title: problem ?? ARITHMETIC_WORDS[value], disabled: problem !== undefined };
        })}
        value={arithmetic}
        onChange={(chosen) => open({ arithmetic: chosen })}
      />
      <Explanation of="variants and arithmetic" entries={variantEntries(variantsOf(task))} />
      <span className={styles.group}>
        <span className={styles.word}>{seed === null ? 'Instance of the link' : `Seed ${seed}`}</span>
        {PAPER_RANGES.map((name) => (
          <Button
            key={name}
            aria-pressed={seed !== null && range === name}
            title={`Draw an instance: ${rangeInWords(task, { name, ...task.ranges[name] })}`}
            onClick={() => draw(name)}
          >
            <Dices size={14} aria-hidden /> {name}
          </Button>
        ))}
      </span>
      <ButtonLink href={addressOf(selection, undefined)} title="The same run, step by step; its link opens here, too">
        Open in Trace
      </ButtonLink>
    </section>
  );
}

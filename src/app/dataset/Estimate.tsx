import { useMemo, useState } from 'react';
import { grouped } from '../../base/grouped.ts';
import { variantOf, type VariantId } from '../../cot/variants.ts';
import { scheduleOf } from '../../dataset/folder/recipes/schedule.ts';
import { taskById } from '../../tasks/registry.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import { Explanation } from '../kit/Explanation.tsx';
import { useIsFolded } from '../kit/Fold.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { estimates } from './estimate.ts';
import { megabytes } from './stores/dataset-export.ts';
import { Distribution } from './Distribution.tsx';
import styles from './Estimate.module.css';
import { TokenTable } from './TokenTable.tsx';
import type { Preview } from './use-preview.ts';

type Measure = 'length' | 'tokens';

const MEASURES: Record<Measure, { readonly name: string; readonly value: (row: SampledRow) => number | null }> = {
  length: { name: 'length of the instance', value: ({ length }) => length },
  tokens: { name: 'tokens of the chat', value: ({ chatTokens }) => chatTokens },
};

/** What the names of figures mean that do not say it themselves. */
const FIGURES = [
  {
    name: 'Longest seen',
    words: 'The most tokens of a row among the examples that were run; a longer one may be drawn.',
  },
  { name: '90 %', words: 'Nine of ten rows have at most so many tokens.' },
  {
    name: 'cut at 1k … 32k',
    words: 'The share of rows longer than so many tokens, which a trainer with this limit cuts.',
  },
  { name: 'Updates of training', words: 'Changes of the weights that the recipes in the folder make with these rows.' },
] as const;

/** What comes of the settings: how much, how long, and what trainers would cut of it. */
export function Estimate({ preview }: { readonly preview: Preview }) {
  const { sound, sample, isSampling, failure } = preview;
  const isFolded = useIsFolded();
  const [measure, setMeasure] = useState<Measure>('length');
  const [wanted, setWanted] = useState<VariantId>();
  const variants = useMemo(() => [...new Set(sample?.rows.map(({ variant }) => variant))], [sample]);
  const variant = variants.find((each) => each === wanted) ?? variants[0];
  const rows = useMemo(() => sample?.rows.filter((row) => row.variant === variant) ?? [], [sample, variant]);
  // Lengths of different tasks count different things: each task has a picture of its own.
  const tasks = useMemo(() => [...new Set(rows.map(({ task }) => task))], [rows]);
  const { name, value } = MEASURES[measure];
  const whence = sample && sound && `estimated from ${grouped(sample.instances)} examples that were run`;
  const note = isSampling ? 'running some examples…' : (whence ?? (sample && 'of the settings before these'));
  return (
    <Panel
      title="What comes of it"
      note={<span role="status">{note}</span>}
      actions={
        <>
          {variants.length > 1 && (
            <select
              className={styles.select}
              aria-label="Variant that is measured"
              value={variant}
              onChange={(event) => setWanted(variants.find((each) => each === event.target.value))}
            >
              {variants.map((id) => (
                <option key={id} value={id}>
                  {variantOf(id).title}
                </option>
              ))}
            </select>
          )}
          <Explanation of="these figures" entries={FIGURES} />
          <Segmented<Measure>
            label="What is measured"
            options={[
              { value: 'length', text: 'Lengths' },
              { value: 'tokens', text: 'Tokens' },
            ]}
            value={measure}
            onChange={setMeasure}
          />
        </>
      }
    >
      <div
        className={styles.estimate}
        aria-busy={isSampling}
        data-stale={isSampling || !sound || undefined}
        hidden={isFolded}
      >
        <dl className={styles.facts}>
          <Fact name="Instances" value={sound && grouped(sound.instances)} />
          <Fact name="Rows, all files" value={sound && grouped(sound.rows)} />
          <Fact name="Size, about" value={sample && sound ? megabytes(sample.bytes) : undefined} />
          <Fact name="Longest seen" value={sample && sound ? longest(sample.rows) : undefined} />
          <Fact name="Updates of training" value={sample && sound ? updates(rows) : undefined} />
        </dl>
        {(failure ?? sample?.problem) && (
          <p className={styles.failure} role="alert">
            {failure ?? sample?.problem}
          </p>
        )}
        {sound?.notes.map((words) => (
          <p key={words} className={styles.words}>
            {words}
          </p>
        ))}
        <TokenTable rows={rows} />
        <div className={styles.pictures} data-several={tasks.length > 1 || undefined}>
          {tasks.map((task) => (
            <div key={task}>
              {tasks.length > 1 && <h3 className={styles.task}>{taskById(task)?.title}</h3>}
              <Distribution
                rows={rows.filter((row) => row.task === task)}
                name={measure === 'length' ? (taskById(task)?.lengthMeaning ?? name) : name}
                value={value}
              />
            </div>
          ))}
        </div>
        <p className={styles.legend}>
          {(['train', 'eval'] as const)
            .filter((side) => rows.some(({ split }) => split.startsWith(side)))
            .map((side) => (
              <span key={side} className={styles.side}>
                <span className={styles.key} data-side={side} aria-hidden />{' '}
                {side === 'train' ? 'training' : 'evaluation'}
              </span>
            ))}
        </p>
      </div>
    </Panel>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  );
}

/** Updates of the weights that the recipes make of the training rows of one variant: all weights, and a low-rank adapter. */
function updates(rows: readonly SampledRow[]): string {
  const train = estimates(rows).find(({ split }) => split === 'train')?.rows ?? 0;
  if (train === 0) return 'no rows to train on';
  const [full, lora] = [scheduleOf(train, 'full'), scheduleOf(train, 'lora')];
  const few = full.isEnough ? '' : ', too few to learn much';
  const adapter = lora.updates === full.updates ? '' : ` (adapter ${grouped(lora.updates)})`;
  return `${grouped(full.updates)}${adapter}${few}`;
}

function longest(rows: readonly SampledRow[]): string {
  const most = rows.reduce((greatest, { chatTokens }) => Math.max(greatest, chatTokens ?? 0), 0);
  return most === 0 ? '–' : `${grouped(most)} tokens`;
}

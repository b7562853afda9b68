import { Plus, X } from 'lucide-react';
import { Fragment } from 'react';
import { PAPER_MIXTURES } from '../../../dataset/settings/mixture.ts';
import { ofRange } from '../../../dataset/settings/settings.ts';
import { PAPER_RANGES } from '../../../tasks/ranges.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, Problem } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { PAPER_DRAFT, changeDraft, type DatasetDraft, type RangeDraft } from '../stores/dataset-draft.ts';
import { Section } from '../Section.tsx';
import styles from './Settings.module.css';

interface RangesFieldProps {
  readonly draft: DatasetDraft;
  readonly problemOf: (...fields: readonly string[]) => string | undefined;
}

/** How many examples are drawn of which lengths, for each task: range by range, or as a mixture at a constant total. */
export function RangesField({ draft, problemOf }: RangesFieldProps) {
  const { drawing, seed } = draft;
  return (
    <Section
      title="Examples of each task"
      actions={
        <Button
          size="small"
          kind="quiet"
          title="100,000 examples of S for training, 500 each of S, M and L for evaluation"
          onClick={() => changeDraft({ drawing: 'ranges', ranges: PAPER_DRAFT })}
        >
          As in the paper
        </Button>
      }
    >
      <Segmented
        label="How examples are asked for"
        options={[
          { value: 'ranges', text: 'Ranges' },
          { value: 'mixture', text: 'Mixture of S, M, L' },
        ]}
        value={drawing}
        onChange={(value) => changeDraft({ drawing: value })}
      />
      {drawing === 'ranges' ? (
        <Ranges ranges={draft.ranges} problemOf={problemOf} />
      ) : (
        <Mixture draft={draft} problemOf={problemOf} />
      )}
      <RangeWords tasks={draft.tasks} />
      <div className={styles.three}>
        <Field label="Seed" problem={problemOf('seed')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={seed}
              onChange={(event) => changeDraft({ seed: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}

/** What S, M and L are, for each task that is drawn: another length for each. */
function RangeWords({ tasks }: { readonly tasks: readonly string[] }) {
  const chosen = TASKS.filter(({ id }) => tasks.includes(id));
  if (chosen.length === 0) return null;
  const lines = chosen.map((task) => (
    <p key={task.id} className={styles.hint}>
      {chosen.length > 1 && `${task.title}: `}
      {PAPER_RANGES.map((name) => `${name} ${task.ranges[name].from}–${task.ranges[name].to}`).join(', ')}{' '}
      {task.lengthMeaning}
    </p>
  ));
  if (chosen.length <= 3) return lines;
  return (
    <details className={styles.hint}>
      <summary>What S, M and L are, for each of {chosen.length} tasks</summary>
      {lines}
    </details>
  );
}

/** What can be wrong with a range. */
const RANGE_PARTS = ['range', 'count'] as const;

type RangePart = (typeof RANGE_PARTS)[number];

const problemId = (part: RangePart, place: number) => `dataset-${part}-problem-${place}`;

function Ranges({
  ranges,
  problemOf,
}: Pick<RangesFieldProps, 'problemOf'> & { readonly ranges: readonly RangeDraft[] }) {
  const change = (place: number, part: Partial<RangeDraft>) =>
    changeDraft({ ranges: ranges.map((each, other) => (other === place ? { ...each, ...part } : each)) });
  const describedBy = (part: RangePart, place: number) =>
    problemOf(ofRange(part, place)) === undefined ? undefined : problemId(part, place);
  return (
    <>
      <div className={styles.ranges}>
        <span className={styles.column}>Lengths</span>
        <span className={styles.column}>Examples</span>
        <span className={styles.column}>For</span>
        <span />
        {ranges.map(({ range, count, split }, place) => (
          <Fragment key={place}>
            <input
              className={styles.control}
              aria-label={`Range ${place + 1}: S, M, L or lengths a-b`}
              aria-invalid={problemOf(ofRange('range', place)) !== undefined}
              aria-describedby={describedBy('range', place)}
              list="dataset-ranges"
              autoComplete="off"
              value={range}
              onChange={(event) => change(place, { range: event.target.value })}
            />
            <input
              className={styles.control}
              aria-label={`Examples of range ${place + 1}`}
              aria-invalid={problemOf(ofRange('count', place)) !== undefined}
              aria-describedby={describedBy('count', place)}
              inputMode="numeric"
              autoComplete="off"
              value={count}
              onChange={(event) => change(place, { count: event.target.value })}
            />
            <select
              className={styles.control}
              aria-label={`What range ${place + 1} is for`}
              value={split}
              onChange={(event) => change(place, { split: event.target.value })}
            >
              <option value="train">training</option>
              <option value="eval">evaluation</option>
              <option value="">both</option>
            </select>
            <Button
              kind="quiet"
              aria-label={`Leave range ${place + 1} out`}
              title="Leave this range out"
              disabled={ranges.length === 1}
              onClick={() => changeDraft({ ranges: ranges.filter((_, other) => other !== place) })}
            >
              <X size={14} aria-hidden />
            </Button>
            {RANGE_PARTS.map((part) => (
              <Problem key={part} id={problemId(part, place)} sentence={problemOf(ofRange(part, place))} />
            ))}
          </Fragment>
        ))}
      </div>
      <datalist id="dataset-ranges">
        {PAPER_RANGES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <div className={styles.line}>
        <Button
          size="small"
          onClick={() => changeDraft({ ranges: [...ranges, { range: 'M', count: '100', split: 'eval' }] })}
        >
          <Plus size={14} aria-hidden /> Add a range
        </Button>
      </div>
    </>
  );
}

function Mixture({ draft: { mixture, total, evaluation }, problemOf }: RangesFieldProps) {
  return (
    <>
      <div className={styles.three}>
        <Field label="Shares S:M:L" problem={problemOf('mixture')}>
          {(control) => (
            <input
              {...control}
              list="dataset-mixtures"
              autoComplete="off"
              value={mixture}
              onChange={(event) => changeDraft({ mixture: event.target.value })}
            />
          )}
        </Field>
        <Field label="In total" problem={problemOf('total', 'count')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={total}
              onChange={(event) => changeDraft({ total: event.target.value })}
            />
          )}
        </Field>
        <Field label="Evaluation of each" problem={problemOf('evaluation')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={evaluation}
              onChange={(event) => changeDraft({ evaluation: event.target.value })}
            />
          )}
        </Field>
      </div>
      <datalist id="dataset-mixtures">
        {PAPER_MIXTURES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <Problem sentence={problemOf('range', 'ranges')} />
    </>
  );
}

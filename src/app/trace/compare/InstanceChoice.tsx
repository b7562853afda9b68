import { Dices } from 'lucide-react';
import { grouped } from '../../../base/grouped.ts';
import { canonicalInstance } from '../../../tasks/instance.ts';
import { PAPER_RANGES, shownRange } from '../../../tasks/ranges.ts';
import type { Task } from '../../../tasks/task.ts';
import { Button } from '../../kit/Button.tsx';
import type { Comparison, Selection } from '../../links/selection.ts';
import { useTracePage } from '../trace-session.ts';
import styles from './ComparePanel.module.css';

interface InstanceChoiceProps {
  readonly comparison: Comparison;
  /** How many atomic states the run has; undefined while it is being made. */
  readonly states: number | undefined;
}

const SAME = 'same';

/** Whose run the text beside tells of: the same instance, or one drawn from a range. */
export function InstanceChoice({ comparison, states }: InstanceChoiceProps) {
  const session = useTracePage();
  const { drawn, variant, arithmetic } = comparison;
  const ranges = [...new Set([...PAPER_RANGES, ...(drawn ? [drawn.range] : [])])];
  const choose = (range: string, seed: number) =>
    session.compareWith(range === SAME ? { variant, arithmetic } : { variant, arithmetic, drawn: { range, seed } });
  return (
    <span className={styles.instance}>
      <select
        className={styles.select}
        aria-label="Instance on the right"
        value={drawn?.range ?? SAME}
        onChange={(event) => choose(event.target.value, drawn?.seed ?? 1)}
      >
        <option value={SAME}>same instance</option>
        {ranges.map((range) => (
          <option key={range} value={range}>
            {`${shownRange(range)}, seed ${drawn?.seed ?? 1}`}
          </option>
        ))}
      </select>
      {drawn && (
        <Button
          size="small"
          aria-label="Draw another instance for the right text"
          title="Draw another instance from this range"
          onClick={() => choose(drawn.range, drawn.seed + 1)}
        >
          <Dices size={14} aria-hidden />
        </Button>
      )}
      <span>{states === undefined ? '…' : `${grouped(states)} states`}</span>
    </span>
  );
}

/** Which instance a selection shows, in a few words. */
export function instanceName(task: Task, { seed, range, traced: { instance } }: Selection): string {
  if (seed !== null) return `${shownRange(range)}, seed ${seed}`;
  return canonicalInstance(task, instance) === canonicalInstance(task, task.example)
    ? 'the example'
    : 'a typed instance';
}

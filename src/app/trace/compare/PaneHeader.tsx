import type { ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { TextSettings } from '../../../cot/chain-of-thought.ts';
import { arithmeticProblem, variantsOf, type Arithmetic } from '../../../cot/variants.ts';
import type { Task } from '../../../tasks/task.ts';
import type { MeasuredText } from '../../panels/text/use-text-measure.ts';
import styles from './ComparePanel.module.css';

interface PaneHeaderProps {
  readonly task: Task;
  readonly label: string;
  readonly settings: TextSettings;
  readonly measure: MeasuredText | undefined;
  /** The tokens of the longer text. */
  readonly most: number;
  /** Why there is no text, as a sentence. */
  readonly problem?: string | undefined;
  readonly onSettings: (settings: TextSettings) => void;
  /** Whose run it is. */
  readonly children: ReactNode;
}

/** Every text that a run of the task can be written as. */
function choicesOf(task: Task): readonly (TextSettings & { readonly title: string })[] {
  return variantsOf(task).flatMap(({ id, title }) =>
    (['folded', 'unfolded'] as const satisfies readonly Arithmetic[]).flatMap((arithmetic) =>
      arithmeticProblem(id, arithmetic) === undefined
        ? [{ variant: id, arithmetic, title: arithmetic === 'folded' ? title : `${title}, unfolded` }]
        : [],
    ),
  );
}

/** Which text a pane shows, and how long all of it is, with a bar beside that of the other. */
export function PaneHeader(props: PaneHeaderProps) {
  const { task, label, settings, measure, most, onSettings, children } = props;
  const choices = choicesOf(task);
  const chosen = choices.findIndex(
    ({ variant, arithmetic }) => variant === settings.variant && arithmetic === settings.arithmetic,
  );
  const choose = (index: number) => {
    const { variant, arithmetic } = choices[index]!;
    onSettings({ variant, arithmetic });
  };
  const { totalTokens, totalCharacters, isComplete, problem } = measure ?? {
    totalTokens: 0,
    totalCharacters: 0,
    isComplete: false,
    problem: undefined,
  };
  const share = most > 0 ? totalTokens / most : 0;
  return (
    <div className={styles.head}>
      <div className={styles.choice}>
        <select
          className={styles.select}
          aria-label={label}
          value={chosen}
          onChange={(event) => choose(Number(event.target.value))}
        >
          {choices.map(({ title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
        {children}
      </div>
      <p className={styles.total}>
        {props.problem ?? problem ?? (
          <>
            <b>{grouped(totalTokens)}</b> tokens · {grouped(totalCharacters)} characters
            {!isComplete && '…'}
          </>
        )}
      </p>
      <span className={styles.share}>{isComplete && share < 1 ? `${Math.round(100 * share)} %` : ''}</span>
      <div className={styles.track} aria-hidden>
        <div className={styles.bar} style={{ width: `${100 * share}%` }} />
      </div>
    </div>
  );
}

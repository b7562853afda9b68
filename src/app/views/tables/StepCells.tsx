import { createContext, useContext, useSyncExternalStore } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { StepHere, StepView } from '../../../workers/views/step-views.ts';
import type { WindowCache } from '../../lists/window-cache.ts';
import styles from './StepsTable.module.css';

/** The step of the current line, for the cells that say something of it: only they are drawn again when another is. */
export const Here = createContext<StepHere | null>(null);

interface CellProps {
  readonly cache: WindowCache<StepView>;
  readonly number: number;
}

/** Something that a step says. */
export function StepWords({ cache, number, words }: CellProps & { readonly words: (step: StepView) => string }) {
  const step = useRow(cache, number);
  // The title says in full what may be cut off.
  return step ? <span title={words(step)}>{words(step)}</span> : <Waiting cache={cache} number={number} />;
}

/** How often a step occurs; of the current one, which of its places this is. */
export function StepCount({ cache, number }: CellProps) {
  const step = useRow(cache, number);
  const here = useContext(Here);
  if (!step) return <Waiting cache={cache} number={number} />;
  if (here?.number !== number) return grouped(step.count);
  return `${grouped(here.occurrence)} of ${grouped(here.occurrences)}`;
}

/** Signs for what the lines of a step leave unsaid. */
export function StepMarks({ cache, number }: CellProps) {
  const step = useRow(cache, number);
  if (!step) return <Waiting cache={cache} number={number} />;
  return (
    <>
      {step.isAmbiguous && <Mark {...AMBIGUOUS} />} {!step.isAnnounced && <Mark {...UNANNOUNCED} />}
    </>
  );
}

/** A left side with several right sides. */
export const AMBIGUOUS = {
  sign: '≠',
  name: 'ambiguous',
  title: 'The same left side has another right side elsewhere.',
};

/** A line without a word about the one that follows. */
export const UNANNOUNCED = { sign: '→?', name: 'unannounced', title: 'It does not say what comes next.' };

/** A sign with its name, by which it is also found. */
export function Mark({ sign, name, title }: { readonly sign: string; readonly name: string; readonly title: string }) {
  return (
    <span className={styles.mark} role="img" aria-label={name} title={`${name}: ${title}`}>
      {sign}
    </span>
  );
}

function Waiting({ cache, number }: CellProps) {
  return <span className={styles.waiting}>{cache.problem(number) ? '–' : '…'}</span>;
}

function useRow({ subscribe, row }: WindowCache<StepView>, number: number): StepView | undefined {
  return useSyncExternalStore(subscribe, () => row(number));
}

import { canonicalInstance } from '../../tasks/instance.ts';
import { taskOf, type Selection } from './selection.ts';

/** The id of the Dataset page in addresses. */
export const DATASET_PAGE = 'dataset';

/** What an address of the Dataset page begins with. */
export const DATASET_ADDRESS = `#page=${DATASET_PAGE}`;

/**
 * The Dataset page with what is traced filled in: its task, how its text is written, and – where it was typed – the instance itself. What
 * is drawn of which lengths is left to the page, so that every way to it leads to the same design.
 */
export function datasetOfTrace(selection: Selection): string {
  const { traced, variant, arithmetic, seed } = selection;
  const parts = new URLSearchParams({ task: traced.task, variant, arithmetic, seed: String(seed ?? 1) });
  if (isTyped(selection)) parts.set('own', JSON.stringify({ task: traced.task, instance: traced.instance }));
  return `${DATASET_ADDRESS}&${parts.toString()}`;
}

/** Whether the instance can be had in no other way than by taking it along. */
function isTyped(selection: Selection): boolean {
  const task = taskOf(selection);
  return (
    selection.seed === null &&
    canonicalInstance(task, selection.traced.instance) !== canonicalInstance(task, task.example)
  );
}

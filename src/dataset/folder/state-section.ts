import { TASKS } from '../../tasks/registry.ts';
import type { FolderFacts } from './facts.ts';
import { table } from './markdown.ts';

const QUARTILES = [0, 0.25, 0.5, 0.75, 1];

/** The card's account of how much work the instances are: atomic states of their runs, by task and range. */
export function stateSection({ states }: FolderFacts): string {
  const order = TASKS.map(({ id }) => id);
  // Shards report in their order; the card has one of its own.
  const rows = states.all
    .toSorted(
      (one, other) =>
        order.indexOf(one.task) - order.indexOf(other.task) || one.states.quantile(0.5) - other.states.quantile(0.5),
    )
    .map(({ task, range, states: counts }) => [
      task,
      range,
      String(counts.total),
      ...QUARTILES.map((share) => String(counts.quantile(share))),
    ]);
  if (rows.length === 0) return '';
  return `## Atomic states

How much work the instances are: atomic states of their runs, nested ones not counted, whatever a variant shows of them.

${table(['task', 'range', 'instances', 'least', '25 %', 'median', '75 %', 'most'], rows)}`;
}

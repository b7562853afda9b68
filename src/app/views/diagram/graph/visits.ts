import type { DiagramTree } from './hierarchy.ts';

/** How often the machine was in what the boxes hold, by the id of the box. */
export type BoxVisits = ReadonlyMap<string, number>;

/** Sums the visits of states into the groups around them. `visits` is by state; halting states are not in it. */
export function boxVisits(tree: DiagramTree, visits: Int32Array): BoxVisits {
  const sums = new Map<string, number>();
  for (const [state, chain] of tree.chains) {
    if (state < 0) continue;
    for (const { id } of chain) sums.set(id, (sums.get(id) ?? 0) + (visits[state] ?? 0));
  }
  return sums;
}

/**
 * How warm a box is drawn, 0 to 1: by the logarithm, because the inner loop of a machine runs a thousand times for every time that
 * its start does.
 */
export function heatOf(visits: number, most: number): number {
  return most > 0 ? Math.log1p(visits) / Math.log1p(most) : 0;
}

/** A number that fits over a box. */
export function visitsInShort(visits: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(visits);
}

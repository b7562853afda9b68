import { PAPER_RANGES } from '../../tasks/ranges.ts';
import type { PaperRange } from '../../tasks/task.ts';

/** The mixtures of S:M:L that the paper studies. */
export const PAPER_MIXTURES: readonly string[] = ['1:0:0', '8:1:1', '7:2:1', '5:3:2', '4:3:3'];

/** The shares of S, M and L in a text such as `8:1:1`, or undefined when it is none. */
export function parseMixture(text: string): readonly number[] | undefined {
  const shares = /^\d{1,4}:\d{1,4}:\d{1,4}$/.test(text) ? text.split(':').map(Number) : [];
  return shares.some((share) => share > 0) ? shares : undefined;
}

/**
 * How many examples each range gets, so that together they are exactly `total`: whole parts first, then one each to the largest
 * remainders, the shorter range first when they are equal. Ranges that get none are left out.
 */
export function mixtureCounts(
  shares: readonly number[],
  total: number,
): readonly { readonly range: PaperRange; readonly count: number }[] {
  const sum = shares.reduce((one, other) => one + other, 0);
  const exact = shares.map((share) => (share * total) / sum);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((one, other) => one + other, 0);
  const byRemainder = exact
    .map((value, position) => ({ position, remainder: value - counts[position]! }))
    .toSorted((one, other) => other.remainder - one.remainder || one.position - other.position);
  for (const { position } of byRemainder.slice(0, left)) counts[position]!++;
  return PAPER_RANGES.map((range, position) => ({ range, count: counts[position] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

/** Right answers among the samples of one exact length. */
export interface LengthCount {
  readonly length: number;
  readonly samples: number;
  readonly right: number;
}

/** The accuracy that a length must have to count. */
const ENOUGH = 0.9;

/**
 * The longest length with at least 90 % right answers, counted up from the shortest: every length measured up to it has at least
 * 90 %, too. Undefined where the shortest one has less.
 */
export function longestGoodLength(counts: readonly LengthCount[]): number | undefined {
  let longest: number | undefined;
  for (const { length, samples, right } of counts.toSorted((one, other) => one.length - other.length)) {
    if (right < ENOUGH * samples) return longest;
    longest = length;
  }
  return longest;
}

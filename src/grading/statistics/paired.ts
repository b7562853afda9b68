import { exponential, logarithm } from './elementary.ts';

/**
 * The exact McNemar test of two runs on the same instances: how likely it is, if both were equally good, that the samples on which they
 * differ – `onlyFirst` right in the first alone, `onlySecond` in the second alone – split at least this unevenly. Two-sided.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const discordant = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  if (onlyFirst === onlySecond) return 1;
  // Binomial coefficients in logarithms: thousands of samples would overflow.
  let logCoefficient = 0;
  let tail = 0;
  for (let successes = 0; successes <= fewer; successes++) {
    if (successes > 0) logCoefficient += logarithm((discordant - successes + 1) / successes);
    tail += exponential(logCoefficient - discordant * Math.LN2);
  }
  return Math.min(1, 2 * tail);
}

/** P-values of several tests adjusted by Holm's step-down method, in the order in which they came. */
export function holm(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((one, other) => values[one]! - values[other]!);
  const adjusted: number[] = values.map(() => 1);
  let least = 0;
  for (const [rank, place] of order.entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[place]!));
    adjusted[place] = least;
  }
  return adjusted;
}

import { exponential, logarithm } from './elementary.ts';

/** Bounds of a share, both from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution, of 95 % two-sided intervals. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson (1927). Unlike ± 1.96 standard errors it holds for few samples and for shares near 0 and 1
 * (Bowyer et al., arXiv 2503.01747). Of no samples it is everything.
 */
export function wilson(successes: number, samples: number): Interval {
  if (samples === 0) return { low: 0, high: 1 };
  const share = successes / samples;
  const widening = (Z * Z) / samples;
  const middle = (share + widening / 2) / (1 + widening);
  const half = (Z / (1 + widening)) * Math.sqrt((share * (1 - share) + widening / 4) / samples);
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === samples ? 1 : Math.min(1, middle + half),
  };
}

/** The upper 95 % bound of the rate of errors when none was seen in `n` samples: 1 − 0.05^(1/n), about 3/n. */
export function zeroErrorBound(samples: number): number {
  return samples === 0 ? 1 : 1 - exponential(logarithm(0.05) / samples);
}

import { Random } from '../../base/random.ts';
import type { Interval } from './interval.ts';

/** What is known of one instance: how many samples it has, and what they are worth together. */
export interface Cluster {
  readonly samples: number;
  /** Right samples; or, of two runs, right in the one minus right in the other. */
  readonly sum: number;
}

/** Resamples of a bootstrap: the bounds then vary by about a hundredth of the interval from seed to seed. */
const RESAMPLES = 2000;

/**
 * The 95 % interval of a mean over samples of which several may belong to one instance: whole instances are drawn again (Miller,
 * arXiv 2411.00640), because samples of one instance are not independent. The same seed gives the same bounds.
 */
export function clusterBootstrap(clusters: readonly Cluster[], seed: number): Interval {
  if (clusters.length === 0) return { low: 0, high: 1 };
  const random = new Random('bootstrap', seed, clusters.length);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let samples = 0;
    let sum = 0;
    for (let drawn = 0; drawn < clusters.length; drawn++) {
      const cluster = clusters[random.integer(0, clusters.length - 1)]!;
      samples += cluster.samples;
      sum += cluster.sum;
    }
    return sum / samples;
  }).toSorted();
  return { low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}

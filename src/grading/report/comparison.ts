import { clusterBootstrap, type Cluster } from '../statistics/bootstrap.ts';
import type { Interval } from '../statistics/interval.ts';
import { holm, mcnemar } from '../statistics/paired.ts';
import type { InstanceScores } from './instance-scores.ts';

/** Two runs on the instances that both have. */
export interface Comparison {
  readonly first: string;
  readonly second: string;
  readonly instances: number;
  /** Instances whose first sample is right in one run alone. */
  readonly only_first: number;
  readonly only_second: number;
  /** McNemar's exact test. */
  readonly p: number;
  /** Accuracy of the first minus that of the second, and its interval by a bootstrap over instances. */
  readonly difference: number;
  readonly interval: Interval;
  /** The same test by exact length, adjusted by Holm. */
  readonly lengths: readonly {
    readonly length: number;
    readonly only_first: number;
    readonly only_second: number;
    readonly p: number;
    readonly p_adjusted: number;
  }[];
}

/** Compares two runs instance by instance; undefined where they share none. */
export function compare(first: string, second: string, scores: InstanceScores, seed: number): Comparison | undefined {
  const clusters: Cluster[] = [];
  const whole = { onlyFirst: 0, onlySecond: 0 };
  const byLength = new Map<number, typeof whole>();
  let difference = 0;
  for (let number = 0; number < scores.size; number++) {
    const [one, other] = [scores.of(first, number), scores.of(second, number)];
    if (!one || !other) continue;
    const length = scores.lengthOf(number);
    const sum = one.correct / one.total - other.correct / other.total;
    difference += sum;
    clusters.push({ samples: 1, sum });
    const own = byLength.get(length) ?? { onlyFirst: 0, onlySecond: 0 };
    byLength.set(length, own);
    if (one.first === other.first) continue;
    for (const count of [whole, own])
      if (one.first) count.onlyFirst++;
      else count.onlySecond++;
  }
  if (clusters.length === 0) return undefined;
  const lengths = [...byLength].toSorted(([one], [other]) => one - other);
  const values = lengths.map(([, { onlyFirst, onlySecond }]) => mcnemar(onlyFirst, onlySecond));
  const adjusted = holm(values);
  return {
    first,
    second,
    instances: clusters.length,
    only_first: whole.onlyFirst,
    only_second: whole.onlySecond,
    p: mcnemar(whole.onlyFirst, whole.onlySecond),
    difference: difference / clusters.length,
    interval: clusterBootstrap(clusters, seed),
    lengths: lengths.map(([length, { onlyFirst, onlySecond }], at) => ({
      length,
      only_first: onlyFirst,
      only_second: onlySecond,
      p: values[at]!,
      p_adjusted: adjusted[at]!,
    })),
  };
}

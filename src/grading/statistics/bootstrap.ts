import { Random } from '../../base/random.ts';
import type { Interval } from './interval.ts';
import { drawnBinomial } from './drawn-binomial.ts';

/** What is known of one instance: how many samples it has, and what they are worth together. */
export interface Cluster {
  readonly samples: number;
  /** Right samples; or, of two runs, right in the one minus right in the other. */
  readonly sum: number;
}

/** Clusters that are alike. */
interface Alike extends Cluster {
  count: number;
}

/** Resamples of a bootstrap: the bounds then vary by about a hundredth of the interval from seed to seed. */
const RESAMPLES = 2000;

/**
 * The 95 % interval of a mean over samples of which several may belong to one instance: whole instances are drawn again (Miller,
 * arXiv 2411.00640), because samples of one instance are not independent. The same seed gives the same bounds.
 *
 * Of clusters that are alike it only matters how often one of them is drawn: these numbers are drawn, as a multinomial distribution has
 * them, and not one cluster after another – of a hundred thousand that would take ten seconds.
 */
export function clusterBootstrap(clusters: readonly Cluster[], seed: number): Interval {
  if (clusters.length === 0) return { low: 0, high: 1 };
  const random = new Random('bootstrap', seed, clusters.length);
  const groups = alikeTogether(clusters);
  const before = [0];
  for (const { count } of groups) before.push(before.at(-1)! + count);
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    const drawn = { samples: 0, sum: 0 };
    draw(groups, before, 0, groups.length, clusters.length, random, drawn);
    return drawn.sum / drawn.samples;
  }).toSorted();
  return { low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}

/** The different clusters, each with how many there are of it. */
function alikeTogether(clusters: readonly Cluster[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { samples, sum } of clusters) {
    const key = `${samples} ${sum}`;
    const known = groups.get(key);
    if (known) known.count++;
    else groups.set(key, { samples, sum, count: 1 });
  }
  return [...groups.values()];
}

/**
 * Draws clusters from the groups [from, to) and adds up what they are worth. How many of them come from the first half of the groups is
 * drawn first, then each half is halved again.
 *
 * @param before how many clusters there are in all groups before each
 */
function draw(
  groups: readonly Alike[],
  before: readonly number[],
  from: number,
  to: number,
  clusters: number,
  random: Random,
  drawn: { samples: number; sum: number },
): void {
  if (clusters === 0) return;
  if (to - from === 1) {
    drawn.samples += clusters * groups[from]!.samples;
    drawn.sum += clusters * groups[from]!.sum;
    return;
  }
  const middle = (from + to) >> 1;
  const inFirst = drawnBinomial(clusters, before[middle]! - before[from]!, before[to]! - before[from]!, random);
  draw(groups, before, from, middle, inFirst, random, drawn);
  draw(groups, before, middle, to, clusters - inFirst, random, drawn);
}

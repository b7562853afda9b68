import { Random } from '../../base/random.ts';
import { HeadCounter, measured, type Score } from './head-scores.ts';
import { chanceOf, type TokenRead } from './token-reads.ts';

/** An attention that no model has, to compare heads with. */
export interface Control {
  readonly id: 'oracle' | 'uniform' | 'previous' | 'shuffled';
  readonly title: string;
  /** What it attends to, as a sentence. */
  readonly words: string;
  /** The weights of a read's row: one for each key up to the row’s own. */
  readonly row: (read: TokenRead, random: Random) => Float64Array;
}

/** Controls in the order in which they are listed. */
export const CONTROLS: readonly Control[] = [
  {
    id: 'oracle',
    title: 'Oracle',
    words: 'All attention on the sources, as much on each.',
    row: ({ row, sources }) => {
      const weights = new Float64Array(row + 1);
      for (const source of sources) weights[source] = 1 / sources.length;
      return weights;
    },
  },
  {
    id: 'uniform',
    title: 'Uniform',
    words: 'As much attention on each key: its mass is chance. Of equal weights the first counts as the largest.',
    row: ({ row }) => new Float64Array(row + 1).fill(1 / (row + 1)),
  },
  {
    id: 'previous',
    title: 'Previous token',
    words: 'All attention on the token before the one at which the row is.',
    row: ({ row }) => {
      const weights = new Float64Array(row + 1);
      weights[Math.max(0, row - 1)] = 1;
      return weights;
    },
  },
  {
    id: 'shuffled',
    title: 'Shuffled',
    words: 'The rows of the oracle with their keys in a random order.',
    row: ({ row, sources }, random) => {
      const weights = new Float64Array(row + 1);
      for (const key of random.distinctIntegers(sources.length, 0, row)) weights[key] = 1 / sources.length;
      return weights;
    },
  },
];

/** A control's score, and the band in which a shuffled one is 99 times in 100. */
export interface ControlScore {
  readonly id: Control['id'];
  readonly title: string;
  readonly words: string;
  readonly score: Score;
}

/** The scores of all controls on the same reads. Equal reads give equal scores: what is shuffled is named by the row. */
export function controlScores(reads: readonly TokenRead[]): ControlScore[] {
  return CONTROLS.map(({ id, title, words, row }) => {
    const counter = new HeadCounter(reads);
    const mass = new Float64Array(reads.length);
    const hit = new Uint8Array(reads.length);
    const random = new Random('attention', 'shuffled', reads.length);
    reads.forEach((read, number) => {
      const found = measured(row(read, random), read);
      mass[number] = found.mass;
      hit[number] = found.hit ? 1 : 0;
    });
    counter.add(0, 0, mass, hit);
    return { id, title, words, score: counter.scores()[0]!.all };
  });
}

/** The 99.5 % quantile of the normal distribution: outside on both sides together is 1 %. */
const Z_99 = 2.5758293035489;

/** The mean of chance over reads, and the band in which the mean mass of shuffled rows of the oracle is 99 times in 100. */
export function chanceBand(reads: readonly TokenRead[]): {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
} {
  if (reads.length === 0) return { mean: 0, low: 0, high: 0 };
  let [sum, variance] = [0, 0];
  for (const read of reads) {
    const keys = read.row + 1;
    const sources = read.sources.length;
    const chance = chanceOf(read);
    sum += chance;
    // Of `sources` keys drawn without putting back, each with a weight of 1 / sources, those that are sources (hypergeometric).
    if (keys > 1) variance += ((chance * (1 - chance)) / sources) * ((keys - sources) / (keys - 1));
  }
  const mean = sum / reads.length;
  const reach = (Z_99 * Math.sqrt(variance)) / reads.length;
  return { mean, low: mean - reach, high: mean + reach };
}

import type { Score } from '../../../attention/scores/head-scores.ts';

/** A head with its number among all of them and the score of the kind that is shown. */
export interface HeadRow {
  readonly number: number;
  readonly layer: number;
  readonly head: number;
  readonly score: Score;
}

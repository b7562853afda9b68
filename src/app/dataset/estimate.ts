import { Histogram } from '../../dataset/histogram.ts';
import { SPLITS, type Split } from '../../dataset/draw/split.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';

/** What the sampled rows of a split say of all its rows; each counts for as many rows as it was sampled from. */
export interface SplitEstimate {
  readonly split: Split;
  /** How many rows it will have, about. */
  readonly rows: number;
  /** How many were sampled. */
  readonly sampled: number;
  /** Qwen tokens of the chat as it is trained on. */
  readonly tokens: Histogram;
}

/** The estimates of all splits that have sampled rows, in the order of a folder's files. */
export function estimates(rows: readonly SampledRow[]): readonly SplitEstimate[] {
  return SPLITS.map((split): SplitEstimate => {
    const ofSplit = rows.filter((row) => row.split === split);
    const tokens = new Histogram();
    for (const { chatTokens, weight } of ofSplit) if (chatTokens !== null) tokens.add(chatTokens, weight);
    return {
      split,
      rows: Math.round(ofSplit.reduce((sum, { weight }) => sum + weight, 0)),
      sampled: ofSplit.length,
      tokens,
    };
  }).filter(({ sampled }) => sampled > 0);
}

/** A share in percent, so that little is not none. */
export function percent(share: number): string {
  if (share === 0) return '0 %';
  return share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`;
}

import type { Split } from '../draw/split.ts';
import type { Histogram } from '../histogram.ts';
import type { FolderFacts } from './facts.ts';

/** Limits are rounded up to a multiple of this, which graphics cards like. */
const MULTIPLE = 64;

/** A number of tokens that nothing in the dataset exceeds. */
export interface Limit {
  readonly tokens: number;
  /** Whether the tokens of every row were counted; else it is the number of bytes, which no chat has more tokens than. */
  readonly counted: boolean;
}

/** Tokens of the longest row of a configuration and split as it is trained on, rounded up: a trainer with this limit cuts nothing. */
export function chatLimit(facts: FolderFacts, config: string, split: Split): Limit {
  const { rows, chatTokens, chatBytes } = facts.statistics(config, split);
  return limitOf(rows, chatTokens, chatBytes, 0);
}

/** Tokens of the longest completion of a configuration and split, and of the mark that ends it, rounded up. */
export function completionLimit(facts: FolderFacts, config: string, split: Split): Limit {
  const { rows, tokens, chatBytes } = facts.statistics(config, split);
  return limitOf(rows, tokens, chatBytes, 1);
}

/** A limit is counted only where every row was: of rows that were not counted the longest may be one. */
function limitOf(rows: number, tokens: Histogram, bytes: Histogram, marks: number): Limit {
  const counted = tokens.total === rows;
  return { tokens: roundedUp((counted ? tokens.greatest : bytes.greatest) + marks), counted };
}

/** Where a limit comes from, for a comment beside it. */
export function limitSource({ counted }: Limit): string {
  return counted
    ? 'the longest example, in Qwen tokens, rounded up'
    : 'the longest example in bytes, which are never fewer than tokens; count tokens for a closer limit';
}

const roundedUp = (tokens: number) => Math.ceil(tokens / MULTIPLE) * MULTIPLE;

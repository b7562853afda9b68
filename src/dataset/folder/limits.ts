import type { Split } from '../draw/split.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';

/** Limits are rounded up to a multiple of this, which graphics cards like. */
const MULTIPLE = 64;

/** A number of tokens that nothing in the dataset exceeds. */
export interface Limit {
  readonly tokens: number;
  /** Whether tokens were counted; else it is the number of bytes, which no chat has more tokens than. */
  readonly counted: boolean;
}

/** Tokens of the longest chat of a split as it is trained on, rounded up: a trainer with this limit cuts nothing. */
export function chatLimit(facts: FolderFacts, config: string, split: Split): Limit {
  const { chatTokens, chatBytes } = facts.statistics(config, split);
  const counted = chatTokens.total > 0;
  return { tokens: roundedUp(counted ? chatTokens.greatest : chatBytes.greatest), counted };
}

/** Tokens of the longest completion of the evaluation splits and of the mark that ends it, rounded up. */
export function completionLimit(facts: FolderFacts, config: string): Limit {
  const statistics = evaluationSplits(facts).map((split) => facts.statistics(config, split));
  const counted = statistics.every(({ tokens }) => tokens.total > 0);
  const greatest = statistics.map(({ tokens, chatBytes }) => (counted ? tokens.greatest : chatBytes.greatest));
  return { tokens: roundedUp(Math.max(...greatest) + 1), counted };
}

/** Where a limit comes from, for a comment beside it. */
export function limitSource({ counted }: Limit): string {
  return counted
    ? 'the longest example, in Qwen tokens, rounded up'
    : 'the longest example in bytes, which are never fewer than tokens; count tokens for a closer limit';
}

const roundedUp = (tokens: number) => Math.ceil(tokens / MULTIPLE) * MULTIPLE;

import type { RowFacts } from './batch.ts';
import { Histogram } from './histogram.ts';

/** What is known of the rows of one split in one configuration. */
export interface SplitStatistics {
  readonly rows: number;
  /** Lengths of the instances. */
  readonly lengths: Histogram;
  /** Characters of the completions. */
  readonly characters: Histogram;
  /** Tokens of the completions; empty when they are not counted. */
  readonly tokens: Histogram;
  /** Tokens of the chats as they are trained on; empty when they are not counted. */
  readonly chatTokens: Histogram;
  /** Bytes of the chats: what no chat has more tokens than. */
  readonly chatBytes: Histogram;
  /** Longest runs of line breaks within a step; empty for rows without steps. */
  readonly breaks: Histogram;
}

const HISTOGRAMS = ['lengths', 'characters', 'tokens', 'chatTokens', 'chatBytes', 'breaks'] as const;

/** Statistics as plain JSON, for the report of a shard. */
export type StatisticsJson = { readonly rows: number } & Readonly<
  Record<(typeof HISTOGRAMS)[number], readonly (readonly [number, number])[]>
>;

/** Counts rows as they are written. */
export class StatisticsCount implements SplitStatistics {
  rows = 0;
  readonly lengths = new Histogram();
  readonly characters = new Histogram();
  readonly tokens = new Histogram();
  readonly chatTokens = new Histogram();
  readonly chatBytes = new Histogram();
  readonly breaks = new Histogram();

  /** Counts one row. */
  add({ length, characters, tokens, chatTokens, chatBytes, breaks }: RowFacts): void {
    this.rows++;
    this.lengths.add(length);
    this.characters.add(characters);
    if (tokens !== null) this.tokens.add(tokens);
    if (chatTokens !== null) this.chatTokens.add(chatTokens);
    this.chatBytes.add(chatBytes);
    if (breaks !== null) this.breaks.add(breaks);
  }

  /** Counts the rows of another count, or of a shard's report. */
  merge(other: StatisticsJson): void {
    this.rows += other.rows;
    for (const name of HISTOGRAMS) for (const [value, count] of other[name]) this[name].add(value, count);
  }

  /** As plain JSON. */
  json(): StatisticsJson {
    const { rows, lengths, characters, tokens, chatTokens, chatBytes, breaks } = this;
    return {
      rows,
      lengths: lengths.pairs,
      characters: characters.pairs,
      tokens: tokens.pairs,
      chatTokens: chatTokens.pairs,
      chatBytes: chatBytes.pairs,
      breaks: breaks.pairs,
    };
  }
}

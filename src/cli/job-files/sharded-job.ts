import type { JobNeeds } from './job-needs.ts';

/** A dataset that is made in shards. */
export interface ShardedJob {
  readonly shards: number;
  readonly folder: string;
  /** How the command line is called where the job runs. */
  readonly program: string;
  /** The options of `generate`, without folder and shard. */
  readonly words: readonly string[];
  readonly needs: JobNeeds;
  readonly image?: string | undefined;
  readonly claim?: string | undefined;
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

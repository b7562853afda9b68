import { fieldProblem } from '../base/problems.ts';
import type { Shard } from '../dataset/data-files.ts';
import { MOST_SHARDS } from '../dataset/settings/settings.ts';
import { UsageProblem } from './usage-problem.ts';

/** A shard from a text such as `0/16`. Throws a `UsageProblem` when it is none. */
export function shardOf(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (of === '' || shard.index >= shard.of || shard.of > MOST_SHARDS)
    throw new UsageProblem(fieldProblem('shard', text, `I/N with 0 ≤ I < N ≤ ${MOST_SHARDS}, such as 0/16`).message);
  return shard;
}

/** A number of shards. Throws a `UsageProblem` when it is none. */
export function shardsOf(text: string): number {
  const shards = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (shards < 1 || shards > MOST_SHARDS)
    throw new UsageProblem(fieldProblem('shards', text, `a whole number, 1 to ${MOST_SHARDS}`).message);
  return shards;
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DatasetSettings, RangeSettings } from './settings.ts';

/** Tasks and variants that a name lists; more would make it longer than file systems and people like. */
const LISTED = 3;

/** Ranges that a name lists with their counts. */
const RANGES_LISTED = 6;

/** Digits of the settings' hash, where a name cannot list everything. */
const HASH_DIGITS = 8;

/**
 * A name for a dataset's folder, archive or file, without its ending: tasks, variants, arithmetic, counts and seed, so that two datasets
 * do not land under one name. Such as `lcs-tail-folded-train-Sx1000-eval-Sx50-Mx50-Lx50-seed-1`.
 */
export function datasetName(settings: DatasetSettings): string {
  const { tasks, variants, arithmetic, ranges, instances = [], seed } = settings;
  const own = instances.length > 0 ? [`own-${instances.length}`] : [];
  const isWhole =
    tasks.length <= LISTED && variants.length <= LISTED && ranges.length <= RANGES_LISTED && instances.length === 0;
  return [
    ...(tasks.length === 0 ? [] : [listOf(tasks, 'tasks')]),
    listOf(variants, 'variants'),
    arithmetic,
    ...own,
    ...(tasks.length === 0 ? [] : countsOf(ranges)),
    `seed-${seed}`,
    // What is not listed is told apart by the settings' hash.
    ...(isWhole ? [] : [bytesToHex(sha256(utf8ToBytes(JSON.stringify(settings)))).slice(0, HASH_DIGITS)]),
  ].join('-');
}

const listOf = (ids: readonly string[], what: string): string =>
  ids.length <= LISTED ? ids.join('+') : `${ids.length}-${what}`;

function countsOf(ranges: readonly RangeSettings[]): readonly string[] {
  if (ranges.length > RANGES_LISTED) return [`${ranges.length}-ranges`];
  return ([undefined, 'train', 'eval'] as const).flatMap((side) => {
    const counts = ranges.filter(({ split }) => split === side).map(({ range, count }) => `${range}x${count}`);
    return counts.length === 0 ? [] : [...(side ? [side] : []), ...counts];
  });
}

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { version } from '../../../package.json';
import type { DatasetSettings } from '../settings/settings.ts';

/** The first year that a ZIP archive can name, and how many years from then on are used. */
const FIRST_YEAR = 1980;
const YEARS = 40;
const DAYS_IN_A_YEAR = 365;
/** Every clock shows noon once a day; other hours are skipped or shown twice where clocks are changed. */
const NOON = 12;

/**
 * The time of the files in a dataset's archive, made of its settings: the same for the same dataset, and another for another. A true time
 * would make two runs differ, and one time for all would let tools whose cache goes by path and time – Axolotl, LLaMA-Factory – serve the
 * rows of an archive that was unpacked at the same place before.
 */
export function archiveTime(settings: DatasetSettings): Date {
  const hash = new DataView(sha256(utf8ToBytes(`${version} ${JSON.stringify(settings)}`)).buffer);
  const day = hash.getUint32(0) % (YEARS * DAYS_IN_A_YEAR);
  // An archive counts seconds by twos.
  return new Date(FIRST_YEAR, 0, 1 + day, NOON, hash.getUint32(4) % 60, 2 * (hash.getUint32(8) % 30));
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FileReport } from '../dataset-run.ts';

/** Digits of a content's hash in names and descriptions: 64 bits, so that no two datasets of a person share them by chance. */
const DIGITS = 16;

/**
 * A hash of a folder's data: of the paths and SHA-256 of all data files. It is written wherever a tool looks for what tells one dataset
 * from another. Without it `load_dataset`, Axolotl and others serve rows that they once cached for a folder of the same name.
 */
export function contentHash(files: readonly Pick<FileReport, 'path' | 'sha256'>[]): string {
  const lines = files.map(({ path, sha256: hash }) => `${path} ${hash}\n`).toSorted();
  return bytesToHex(sha256(utf8ToBytes(lines.join('')))).slice(0, DIGITS);
}

/**
 * What is put into the `description` of a configuration: a parameter of every reader of `datasets`, and thereby part of the key of its
 * cache (seen in versions 2.16 to 5.0), which holds neither path nor time nor content of a folder with `configs`.
 */
export function contentDescription(files: readonly Pick<FileReport, 'path' | 'sha256'>[]): string {
  return `content ${contentHash(files)}`;
}

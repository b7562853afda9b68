import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** One instance in so many belongs to the evaluation splits. */
const ONE_IN = 8;

/**
 * Whether an instance is for evaluation. Only the SHA-256 of its canonical JSON decides (its first byte modulo eight is 0), so any
 * two seeds, shards and runs agree, and anybody can check it.
 */
export function isForEvaluation(canonicalInstance: string): boolean {
  return sha256(utf8ToBytes(canonicalInstance))[0]! % ONE_IN === 0;
}

/** The share of all instances that is for evaluation. */
export const EVALUATION_SHARE = 1 / ONE_IN;

/** The first 64 bits of the SHA-256 of a text, as two whole numbers of 32 bits. */
export function hashWords(text: string): readonly [number, number] {
  const bytes = sha256(utf8ToBytes(text));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(0), view.getUint32(4)];
}

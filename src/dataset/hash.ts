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

/** The first 64 bits of the SHA-256 of a text, as 16 hexadecimal digits. */
export function hash64(text: string): string {
  const bytes = sha256(utf8ToBytes(text)).subarray(0, 8);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

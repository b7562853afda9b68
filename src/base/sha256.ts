import { sha256 } from '@noble/hashes/sha2.js';
import { nodeModule } from './node-module.ts';
import { utf8 } from './utf8.ts';

const { hash: nodeHash } = nodeModule('node:crypto') ?? {};

/**
 * The SHA-256 of a text as UTF-8, 32 bytes. A row of a dataset takes ten of them, so Node's own, three times as fast, is used where it is
 * there; in browsers only a slower one answers at once.
 */
export const sha256OfText: (text: string) => Uint8Array = nodeHash
  ? (text) => nodeHash('sha256', text, 'buffer')
  : (text) => sha256(utf8(text));

/** A word of a hash: four of its bytes, the most significant first, as a number without sign. */
export function hashWord(hash: Uint8Array, word: number): number {
  const at = 4 * word;
  return ((hash[at]! << 24) | (hash[at + 1]! << 16) | (hash[at + 2]! << 8) | hash[at + 3]!) >>> 0;
}

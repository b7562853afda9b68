import { hashWord, sha256OfText } from '../../base/sha256.ts';

/** Normal forms for each one that belongs to the evaluation splits. */
const ONE_IN = 8;

/**
 * The version of the rule below: 1 up to 0.2.1, where the instance was hashed as it was; 2 since its normal form is (0.3.0). Manifests
 * and cards carry it, because datasets of different versions may hold an instance, or its twin, on different sides.
 */
export const SPLIT_VERSION = 2;

/**
 * Whether an instance is for evaluation. Only the SHA-256 of its normal form (`normalForm`) decides (its first byte modulo eight is 0),
 * so any two seeds, shards and runs agree, and anybody can check it.
 */
export function isForEvaluation(normalForm: string): boolean {
  return sha256OfText(normalForm)[0]! % ONE_IN === 0;
}

/** The share of all normal forms that is for evaluation. */
export const EVALUATION_SHARE = 1 / ONE_IN;

/** The first 64 bits of the SHA-256 of a text, as two whole numbers of 32 bits. */
export function hashWords(text: string): readonly [number, number] {
  const hash = sha256OfText(text);
  return [hashWord(hash, 0), hashWord(hash, 1)];
}

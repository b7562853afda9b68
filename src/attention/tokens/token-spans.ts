import { lastAtMost } from '../../base/last-at-most.ts';
import type { CharacterRange } from '../oracle/piece.ts';

/** Which characters of prompt and text each token is; ascending. A token without characters, such as the first of all, is empty. */
export interface TokenSpans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Every character as a token: what is drawn where no model is open. */
export function characterTokens(length: number): TokenSpans {
  return {
    starts: Int32Array.from({ length }, (_, at) => at),
    ends: Int32Array.from({ length }, (_, at) => at + 1),
  };
}

/** The tokens [from, to) that share a character with a range; none where no token does. */
export function tokensOf({ starts, ends }: TokenSpans, [from, to]: CharacterRange): readonly [number, number] {
  const last = lastAtMost(starts, to - 1);
  let first = last + 1;
  while (first > 0 && (ends[first - 1]! > from || starts[first - 1]! >= from)) first--;
  // Empty tokens before the range have no character of it.
  while (first <= last && ends[first]! <= from) first++;
  return [first, last + 1];
}

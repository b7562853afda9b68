import { noiseAt, sameAs, skipSpace } from './noise.ts';

/** How far a text that came follows the one that is right. */
export interface Match {
  /** The first character of the right text that did not come; its length where all of it came. */
  readonly expected: number;
  /** Where the text that came departs. */
  readonly found: number;
}

/**
 * Follows the right text from `expected` on in the text that came, from `found` on, as far as both say the same. Spaces, line breaks,
 * Markdown and LaTeX around words make no difference; a space between two digits or letters does.
 *
 * Noise is only ever skipped in the text that came, and only where the two differ, so nothing that belongs to the right text counts as
 * noise.
 */
export function follow(right: string, expected: number, came: string, found: number): Match {
  let a = expected;
  let b = found;
  // Where noise was skipped without anything of the right text having come since: it may have been no noise.
  let skippedAt = -1;
  let skippedFrom = -1;
  for (;;) {
    while (a < right.length && b < came.length && right.charCodeAt(a) === came.charCodeAt(b)) {
      a++;
      b++;
    }
    const nextA = skipSpace(right, a);
    const nextB = skipSpace(came, b);
    if (nextA >= right.length) return { expected: right.length, found: nextB };
    const mismatch = { expected: nextA, found: skippedAt === nextA ? skippedFrom : nextB };
    if (nextB >= came.length) return mismatch;
    if (right.charCodeAt(nextA) === came.charCodeAt(nextB)) {
      if (isGlued(right, a, nextA) !== isGlued(came, b, nextB) && joinsWords(right, a, nextA)) return mismatch;
      a = nextA;
      b = nextB;
      continue;
    }
    const same = sameAs(right, nextA, came, nextB);
    if (same) {
      a = nextA + same.expected;
      b = nextB + same.found;
      continue;
    }
    const number = numberingAt(right, nextA);
    if (number > 0) {
      // The number before a sentence may be missing or another one.
      const ownNumber = numberingAt(came, nextB);
      if (skippedAt !== nextA) [skippedAt, skippedFrom] = [nextA + number, nextB];
      a = nextA + number;
      b = nextB + ownNumber;
      continue;
    }
    const noise = noiseAt(came, nextB);
    const quote = noise === 0 ? quotedLine(right, a, came, nextB) : undefined;
    if (quote) {
      a = quote.expected;
      b = quote.found;
      continue;
    }
    if (noise === 0) return mismatch;
    if (skippedAt !== nextA) [skippedAt, skippedFrom] = [nextA, nextB];
    a = nextA;
    b = nextB + noise;
  }
}

/** Whether no space was skipped between two places. */
function isGlued(text: string, before: number, after: number): boolean {
  return before === after && !/\s/.test(text[before - 1] ?? ' ');
}

/** Whether the characters before and after a gap are letters or digits, which would make one word without it. */
function joinsWords(text: string, before: number, after: number): boolean {
  let last = before - 1;
  while (last >= 0 && /\s/.test(text[last]!)) last--;
  return /\w/.test(text[last] ?? '') && /\w/.test(text[after] ?? '');
}

/** The length of a sentence's number at the beginning of a line, `12. `, or 0. */
function numberingAt(text: string, at: number): number {
  if (at > 0 && text[at - 1] !== '\n' && !/^\s*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))) return 0;
  return /^\d+\. /.exec(text.slice(at, at + 12))?.[0].length ?? 0;
}

/** Characters at the beginning of a line in which its quote mark may have been taken for part of the text. */
const MOST_MISTAKEN = 4;
/** Characters that must agree for it to be a quote mark after all. */
const CHARACTERS_COMPARED = 6;

/**
 * Where a line that came begins with the mark of a quote or a list and the right line begins with the same character, the mark was taken
 * for that character. Says where both go on if it is passed over, or undefined where that does not help.
 */
function quotedLine(right: string, expected: number, came: string, found: number): Match | undefined {
  const start = skipSpace(came, came.lastIndexOf('\n', found - 1) + 1);
  if (found - start > MOST_MISTAKEN || found <= start) return undefined;
  const noise = noiseAt(came, start);
  if (noise === 0) return undefined;
  const own = right.lastIndexOf('\n', expected - 1) + 1;
  const next = skipSpace(came, start + noise);
  // Only forward: the same place would be tried for ever.
  if (next < found) return undefined;
  const words = right
    .slice(own, own + CHARACTERS_COMPARED)
    .split('\n', 1)[0]!
    .trimStart();
  return words !== '' && came.startsWith(words, next) ? { expected: own, found: next } : undefined;
}

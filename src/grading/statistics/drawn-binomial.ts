import type { Random } from '../../base/random.ts';

/** Random bits that are drawn at once. */
const BITS = 30;

/**
 * How many of `tries` succeed, each with the chance `part / whole`: a draw from the binomial distribution, in whole numbers alone, so that
 * it is the same on every machine. A try succeeds where a random binary fraction is below the chance; the bits of all fractions are drawn
 * together, and of each only those up to the first that differs from the chance's.
 */
export function drawnBinomial(tries: number, part: number, whole: number, random: Random): number {
  if (part >= whole) return tries;
  let undecided = tries;
  let successes = 0;
  // The next bit of the chance is 1 where twice the rest of it is at least one.
  let rest = part;
  while (undecided > 0 && rest > 0) {
    rest *= 2;
    const ones = drawnOnes(undecided, random);
    if (rest >= whole) {
      // Fractions with a 0 are below it, those with a 1 are still as large.
      rest -= whole;
      successes += undecided - ones;
      undecided = ones;
    } else {
      undecided -= ones;
    }
  }
  return successes;
}

/** How many of some random bits are 1. */
function drawnOnes(bits: number, random: Random): number {
  let ones = 0;
  for (let left = bits; left > 0; left -= BITS)
    ones += onesOf(random.integer(0, 2 ** BITS - 1) & (2 ** Math.min(BITS, left) - 1));
  return ones;
}

/** How many bits of a whole number are 1, counted in pairs, fours, and bytes (Hacker's Delight, section 5-1). */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

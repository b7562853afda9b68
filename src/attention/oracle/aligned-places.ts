/** Characters that must be equal for two texts to agree again after a difference. */
const AGREEING = 6;
/** Longest difference in characters of both texts together: a plural, a sign, a word. */
const LONGEST_DIFFERENCE = 40;

/**
 * For each character of a text its place in another one that is nearly the same, −1 where it has none. Differences are short; behind a
 * longer one nothing is aligned.
 */
export function alignedPlaces(text: string, other: string): Int32Array {
  const places = new Int32Array(text.length).fill(-1);
  let [at, there] = [0, 0];
  while (at < text.length && there < other.length) {
    if (text[at] === other[there]) {
      places[at++] = there++;
      continue;
    }
    const skipped = differenceAt(text, at, other, there);
    if (!skipped) break;
    at += skipped[0];
    there += skipped[1];
  }
  return places;
}

/** The shortest stretches of both texts after which they agree again. */
function differenceAt(text: string, at: number, other: string, there: number): readonly [number, number] | undefined {
  for (let length = 1; length <= LONGEST_DIFFERENCE; length++)
    for (let own = 0; own <= length; own++) {
      const begins = text.slice(at + own, at + own + AGREEING);
      if (begins === other.slice(there + length - own, there + length - own + AGREEING)) return [own, length - own];
    }
  return undefined;
}

/** Standard deviations that leave 5 % outside. */
const Z = 1.959964;

/** The 95 % interval of a share by Wilson's score, from counts; [0, 1] of none. */
export function wilson(successes: number, count: number): readonly [low: number, high: number] {
  if (count === 0) return [0, 1];
  const share = successes / count;
  const square = (Z * Z) / count;
  const centre = (share + square / 2) / (1 + square);
  const reach = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  // At the ends the bounds are exact, but for rounding.
  return [successes === 0 ? 0 : centre - reach, successes === count ? 1 : centre + reach];
}

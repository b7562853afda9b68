/*
 * Exponential and logarithm of sums, products and quotients alone. ECMAScript leaves those of `Math` to each engine, which differ in the
 * last digit: the same outputs would give other bytes on the page than on the command line.
 */

/** Terms of a series after which what is added is below the last digit. */
const TERMS = 20;

/** e to the power of `x`. */
export function exponential(x: number): number {
  if (x === 0) return 1;
  if (x < UNDERFLOW) return 0;
  // One more than nearly −1 would have no digit that is right.
  if (x < -0.5) return 1 / exponential(-x);
  let halvings = 0;
  let small = x;
  while (Math.abs(small) > 0.5) {
    small /= 2;
    halvings++;
  }
  // The series of e^x − 1: squaring keeps more digits of it than of e^x.
  let term = small;
  let less = small;
  for (let number = 2; number <= TERMS; number++) {
    term *= small / number;
    less += term;
  }
  for (; halvings > 0; halvings--) less *= less + 2;
  return 1 + less;
}

/** Below this the exponential is taken for 0: its inverse is more than a number can hold. */
const UNDERFLOW = -709;

/** The natural logarithm of `1 + x`; exact for small `x`, too. −Infinity for −1. */
export function logarithmOfOneMore(x: number): number {
  if (Math.abs(x) <= 0.5) return twiceArtanh(x / (2 + x));
  return logarithm(1 + x);
}

/** The natural logarithm of a number; −Infinity for 0. */
export function logarithm(value: number): number {
  if (value <= 0) return value === 0 ? -Infinity : Number.NaN;
  let [between, doublings] = [value, 0];
  for (; between > 1.5; doublings++) between /= 2;
  for (; between < 0.75; doublings--) between *= 2;
  return doublings * Math.LN2 + twiceArtanh((between - 1) / (between + 1));
}

/** 2 (z + z³/3 + z⁵/5 + …), the logarithm of (1 + z) / (1 − z). */
function twiceArtanh(z: number): number {
  const square = z * z;
  let power = z;
  let sum = z;
  for (let number = 1; number <= TERMS; number++) {
    power *= square;
    sum += power / (2 * number + 1);
  }
  return 2 * sum;
}

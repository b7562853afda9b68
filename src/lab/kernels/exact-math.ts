/**
 * Functions that give the same bits in every JavaScript engine, because they use only operations that the language defines exactly:
 * `Math.exp` and `Math.log` may differ in their last bits.
 */

const LN2 = Math.LN2;
/** 1/n! for n from 12 down to 0: enough for |x| ≤ ln 2 / 2. */
const INVERSE_FACTORIALS = Array.from({ length: 13 }, (_, index) => 12 - index).map((n) => {
  let factorial = 1;
  for (let factor = 2; factor <= n; factor++) factorial *= factor;
  return 1 / factorial;
});

const POWERS = new Float64Array(1);
const POWER_WORDS = new Uint32Array(POWERS.buffer);

/** 2 to the power of a whole number from −1022 to 1023. */
function powerOfTwo(exponent: number): number {
  POWER_WORDS[0] = 0;
  POWER_WORDS[1] = (exponent + 1023) << 20;
  return POWERS[0]!;
}

/** e to the power of x, for x up to 700; 0 below −700. */
export function exponential(x: number): number {
  if (x < -700) return 0;
  const exponent = Math.round(x / LN2);
  const rest = x - exponent * LN2;
  let sum = 0;
  for (const coefficient of INVERSE_FACTORIALS) sum = sum * rest + coefficient;
  return sum * powerOfTwo(exponent);
}

/** The natural logarithm of a positive number. */
export function naturalLogarithm(x: number): number {
  let exponent = 0;
  let rest = x;
  for (; rest > Math.SQRT2; rest /= 2) exponent++;
  for (; rest < Math.SQRT1_2; rest *= 2) exponent--;
  // ln y = 2 artanh((y − 1) / (y + 1)).
  const ratio = (rest - 1) / (rest + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let n = 21; n >= 1; n -= 2) sum = sum * square + 1 / n;
  return exponent * LN2 + 2 * ratio * sum;
}

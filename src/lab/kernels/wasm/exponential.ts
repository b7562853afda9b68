import type { Code, Local } from './code.ts';

/** Below this e to the power of x is no normal 32-bit float; it is made of it all the same. */
const LEAST = -87;
const MOST = 88;
/** ln 2 in two parts: the first has few digits, so that its multiples are exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;
/** Coefficients of (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2, highest power first (Cephes, expf). */
const COEFFICIENTS = [1.98756915e-4, 1.39819995e-3, 8.33345191e-3, 4.16657959e-2, 1.66666655e-1, 5.00000012e-1];

/** The local variables that `exponential` works with; one set serves all calls in a function. */
export interface ExponentialLocals {
  readonly power: Local;
  readonly rest: Local;
}

/** Declares the variables of `exponential`. */
export function exponentialLocals(code: Code): ExponentialLocals {
  return { power: code.vector(), rest: code.vector() };
}

/** Replaces the vector x on the stack by e to the power of x, to seven digits, between e⁻⁸⁷ and e⁸⁸. */
export function exponential(code: Code, { power, rest }: ExponentialLocals): void {
  code.numbers(LEAST).op('f32x4.max').numbers(MOST).op('f32x4.min').set(rest);
  code.get(rest).numbers(Math.LOG2E).op('f32x4.mul', 'f32x4.nearest').set(power);
  for (const part of [LN2_HIGH, LN2_LOW]) code.get(rest, power).numbers(part).op('f32x4.mul', 'f32x4.sub').set(rest);
  code.numbers(COEFFICIENTS[0]!);
  for (const coefficient of COEFFICIENTS.slice(1)) code.get(rest).op('f32x4.mul').numbers(coefficient).op('f32x4.add');
  code.get(rest).op('f32x4.mul').get(rest).op('f32x4.mul').get(rest).op('f32x4.add').numbers(1).op('f32x4.add');
  // The exponent of a float is in the bits from 23 on, 127 for a power of 0.
  code.get(power).op('i32x4.trunc_sat_f32x4_s').int(127).op('i32x4.splat', 'i32x4.add').int(23).op('i32x4.shl');
  code.op('f32x4.mul');
}

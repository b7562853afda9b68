import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { bestFit, fitOf, valueAt, type CurveName, type Sample } from './fit.ts';

const samplesOf = (lengths: readonly number[], value: (length: number) => number): Sample[] =>
  lengths.map((length) => ({ length, value: value(length) }));

const LENGTHS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

describe('the best curve', () => {
  test.each<[CurveName, (length: number) => number, readonly number[]]>([
    ['constant', () => 7, [7]],
    ['linear', (n) => 3 + 2 * n, [3, 2]],
    ['quadratic', (n) => 2 + 3 * n + n * n, [2, 3, 1]],
    ['cubic', (n) => 5 + n + n ** 3, [5, 1, 0, 1]],
    ['power', (n) => 4 * n ** 1.5, [4, 1.5]],
    ['exponential', (n) => 3 * 1.5 ** n, [3, 1.5]],
  ])('of exact samples is the %s that made them', (curve, value, coefficients) => {
    const fit = bestFit(samplesOf(LENGTHS, value))!;
    expect(fit.curve).toBe(curve);
    expect(fit.error).toBeLessThan(1e-6);
    expect(fit.explained).toBeCloseTo(1, 9);
    expect(fit.errorAhead).toBeLessThan(1e-4);
    coefficients.forEach((coefficient, at) => expect(fit.coefficients[at]).toBeCloseTo(coefficient, 4));
    expect(valueAt(fit, 40) / value(40)).toBeCloseTo(1, 4);
  });

  test('takes no further coefficient for noise', () => {
    // Errors of one per cent that change sign: no curve follows them.
    const fit = bestFit(samplesOf(LENGTHS, (n) => (10 + 5 * n) * (n % 4 === 0 ? 1.01 : 0.99)))!;
    expect(fit.curve).toBe('linear');
    expect(fit.error).toBeGreaterThan(0.003);
    expect(fit.error).toBeLessThan(0.02);
  });

  test('is undefined for fewer than four lengths', () => {
    expect(bestFit(samplesOf([1, 2, 3], (n) => n))).toBeUndefined();
    expect(bestFit([...samplesOf([1, 2, 3], (n) => n), { length: 3, value: 4 }])).toBeUndefined();
    expect(bestFit(samplesOf([1, 2, 3, 4], () => 0))).toBeUndefined();
  });

  test('never falls beyond the samples', () => {
    const fit = bestFit(samplesOf(LENGTHS, (n) => 100 / n));
    expect(fit?.curve).toBe('constant');
  });
});

test.prop([
  fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), { minLength: 6, maxLength: 12 }),
  fc.constantFrom<CurveName>('linear', 'quadratic', 'power', 'exponential'),
])('no small change of a coefficient makes a fit better by what it was fitted for', (values, curve) => {
  const samples = values.map((value, at) => ({ length: at + 1, value }));
  const fit = fitOf(samples, curve);
  if (!fit) return;
  // Polynomials have least squared relative errors, the others least squares of logarithms.
  const badness = (coefficients: readonly number[]) =>
    samples.reduce((sum, { length, value }) => {
      const guess = valueAt({ curve, coefficients }, length);
      return sum + (curve === 'power' || curve === 'exponential' ? Math.log(guess / value) : guess / value - 1) ** 2;
    }, 0);
  const least = badness(fit.coefficients);
  fit.coefficients.forEach((coefficient, at) => {
    for (const change of [-1e-3, 1e-3])
      expect(badness(fit.coefficients.with(at, coefficient * (1 + change)))).toBeGreaterThanOrEqual(least - 1e-9);
  });
});

import { describe, expect, test } from 'vitest';
import { exponential, logarithm, logarithmOfOneMore } from './elementary.ts';

/** How far a value is from the right one, beside its size. */
const distance = (value: number, right: number) => Math.abs(value - right) / (1 + Math.abs(right));

describe('elementary functions are those of Math but for the last digits', () => {
  test.each([-700, -40, -7.3, -1, -0.5, -1e-9, 0, 1e-9, 0.3, 0.5, 2, 11.5])('e to the power of %d', (x) => {
    // As a share of the value: probabilities are tiny.
    expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
  });
  test.each([1e-300, 1e-9, 0.05, 0.74, 0.75, 1, 1.5, 1.51, 2, 1e9])('the logarithm of %d', (x) => {
    expect(distance(logarithm(x), Math.log(x))).toBeLessThan(1e-12);
  });
  test.each([-0.9999, -0.51, -0.5, -1e-3, -1e-12, 0, 1e-12, 0.5, 0.51, 3])('the logarithm of 1 + %d', (x) => {
    expect(distance(logarithmOfOneMore(x), Math.log1p(x))).toBeLessThan(1e-12);
  });
});

test('ends of the range', () => {
  expect(exponential(-Infinity)).toBe(0);
  expect(logarithm(0)).toBe(-Infinity);
  expect(logarithmOfOneMore(-1)).toBe(-Infinity);
});

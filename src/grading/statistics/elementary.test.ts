import { describe, expect, test } from 'vitest';
import { exponential, logarithm, logarithmOfOneMore } from './elementary.ts';

const close = (value: number, right: number) =>
  expect(Math.abs(value - right)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(right)));

describe('elementary functions are those of Math but for the last digits', () => {
  test.each([-40, -7.3, -1, -0.5, -1e-9, 0, 1e-9, 0.3, 0.5, 2, 11.5])('e to the power of %d', (x) => {
    close(exponential(x), Math.exp(x));
  });
  test.each([1e-300, 1e-9, 0.05, 0.74, 0.75, 1, 1.5, 1.51, 2, 1e9])('the logarithm of %d', (x) => {
    close(logarithm(x), Math.log(x));
  });
  test.each([-0.9999, -0.51, -0.5, -1e-3, -1e-12, 0, 1e-12, 0.5, 0.51, 3])('the logarithm of 1 + %d', (x) => {
    close(logarithmOfOneMore(x), Math.log1p(x));
  });
});

test('ends of the range', () => {
  expect(exponential(-Infinity)).toBe(0);
  expect(logarithm(0)).toBe(-Infinity);
  expect(logarithmOfOneMore(-1)).toBe(-Infinity);
});

import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { exponential, naturalLogarithm } from './exact-math.ts';

test.prop([fc.double({ min: -700, max: 700, noNaN: true })])('exponential is that of the host to 1e-13', (x) => {
  expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
});

test.prop([fc.double({ min: 1e-300, max: 1e300, noNaN: true })])('logarithm is that of the host to 1e-15', (x) => {
  expect(Math.abs(naturalLogarithm(x) - Math.log(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log(x))));
});

test('at the ends', () => {
  expect([exponential(0), exponential(-1000), naturalLogarithm(1)]).toEqual([1, 0, 0]);
});

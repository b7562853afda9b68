import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { grouped } from './grouped.ts';

test.prop([
  fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((value) => value / 1000),
  ),
])('numbers are grouped as the browser does it', (value) => {
  expect(grouped(value)).toBe(value.toLocaleString('en'));
});

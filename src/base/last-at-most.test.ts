import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { lastAtMost } from './last-at-most.ts';
import { leadingCount } from './leading-count.ts';

const ascending = fc
  .array(fc.integer({ min: -20, max: 20 }))
  .map((values) => values.toSorted((one, other) => one - other));
const bound = fc.integer({ min: -22, max: 22 });

test.prop([ascending, bound])(
  'the last value at most a bound is the one that a search from the end finds',
  (values, value) => {
    expect(lastAtMost(values, value)).toBe(values.findLastIndex((each) => each <= value));
  },
);

test.prop([ascending, bound])('the values before the first one that fails are counted', (values, value) => {
  expect(leadingCount(values.length, (index) => values[index]! < value)).toBe(
    values.filter((each) => each < value).length,
  );
});

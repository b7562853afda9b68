import { array, assert, double, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';

test('a quantile is the value at its nearest rank of the sorted values, also when two histograms are added', () => {
  assert(
    property(
      array(nat(50), { minLength: 1 }),
      array(nat(50)),
      double({ min: 0, max: 1, noNaN: true }),
      (some, others, share) => {
        const histogram = new Histogram(some.map((value) => [value, 1]));
        for (const [value, count] of new Histogram(others.map((each) => [each, 1])).pairs) histogram.add(value, count);
        const sorted = [...some, ...others].toSorted((one, other) => one - other);
        expect(histogram.quantile(share)).toBe(sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1]);
        expect(histogram.shareAbove(25)).toBe(sorted.filter((value) => value > 25).length / sorted.length);
      },
    ),
  );
});

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { clusterBootstrap } from './bootstrap.ts';
import { drawnBinomial } from './drawn-binomial.ts';
import { HazardCount, predictedAccuracy } from './hazard.ts';
import { wilson, zeroErrorBound } from './interval.ts';
import { longestGoodLength } from './length-limit.ts';
import { holm, mcnemar } from './paired.ts';

describe('Wilson’s interval', () => {
  test.each([
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [0, 100, 0, 0.036993498],
    [95, 100, 0.888249531, 0.978456321],
    [100, 100, 0.963006502, 1],
    [289, 300, 0.935546152, 0.979404695],
    [1, 3, 0.061491945, 0.792340399],
  ])('of %i in %i is [%f, %f]', (right, samples, low, high) => {
    const interval = wilson(right, samples);
    expect(interval.low).toBeCloseTo(low, 8);
    expect(interval.high).toBeCloseTo(high, 8);
  });

  property.prop([fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'has the bounds at which the score test just rejects',
    (samples, part) => {
      const right = Math.round(part * samples);
      const z = 1.959963984540054;
      const { low, high } = wilson(right, samples);
      // The bounds solve (p − right/n)² = z² p (1 − p) / n, which knows nothing of the formula.
      for (const p of [low, high])
        if (p > 0 && p < 1) expect((p - right / samples) ** 2 - (z * z * p * (1 - p)) / samples).toBeCloseTo(0, 9);
    },
  );
});

describe('McNemar’s exact test', () => {
  test.each([
    [0, 5, 0.0625],
    [2, 12, 0.012939453125],
    [1, 9, 0.021484375],
    [0, 8, 0.0078125],
    [5, 25, 0.000324914232],
    [10, 10, 1],
    [0, 0, 1],
  ])('of %i against %i is %f', (one, other, value) => {
    expect(mcnemar(one, other)).toBeCloseTo(value, 11);
    expect(mcnemar(other, one)).toBeCloseTo(value, 11);
  });

  test.each([46, 98, 500, 1000])('of 0 against %i is twice a power of one half, also where that is tiny', (other) => {
    expect(mcnemar(0, other) / 2 ** (1 - other)).toBeCloseTo(1, 9);
  });

  property.prop([fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })])(
    'is the sum of whole binomial coefficients',
    (one, other) => {
      const pascal = [1n];
      for (let row = 1; row <= one + other; row++)
        for (let place = row; place > 0; place--) pascal[place] = (pascal[place] ?? 0n) + pascal[place - 1]!;
      const tail = pascal.slice(0, Math.min(one, other) + 1).reduce((sum, each) => sum + each, 0n);
      const exact =
        one === other ? 1 : Math.min(1, Number((2n * tail * 10n ** 18n) / 2n ** BigInt(one + other)) / 1e18);
      expect(mcnemar(one, other)).toBeCloseTo(exact, 9);
    },
  );
});

test('Holm multiplies the least value by all, the next by one fewer, and never descends', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([
    expect.closeTo(0.03, 12),
    expect.closeTo(0.06, 12),
    expect.closeTo(0.06, 12),
    expect.closeTo(0.02, 12),
  ]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test.each([
  [10, 0.258866],
  [30, 0.095034],
  [100, 0.029513],
  [300, 0.009936],
])('no error in %i samples bounds the rate by %f', (samples, bound) => {
  expect(zeroErrorBound(samples)).toBeCloseTo(bound, 6);
  expect((1 - zeroErrorBound(samples)) ** samples).toBeCloseTo(0.05, 9);
});

describe('the bootstrap over instances', () => {
  const clusters = Array.from({ length: 50 }, (_, index) => ({ samples: 4, sum: index % 5 === 0 ? 0 : 4 }));

  test('says the same with the same seed, and holds the mean', () => {
    const interval = clusterBootstrap(clusters, 1);
    expect(clusterBootstrap(clusters, 1)).toEqual(interval);
    expect(interval.low).toBeLessThan(0.8);
    expect(interval.high).toBeGreaterThan(0.8);
  });

  test('is wider than if the four samples of an instance were independent', () => {
    const apart = clusters.flatMap(({ sum }) => Array.from({ length: 4 }, () => ({ samples: 1, sum: sum / 4 })));
    expect(width(clusterBootstrap(clusters, 1))).toBeGreaterThan(1.5 * width(clusterBootstrap(apart, 1)));
  });

  test('of many instances has the bounds of the normal distribution, also where clusters are of many kinds', () => {
    const many = Array.from({ length: 7000 }, (_, index) => ({ samples: 1, sum: (index % 7) / 6 }));
    // The values 0, 1/6 … 1 are equally frequent: their mean is 1/2, their variance 1/9.
    const margin = (1.959963984540054 * (1 / 3)) / Math.sqrt(many.length);
    const { low, high } = clusterBootstrap(many, 1);
    // A bound of 2,000 resamples has a standard error of 3 % of the margin.
    expect(Math.abs(low - (0.5 - margin))).toBeLessThan(0.12 * margin);
    expect(Math.abs(high - (0.5 + margin))).toBeLessThan(0.12 * margin);
  });
});

describe('a draw from the binomial distribution', () => {
  test.each([
    [0, 1, 2],
    [1, 1, 3],
    [5, 2, 7],
    [31, 1, 2],
    [100, 99, 100],
  ])('of %i tries with the chance %i / %i has each number as often as it should', (tries, part, whole) => {
    const random = new Random('binomial', tries);
    const draws = 5000;
    const counts = new Map<number, number>();
    for (let draw = 0; draw < draws; draw++) {
      const drawn = drawnBinomial(tries, part, whole, random);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    const chance = part / whole;
    let [binomial, sum] = [1, 0];
    for (let successes = 0; successes <= tries; successes++) {
      const expected = draws * binomial * chance ** successes * (1 - chance) ** (tries - successes);
      const count = counts.get(successes) ?? 0;
      sum += count;
      expect(Math.abs(count - expected), String(successes)).toBeLessThan(5 * Math.sqrt(expected) + 5);
      binomial *= (tries - successes) / (successes + 1);
    }
    expect(sum).toBe(draws);
  });

  test('with the chance 1 or 0 is all or none of them', () => {
    const random = new Random('binomial');
    expect(drawnBinomial(12, 5, 5, random)).toBe(12);
    expect(drawnBinomial(12, 0, 5, random)).toBe(0);
  });
});

describe('the hazard', () => {
  test('counts first errors over outputs still right', () => {
    const count = new HazardCount();
    count.add([{ kind: 'column', count: 3 }], true);
    count.add(
      [
        { kind: 'column', count: 3 },
        { kind: 'end', count: 1 },
      ],
      false,
    );
    expect(count.byKind()).toMatchObject([
      { state: 'column', reached: 6, departed: 1, rate: 1 / 6 },
      { state: 'end', reached: 1, departed: 0, rate: 0 },
    ]);
    expect(count.byPosition()).toMatchObject([
      { from: 0, to: 0, reached: 2, departed: 0 },
      { from: 1, to: 1, reached: 2, departed: 0 },
      { from: 2, to: 3, reached: 3, departed: 1 },
    ]);
    expect(count.overall()).toMatchObject({ reached: 7, departed: 1 });
    expect(
      count.predict([
        ['column', 2],
        ['end', 1],
      ]),
    ).toBeCloseTo((5 / 6) ** 2, 12);
  });

  test('of a thousandth a state leaves 36.77 % after a thousand states', () => {
    expect(predictedAccuracy(0.001, 1000)).toBeCloseTo(0.3677, 4);
    expect(predictedAccuracy(5.13e-5, 1000)).toBeCloseTo(0.95, 4);
  });
});

test('the longest good length is the last one before the first that is not', () => {
  expect(longestGoodLength(counts([10, 9, 9, 8, 10]))).toBe(6);
  expect(longestGoodLength(counts([8, 10]))).toBeUndefined();
  expect(longestGoodLength(counts([10, 10]))).toBe(4);
});

const width = ({ low, high }: { low: number; high: number }) => high - low;

/** Ten samples each of the lengths 2, 4, 6 …, of which so many are right. */
const counts = (rights: readonly number[]) =>
  rights.map((right, index) => ({ length: 2 * index + 2, samples: 10, right }));

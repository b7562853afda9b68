import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { solveTask } from '../task-subject.ts';
import { compareNumbers } from './compare-numbers.ts';

describe('comparing numbers', () => {
  test.each(['S', 'M', 'L'] as const)(
    'is drawn with equally long whole parts, the first difference anywhere: %s',
    (range) => {
      const pairs = Array.from({ length: 1000 }, (_, index) => {
        const pair = compareNumbers.sample(new Random('pairs', range, index), compareNumbers.ranges[range]);
        // Both fields are decimal strings.
        return [pair.x1 as string, pair.x2 as string] as const;
      });
      const alike = pairs.filter(([x1, x2]) => x1.split('.')[0]!.length === x2.split('.')[0]!.length);
      expect(alike.length).toBeGreaterThan(800);
      const equal = pairs.filter(([x1, x2]) => compareNumbers.check({ x1, x2 }, '='));
      expect(equal.length).toBeGreaterThan(60);
      expect(equal.length).toBeLessThan(140);
      // The first difference by the share of digits before it: each third of a number has some.
      const places = alike.flatMap(([x1, x2]) => {
        const [one, other] = [x1, x2].map((each) => each.replace('.', ''));
        const place = [...one!].findIndex((digit, index) => index < other!.length && digit !== other![index]);
        return place < 0 ? [] : [place / Math.min(one!.length, other!.length)];
      });
      for (const third of [0, 1, 2])
        expect(places.filter((place) => Math.floor(3 * place) === third).length).toBeGreaterThan(10);
    },
  );

  test.each([
    ['1.5', '1.50', '='],
    ['12', '12.000', '='],
    ['12', '12.001', '<'],
    ['0', '0.0', '='],
    ['9.99', '10', '<'],
    ['0.1', '0.09', '>'],
  ])('%s %s is answered with %s', (x1, x2, sign) => {
    expect(solveTask(compareNumbers, { x1, x2 }).answer).toBe(sign);
  });

  test('accepts spaces around the sign', () => {
    expect(compareNumbers.check({ x1: '1.5', x2: '1.49' }, ' > ')).toBe(true);
  });

  test.each(['<', '=', '>=', '>>', '', '1.5', 'x1'])('rejects “%s” for a larger first number', (answer) => {
    expect(compareNumbers.check({ x1: '1.5', x2: '1.49' }, answer)).toBe(false);
  });
});

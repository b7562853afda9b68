import { describe, expect, test } from 'vitest';
import { solveTask } from '../task-subject.ts';
import { compareNumbers } from './compare-numbers.ts';

describe('comparing numbers', () => {
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

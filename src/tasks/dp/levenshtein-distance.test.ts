import { expect, test } from 'vitest';
import { solveTask } from '../task-subject.ts';
import { levenshteinDistance } from './levenshtein-distance.ts';

const kitten = { x1: 'kitten', x2: 'sitting' };

test('kitten becomes sitting in 3 edits', () => {
  expect(solveTask(levenshteinDistance, kitten).answer).toBe('3');
});

test('upper and lower case are different letters', () => {
  expect(solveTask(levenshteinDistance, { x1: 'Aa', x2: 'aA' }).answer).toBe('2');
});

test('strings of very different lengths and a distance of two digits', () => {
  expect(solveTask(levenshteinDistance, { x1: 'a', x2: 'bcdefghijklm' }).answer).toBe('12');
  expect(solveTask(levenshteinDistance, { x1: 'bcdefghijklm', x2: 'm' }).answer).toBe('11');
});

test('a distance may be spelt in other ways, but not be another one', () => {
  for (const answer of ['3', ' 3 ', '3.0']) expect(levenshteinDistance.check(kitten, answer)).toBe(true);
  for (const answer of ['2', '4', '-3', '3.5', '33', '', 'three'])
    expect(levenshteinDistance.check(kitten, answer)).toBe(false);
});

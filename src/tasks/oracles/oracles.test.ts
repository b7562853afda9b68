import { describe, expect, test } from 'vitest';
import { oracle as anySubstring } from './any-substring.ts';
import { oracle as countLetters } from './count-letters.ts';
import { oracle as derangement } from './derangement.ts';
import { oracle as dijkstra } from './dijkstra.ts';
import { oracle as diophantineEquation } from './diophantine-equation.ts';
import { oracle as largeNumberDivision } from './large-number-division.ts';
import { oracle as lcs, oracleAccepts as lcsAccepts } from './lcs.ts';
import { oracle as levenshteinDistance } from './levenshtein-distance.ts';
import { oracle as multiMachineSchedule } from './multi-machine-schedule.ts';
import { oracle as palindromeCombination } from './palindrome-combination.ts';
import { oracle as permutationCombination } from './permutation-combination.ts';
import { oracle as populationGrowth } from './population-growth.ts';
import { oracle as primeSearch } from './prime-search.ts';

/** What machines are held against is itself held against answers that can be looked up or worked out by hand. */
describe('the oracles know textbook answers', () => {
  test('substrings by start and then by length', () => {
    expect(anySubstring({ text: 'abc' })).toBe('a, ab, abc, b, bc, c');
  });

  test('letters, whatever their case', () => {
    expect(countLetters({ text: 'Never eat yellow Eels', letter: 'e' })).toBe('6');
    expect(countLetters({ text: 'none here', letter: 'Z' })).toBe('0');
  });

  test('the subfactorials', () => {
    expect([0, 1, 2, 3, 4, 5, 10].map((n) => derangement({ n }))).toEqual(['1', '0', '1', '2', '9', '44', '1334961']);
    expect(derangement({ n: 25 })).toBe('5706255282633466762357224');
  });

  test('shortest distances, with a vertex out of reach', () => {
    expect(
      dijkstra({
        vertices: 5,
        edges: [
          [0, 1, 7],
          [0, 2, 2],
          [2, 1, 3],
          [1, 3, 1],
        ],
        source: 0,
      }),
    ).toBe('[0, 5, 2, 6, inf]');
  });

  test('all solutions of a linear equation, or none', () => {
    expect(diophantineEquation({ x1: 5, x2: 3, n: 15 })).toBe('(0, 5), (3, 0)');
    expect(diophantineEquation({ x1: 4, x2: 6, n: 9 })).toBe('none');
  });

  test('quotients cut off, not rounded', () => {
    expect(largeNumberDivision({ x1: '2', x2: '3', places: 4 })).toBe('0.6666');
    expect(largeNumberDivision({ x1: '7.5', x2: '0.25', places: 0 })).toBe('30');
    expect(largeNumberDivision({ x1: '1', x2: '8', places: 6 })).toBe('0.125000');
  });

  test('a longest common subsequence, and any other as long', () => {
    expect(lcs({ x1: 'AGCAT', x2: 'GAC' })).toHaveLength(2);
    for (const answer of ['AC', 'GC', 'GA']) expect(lcsAccepts({ x1: 'AGCAT', x2: 'GAC' }, answer)).toBe(true);
    for (const answer of ['CA', 'G', 'GAC', 'TT', ''])
      expect(lcsAccepts({ x1: 'AGCAT', x2: 'GAC' }, answer)).toBe(false);
    expect(lcs({ x1: 'abc', x2: 'XYZ' })).toBe('""');
  });

  test('edit distances', () => {
    expect(levenshteinDistance({ x1: 'kitten', x2: 'sitting' })).toBe('3');
    expect(levenshteinDistance({ x1: 'flaw', x2: 'lawn' })).toBe('2');
  });

  test('the best schedule before the deadlines', () => {
    const tasks = [
      [100, 2],
      [19, 1],
      [27, 2],
      [25, 1],
      [15, 3],
    ] as const;
    expect(multiMachineSchedule({ queues: 1, tasks })).toBe('142');
    expect(multiMachineSchedule({ queues: 2, tasks })).toBe('186');
  });

  test('cuts into palindromes', () => {
    expect(palindromeCombination({ text: 'aab' })).toBe('2');
    expect(palindromeCombination({ text: 'aaaa' })).toBe('8');
  });

  test('combinations', () => {
    expect(permutationCombination({ list: [1, 2, 3, 4, 5], k: 2 })).toBe('10');
    expect(permutationCombination({ list: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], k: 4 })).toBe('70');
  });

  test('a growing population: with x = 1 it doubles, with x = 2 it goes by Fibonacci', () => {
    expect(populationGrowth({ n: 10, x: 1, y: 1, z: 1 })).toBe('1024');
    expect(populationGrowth({ n: 10, x: 2, y: 1, z: 1 })).toBe('89');
  });

  test('primes with both bounds, or none', () => {
    expect(primeSearch({ n: 7, m: 19 })).toBe('7, 11, 13, 17, 19');
    expect(primeSearch({ n: 24, m: 28 })).toBe('none');
  });
});

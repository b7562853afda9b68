import { describe, expect, test } from 'vitest';
import { taskById } from './registry.ts';
import type { Instance } from './task.ts';

/** For each task: an instance, spellings of its answer that are right, and near misses. */
const CASES: Record<string, { instance: Instance; right: string[]; wrong: string[] }[]> = {
  'large-number-addition': [
    {
      instance: { x1: '9758.6', x2: '347.85' },
      right: ['10106.45', '10,106.45', ' 10106.450 ', '10106.4500'],
      wrong: ['10106.46', '10106.4', '1010645', '10106.45.', '', '-10106.45', '10106.451'],
    },
    { instance: { x1: '0.5', x2: '0.50' }, right: ['1', '1.0', '1.'], wrong: ['0', '1.01', '10'] },
  ],
  'word-flip': [{ instance: { text: 'Ab, c' }, right: ['c ,bA'], wrong: ['c ,ba', 'c,bA', 'Ab, c', 'c ,bA.', ''] }],
  derangement: [
    { instance: { n: 6 }, right: ['265', '265.0', ' 2 65'], wrong: ['264', '266', '720', '44', '-265', '', 'none'] },
    { instance: { n: 0 }, right: ['1'], wrong: ['0', '10'] },
    { instance: { n: 1 }, right: ['0', '0.'], wrong: ['1', ''] },
    {
      // Past 2^53, so that the last digit counts.
      instance: { n: 25 },
      right: ['5706255282633466762357224', '5,706,255,282,633,466,762,357,224'],
      wrong: ['5706255282633466762357225', '5706255282633466762357223', '570625528263346676235722'],
    },
  ],
  'population-growth': [
    {
      instance: { n: 8, x: 3, y: 4, z: 2 },
      right: ['148', '148.0'],
      // One birth more or less, a unit less, a unit more.
      wrong: ['147', '149', '92', '252', '14.8', ''],
    },
    { instance: { n: 1, x: 1, y: 1, z: 1 }, right: ['2'], wrong: ['1', '3'] },
  ],
  'diophantine-equation': [
    {
      instance: { x1: 6, x2: 9, n: 33 },
      right: ['(1, 3), (4, 1)', '(1,3),(4,1)', '[(1, 3), (4, 1)]', ' (1, 3) , (4, 1.0) '],
      wrong: [
        '(4, 1), (1, 3)',
        '(1, 3)',
        '(1, 3), (4, 1), (7, -1)',
        '(1, 3), (4, 2)',
        '(3, 1), (1, 4)',
        '(1, 3, 4, 1)',
        '(1, 3) (4, 1)',
        '1, 3, 4, 1',
        'none',
        '',
      ],
    },
    { instance: { x1: 4, x2: 6, n: 7 }, right: ['none', 'None', '[none]'], wrong: ['', '[]', '(1, 0)', '()', 'no'] },
  ],
  'prime-search': [
    {
      instance: { n: 11, m: 19 },
      right: ['11, 13, 17, 19', '11,13,17,19', '[11, 13, 17, 19]', '11.0, 13, 17, 19'],
      wrong: [
        '11, 13, 17',
        '13, 17, 19',
        '13, 17',
        '11, 13, 15, 17, 19',
        '13, 11, 17, 19',
        '11, 13, 17, 18',
        '11 13 17 19',
        '11, 13, 17, 19, ',
        'none',
        '',
      ],
    },
    { instance: { n: 1, m: 3 }, right: ['2, 3'], wrong: ['1, 2, 3', '3', '2'] },
    { instance: { n: 24, m: 28 }, right: ['none', 'None'], wrong: ['', '[]', '25', '0'] },
  ],
  'knapsack-01': [
    {
      instance: { capacity: 5, weights: [2, 1, 3], values: [10, 7, 15] },
      right: ['25', '25.0', ' 25'],
      wrong: ['24', '26', '32', '2.5', '25.1', '', 'none'],
    },
    { instance: { capacity: 0, weights: [1], values: [3] }, right: ['0'], wrong: ['3', '-0.5'] },
  ],
  'binary-search': [
    { instance: { list: [-7, -2, 0, 4], target: 0 }, right: ['2', '2.0'], wrong: ['3', '1', 'not found', '0'] },
    {
      instance: { list: [-7, -2, 0, 4], target: 3 },
      right: ['not found', 'Not found'],
      wrong: ['3', '-1', 'found', ''],
    },
  ],
};

describe.each(Object.entries(CASES))('the check of %s', (id, cases) => {
  const task = taskById(id)!;
  for (const { instance, right, wrong } of cases) {
    test.each(right)(`accepts “%s” for ${JSON.stringify(instance)}`, (answer) =>
      expect(task.check(instance, answer)).toBe(true),
    );
    test.each(wrong)(`refuses “%s” for ${JSON.stringify(instance)}`, (answer) =>
      expect(task.check(instance, answer)).toBe(false),
    );
  }
});

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
  'knapsack-01': [
    {
      instance: { capacity: 5, weights: [2, 1, 3], values: [10, 7, 15] },
      right: ['25', '25.0', ' 25'],
      wrong: ['24', '26', '32', '2.5', '25.1', '', 'none'],
    },
    { instance: { capacity: 0, weights: [1], values: [3] }, right: ['0'], wrong: ['3', '-0.5'] },
  ],
  dijkstra: [
    {
      instance: {
        vertices: 4,
        edges: [
          [0, 1, 7],
          [0, 2, 3],
          [2, 1, 2],
        ],
        source: 0,
      },
      right: ['[0, 5, 3, inf]', '0, 5, 3, inf', '[0,5,3,INF]', ' [0.0, 5, 3, inf] '],
      wrong: [
        '[0, 7, 3, inf]',
        '[0, 4, 3, inf]',
        '[0, 6, 3, inf]',
        '[0, 5, 3]',
        '[0, 5, 3, inf, inf]',
        '[0, 3, 5, inf]',
        '[0, 5, 3, 0]',
        '[0, 5, 3, 99]',
        '[0, 5, inf, inf]',
        '[inf, inf, inf, inf]',
        '[1, 6, 4, inf]',
        '[0, 5, 3, ]',
        '',
      ],
    },
    { instance: { vertices: 1, edges: [], source: 0 }, right: ['[0]', '0'], wrong: ['[]', '', '[inf]', '[0, 0]', '1'] },
    {
      instance: { vertices: 3, edges: [[2, 1, 4]], source: 1 },
      right: ['[inf, 0, 4]'],
      wrong: ['[0, inf, 4]', '[inf, 0, inf]', '[inf, 4, 0]', '[4, 0, 4]'],
    },
  ],
  'multi-machine-schedule': [
    {
      instance: {
        queues: 1,
        tasks: [
          [20, 2],
          [35, 1],
          [50, 1],
          [10, 2],
        ],
      },
      right: ['70', '70.0', ' 70'],
      // Without the latest place for each task, with the greatest benefits alone, with all of them, off by one.
      wrong: ['50', '85', '115', '69', '71', '7', '', 'none'],
    },
    {
      instance: {
        queues: 2,
        tasks: [
          [5, 1],
          [5, 1],
          [5, 1],
        ],
      },
      right: ['10'],
      wrong: ['5', '15', '2'],
    },
  ],
  'binary-search': [
    { instance: { list: [-7, -2, 0, 4], target: 0 }, right: ['2', '2.0'], wrong: ['3', '1', 'not found', '0'] },
    {
      instance: { list: [-7, -2, 0, 4], target: 3 },
      right: ['not found', 'Not found'],
      wrong: ['3', '-1', 'found', ''],
    },
  ],
  'permutation-combination': [
    {
      instance: { list: ['a', 'b', 'c', 'd'], k: 2 },
      right: ['6', '6.0', ' 6 '],
      // Off by one, with the order counted, all subsets, with repetition.
      wrong: ['5', '7', '12', '16', '10', '', 'none'],
    },
    { instance: { list: [3, -1, 7], k: 3 }, right: ['1'], wrong: ['0', '6', '3'] },
  ],
  'palindrome-combination': [
    // a|a|b|a, aa|b|a, a|aba; not aa|ba.
    { instance: { text: 'aaba' }, right: ['3', '3.0', ' 3'], wrong: ['2', '4', '8', '', 'none', 'a|aba'] },
    { instance: { text: 'aA' }, right: ['1'], wrong: ['2', '0'] },
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

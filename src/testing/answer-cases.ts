import type { Instance } from '../tasks/task.ts';

/** An instance, spellings of its answer that are right, and near misses. */
export interface AnswerCase {
  readonly instance: Instance;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** By task: what its check and the exported grader must agree on. */
export const ANSWER_CASES: Readonly<Record<string, readonly AnswerCase[]>> = {
  'large-number-addition': [
    {
      instance: { x1: '9007199254740993', x2: '0.000000000000000000001' },
      right: ['9007199254740993.000000000000000000001', '+9,007,199,254,740,993.000000000000000000001'],
      wrong: ['9007199254740992.000000000000000000001', '9007199254740993', '-9007199254740993.000000000000000000001'],
    },

    {
      instance: { x1: '9758.6', x2: '347.85' },
      right: ['10106.45', '10,106.45', ' 10106.450 ', '10106.4500'],
      wrong: ['10106.46', '10106.4', '1010645', '10106.45.', '', '-10106.45', '10106.451'],
    },
    { instance: { x1: '0.5', x2: '0.50' }, right: ['1', '1.0', '1.'], wrong: ['0', '1.01', '10'] },
  ],
  'large-number-division': [
    {
      instance: { x1: '9.45', x2: '2.3', places: 2 },
      right: ['4.10', '4.1', ' 4.10 ', '4.100'],
      wrong: ['4.11', '4.108', '4', '41.0', '0410', '4.09', '', '-4.10', '4.10.'],
    },
    { instance: { x1: '0.05', x2: '7', places: 1 }, right: ['0.0', '0', '0.'], wrong: ['0.1', '0.007', '.0.'] },
    { instance: { x1: '29', x2: '10', places: 0 }, right: ['2', '2.0'], wrong: ['3', '2.9', '1'] },
    { instance: { x1: '1999', x2: '0.5', places: 0 }, right: ['3998', '3,998'], wrong: ['3997', '399', '999.5'] },
  ],
  'bubble-sort': [
    {
      instance: { list: [3, -1, 2] },
      right: ['[-1, 2, 3]', '-1, 2, 3', '[-1,2,3]', ' [ -1 , 2.0 , 3 ] ', '[−1, 2, 3]'],
      wrong: [
        '[3, 2, -1]',
        '[-1, 2]',
        '[-1, 2, 3, 3]',
        '[1, 2, 3]',
        '-1 2 3',
        '[-1, 2, 3',
        '[-1, 2, 3,]',
        '(-1, 2, 3)',
        '',
      ],
    },
    { instance: { list: [7] }, right: ['[7]', '7'], wrong: ['[]', '[7, 7]', '[[7]]'] },
  ],
  'compare-numbers': [
    { instance: { x1: '1.5', x2: '1.50' }, right: ['=', ' = '], wrong: ['<', '>', '==', '', 'equal'] },
    {
      instance: { x1: '9007199254740992.0000000000000000001', x2: '9007199254740992' },
      right: ['>', ' > '],
      wrong: ['=', '<', '', '>=', 'x1'],
    },
  ],
  'word-flip': [{ instance: { text: 'Ab, c' }, right: ['c ,bA'], wrong: ['c ,ba', 'c,bA', 'Ab, c', 'c ,bA.', ''] }],
  'any-substring': [
    {
      instance: { text: 'aB1' },
      right: ['a, aB, aB1, B, B1, 1'],
      wrong: [
        'a, aB, aB1, B, B1',
        'aB, aB1, B, B1, 1',
        'a, B, 1, aB, B1, aB1',
        'a, aB, aB1, a1, B, B1, 1',
        'a, ab, ab1, b, b1, 1',
        'a,aB,aB1,B,B1,1',
        ', a, aB, aB1, B, B1, 1',
        '',
      ],
    },
    { instance: { text: 'x' }, right: ['x'], wrong: ['X', 'x, x', ''] },
  ],
  'count-letters': [
    {
      instance: { text: 'See us, Bess!', letter: 'S' },
      right: ['4', '4.0', ' 4'],
      wrong: ['3', '5', '2', '0', '-4', '', 'four'],
    },
    { instance: { text: 'See us, Bess!', letter: 'x' }, right: ['0'], wrong: ['1', '', 'none'] },
  ],
  derangement: [
    {
      instance: { n: 6 },
      right: ['265', '265.0', ' 265 '],
      wrong: ['2 65', '2,65', '264', '266', '720', '44', '-265', '', 'none'],
    },
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
      instance: { n: 2, x: 1, y: 9007199254740991, z: 9007199254740991 },
      right: ['730750818665451377972204001751459814038961127424'],
      wrong: ['730750818665451377972204001751459814038961127423', '7.3e47'],
    },

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
      instance: { x1: 9007199254740990, x2: 9007199254740991, n: 9007199254740991 },
      right: ['(0, 1)'],
      wrong: ['(1, 0)', '(0, 1), (1, 0)', '(1, 1)', 'none'],
    },

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
      // Below 10^12: the root of the upper bound is a million.
      instance: { n: 999999999950, m: 999999999990 },
      right: ['999999999959, 999999999961, 999999999989'],
      wrong: ['999999999959, 999999999961', '999999999961, 999999999989', 'none'],
    },

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
      // The sum of two values is past 2^53, where a floating-point number is even.
      instance: { capacity: 5, weights: [2, 3, 4], values: [9007199254740991, 9007199254740990, 1] },
      right: ['18014398509481981', '18,014,398,509,481,981', '+18014398509481981'],
      wrong: ['18014398509481980', '18014398509481982', '18014398509481984', '9007199254740991'],
    },
    {
      // A table of this capacity would not fit into memory.
      instance: { capacity: 9007199254740991, weights: [9007199254740991, 1], values: [1, 9007199254740991] },
      right: ['9007199254740991'],
      wrong: ['9007199254740992', '1'],
    },

    {
      instance: { capacity: 5, weights: [2, 1, 3], values: [10, 7, 15] },
      right: ['25', '25.0', ' 25'],
      wrong: ['24', '26', '32', '2.5', '25.1', '', 'none'],
    },
    { instance: { capacity: 0, weights: [1], values: [3] }, right: ['0'], wrong: ['3', '-0.5'] },
  ],
  lcs: [
    {
      instance: { x1: 'bat', x2: 'abt' },
      right: ['bt', 'at'],
      wrong: ['ab', 'tb', 'ba', 'b', 'bat', 'Bt', 'b t', '""', ''],
    },
    { instance: { x1: 'abca', x2: 'caab' }, right: ['aa', 'ab', 'ca'], wrong: ['ac', 'bc', 'ba', 'caa', 'a', 'bb'] },
    { instance: { x1: 'ab', x2: 'AB' }, right: ['""'], wrong: ['', 'none', 'a', 'ab', '"'] },
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
        queues: 9007199254740991,
        tasks: [
          [99, 9007199254740991],
          [98, 1],
          [97, 1],
        ],
      },
      right: ['294'],
      wrong: ['293', '99', '197'],
    },

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
  'levenshtein-distance': [
    { instance: { x1: 'cart', x2: 'cat' }, right: ['1', '1.0', ' 1'], wrong: ['0', '2', '-1', '', 'one'] },
    { instance: { x1: 'ab', x2: 'ab' }, right: ['0', '-0'], wrong: ['1', '2', 'none'] },
    { instance: { x1: 'abcdefghijkl', x2: 'x' }, right: ['12'], wrong: ['1,2', '1 2', '11', '13', '21'] },
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

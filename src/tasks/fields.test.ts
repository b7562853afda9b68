import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownValue, typedValue } from './typed-value.ts';
import { parseTyped, type ParsedInstance } from './instance.ts';
import { Random } from '../base/random.ts';
import { PAPER_RANGES } from './ranges.ts';
import { taskById, TASKS } from './registry.ts';

const dijkstra = taskById('dijkstra')!;
const schedule = taskById('multi-machine-schedule')!;
const combination = taskById('permutation-combination')!;

const messages = (parsed: ParsedInstance) => (parsed.ok ? [] : parsed.problems.map(({ message }) => message));

// ── What is shown can be typed ──

const whole = fc.nat();

test.each([
  ['integers', fc.array(fc.integer())],
  ['items', fc.array(fc.oneof(fc.integer(), fc.stringMatching(/^[A-Za-z]$/)))],
  ['edges', fc.array(fc.tuple(whole, whole, whole))],
  ['pairs', fc.array(fc.tuple(whole, whole))],
] as const)('what is shown of %s is read as what it was, and so is its JSON', (input, values) => {
  fc.assert(
    fc.property(values, (value: readonly (number | string | readonly number[])[]) => {
      expect(typedValue(input, shownValue(input, value))).toEqual(value);
      expect(typedValue(input, JSON.stringify(value))).toEqual(value);
    }),
  );
});

test.each(TASKS.map((task) => [task.id, task] as const))(
  'instances of %s can be typed as they are shown',
  (id, task) => {
    for (const range of PAPER_RANGES)
      for (let index = 0; index < 20; index++) {
        const instance = task.sample(new Random('typed', id, range, index), task.ranges[range]);
        const typed = Object.entries(task.fields).map(([name, { input }]) => [
          name,
          shownValue(input, instance[name]!),
        ]);
        expect(parseTyped(task, Object.fromEntries(typed))).toEqual({ ok: true, instance });
      }
  },
);

// ── Edges and pairs that are none ──

const NO_EDGE = 'an edge [u, v, weight] of three whole numbers, typed as u-v:weight, vertices from 0';

test.each([
  ['0-1', '1 of 1', '"0-1"', NO_EDGE],
  ['0-1:0', '1 of 1', '[0,1,0]', 'weights 1 to 99'],
  ['0-1:100', '1 of 1', '[0,1,100]', 'weights 1 to 99'],
  ['0-1:-7', '1 of 1', '[0,1,-7]', 'weights 1 to 99'],
  ['0-1:1.5', '1 of 1', '"0-1:1.5"', NO_EDGE],
  ['1-1:7', '1 of 1', '[1,1,7]', 'no edge from a vertex to itself'],
  ['0-1:7, 0-1:7', '2 of 2', '[0,1,7]', 'no two edges between the same vertices, and item 1 joins these, too'],
  ['0-1:7, 1-0:3', '2 of 2', '[1,0,3]', 'no two edges between the same vertices, and item 1 joins these, too'],
  ['0-1:7,, 1-2:3', '2 of 3', '""', NO_EDGE],
  ['0 1 7\n0 2 x', '2 of 2', '"0 2 x"', NO_EDGE],
  ['(0, 1, 7), (0, 2, x)', '2 of 2', '"0, 2, x"', NO_EDGE],
  ['0 1 7 1 2 3', '1 of 6', '"0"', NO_EDGE],
  ['[[0,1]]', '1 of 1', '[0,1]', NO_EDGE],
  ['[[0,1,7,7]]', '1 of 1', '[0,1,7,7]', NO_EDGE],
])('says which of the edges “%s” is wrong, and why', (edges, place, came, allowed) => {
  expect(messages(parseTyped(dijkstra, { vertices: '3', edges, source: '0' }))).toEqual([
    `edges, item ${place}: got ${came}; allowed: ${allowed}.`,
  ]);
});

test('one wrong edge among sixty is named with the rule that it breaks', () => {
  const edges = Array.from({ length: 60 }, (_, place) => `${place}-${place + 1}:${place + 1}`);
  edges[36] = '36-37:370';
  expect(messages(parseTyped(dijkstra, { vertices: '61', edges: edges.join(', '), source: '0' }))).toEqual([
    'edges, item 37 of 60: got [36,37,370]; allowed: weights 1 to 99.',
  ]);
});

test('what is no list at all is said as a whole', () => {
  expect(messages(parseTyped(dijkstra, { vertices: '3', edges: '[[0,1,7]', source: '0' }))).toEqual([
    'edges: got "[[0,1,7]"; allowed: a list of edges [u, v, weight], typed as u-v:weight (0-1:7, 1-2:3), vertices from 0, weights 1 to 99, no edge from a vertex to itself, no two edges between the same vertices.',
  ]);
});

// ── What the page prints can be pasted ──

test.each([
  '(0, 1, 7), (0, 2, 3), (2, 1, 2)',
  '0 1 7\n0 2 3\n2 1 2',
  '0 1 7\r\n0 2 3\r\n\r\n2 1 2\r\n',
  '0 1 7; 0 2 3; 2 1 2',
  '0,1,7\n0,2,3\n2,1,2',
  '[0, 1, 7], [0, 2, 3], [2, 1, 2]',
  '[(0, 1, 7), (0, 2, 3), (2, 1, 2)]',
  '[[0,1,7],[0,2,3],[2,1,2]]',
  '0–1 (7), 0–2 (3), 2–1 (2)',
  '0~1: 7, 0~2: 3, 2~1: 2',
  '0 -- 1, weight 7\n0 -- 2, weight 3\n2 -- 1, weight 2',
  '- between 0 and 1: 7\n- between 0 and 2: 3\n- between 2 and 1: 2',
  '{0, 1}: 7\n{0, 2}: 3\n{2, 1}: 2',
  '0 to 1 with weight 7; 0 to 2 with weight 3; 2 to 1 with weight 2.',
  '0-1:7 0-2:3 2-1:2',
  '0-1:7,\n0-2:3,\n2-1:2,',
])('reads the edges “%s”', (edges) => {
  expect(typedValue('edges', edges)).toEqual([
    [0, 1, 7],
    [0, 2, 3],
    [2, 1, 2],
  ]);
});

test.each([
  '(10, 2), (20, 1)',
  '10 2\n20 1',
  '10/2, 20/1',
  '10 / 2, 20 / 1',
  '[[10,2],[20,1]]',
  'benefit 10, deadline 2\nbenefit 20, deadline 1',
  '1. benefit = 10, deadline = 2\n2. benefit = 20, deadline = 1',
  '10 (by 2), 20 (by 1)',
  'b = 10, d = 2; b = 20, d = 1',
])('reads the pairs “%s”', (pairs) => {
  expect(typedValue('pairs', pairs)).toEqual([
    [10, 2],
    [20, 1],
  ]);
});

test.each(['3, -1, 2', '3 -1 2', '3\n-1\n2\n', '[3, -1, 2]', '(3; −1; 2)', '{ 3, -1, 2 }'])(
  'reads the list “%s”',
  (list) => {
    expect(typedValue('integers', list)).toEqual([3, -1, 2]);
    expect(typedValue('items', list)).toEqual([3, -1, 2]);
  },
);

test('reads texts in the quotes that queries write, and numbers as the page groups them', () => {
  expect(typedValue('text', '"some words"')).toBe('some words');
  expect(typedValue('text', "'tis")).toBe("'tis");
  expect(typedValue('word', ' “abc” ')).toBe('abc');
  expect(typedValue('word', '1,692.5')).toBe('1692.5');
  expect(typedValue('items', '["a", \'b\', c]')).toEqual(['a', 'b', 'c']);
});

test('says which vertex a graph does not have', () => {
  expect(messages(parseTyped(dijkstra, { vertices: '3', edges: '0-1:7, 1-3:2', source: '0' }))).toEqual([
    'edges: got [1,3,2]; allowed: vertices 0 to 2.',
  ]);
  expect(messages(parseTyped(dijkstra, { vertices: '3', edges: '0-1:7', source: '3' }))).toEqual([
    'source: got 3; allowed: vertices 0 to 2.',
  ]);
  expect(messages(parseTyped(dijkstra, { vertices: '1', edges: '', source: '1' }))).toEqual([
    'source: got 1; allowed: vertex 0 alone.',
  ]);
  expect(messages(parseTyped(dijkstra, { vertices: '0', edges: '', source: '0' }))).toEqual([
    'vertices: got 0; allowed: a whole number, 1 or more.',
  ]);
});

test('accepts a vertex without edges', () => {
  expect(parseTyped(dijkstra, { vertices: '1', edges: '', source: '0' })).toEqual({
    ok: true,
    instance: { vertices: 1, edges: [], source: 0 },
  });
});

const ofTasks = (tasks: string) => messages(parseTyped(schedule, { queues: '2', tasks }));

test('says which of the tasks is wrong, and why', () => {
  const pair =
    'a pair [benefit, deadline] of whole numbers, typed as benefit/deadline, benefit 1 to 99, deadline 1 or more';
  for (const [tasks, came] of [
    ['10', '"10"'],
    ['0/1', '[0,1]'],
    ['100/1', '[100,1]'],
    ['10/0', '[10,0]'],
    ['10/2/3', '"10/2/3"'],
    ['[[10,2,3]]', '[10,2,3]'],
  ] as const)
    expect(ofTasks(tasks)).toEqual([`tasks, item 1 of 1: got ${came}; allowed: ${pair}.`]);
  expect(ofTasks('')).toEqual([
    'tasks: got []; allowed: a list of at least 1 pair [benefit, deadline], typed as benefit/deadline (10/2, 20/1), benefit 1 to 99, deadline 1 or more.',
  ]);
});

test.each([
  [
    '',
    ': got []; allowed: a list of at least 1 item, all whole numbers -9999 to 9999 or all single letters A–Z and a–z, none twice.',
  ],
  ['a, a', ', item 2 of 2: got "a"; allowed: none twice, and this is item 1, too.'],
  ['3, 3', ', item 2 of 2: got 3; allowed: none twice, and this is item 1, too.'],
  ['a, 3', ', item 2 of 2: got 3; allowed: a single letter A–Z or a–z, as the first item is a letter.'],
  ['ab, c', ', item 1 of 2: got "ab"; allowed: a whole number -9999 to 9999 or a single letter A–Z or a–z.'],
  ['10000', ', item 1 of 1: got 10000; allowed: a whole number -9999 to 9999, as the first item is a number.'],
])('says what is wrong with the items “%s”', (list, sentence) => {
  expect(messages(parseTyped(combination, { list, k: '1' }))).toEqual([`list${sentence}`]);
});

test('says which number of a list, and which character of a text', () => {
  const search = taskById('binary-search')!;
  expect(messages(parseTyped(search, { list: '1, 5, 4, 6', target: '1' }))).toEqual([
    'list, item 3 of 4: got 4; allowed: ascending, none twice.',
  ]);
  expect(messages(parseTyped(taskById('word-flip')!, { text: 'some more than few {words}' }))).toEqual([
    'text, character 20 of 26: got "{"; allowed: printable ASCII characters except \\ { } ".',
  ]);
  expect(messages(parseTyped(taskById('any-substring')!, { text: 'abcdefghijklmnopqrstua' }))).toEqual([
    'text, character 22 of 22: got "a"; allowed: none twice, and this is character 1, too.',
  ]);
});

test('wants at most as many chosen as there are', () => {
  expect(messages(parseTyped(combination, { list: 'a, A, b', k: '4' }))).toEqual([
    'k: got 4; allowed: at most as many as there are items, here 3.',
  ]);
  expect(messages(parseTyped(combination, { list: 'a, b', k: '0' }))).toEqual([
    'k: got 0; allowed: a whole number, 1 or more.',
  ]);
});

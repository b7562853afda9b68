import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownValue, typedValue } from './fields.ts';
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
      if (input === 'edges' || input === 'pairs') expect(typedValue(input, JSON.stringify(value))).toEqual(value);
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

const EDGES_ALLOWED =
  'a list of edges [u, v, weight], typed as u-v:weight (0-1:7, 1-2:3), vertices from 0, weights 1 to 99, no edge from a vertex to itself, no two edges between the same vertices';

test.each([
  ['0-1', '["0-1"]'],
  ['0-1:7; 1-2:3', '["0-1:7;",[1,2,3]]'],
  ['0-1:0', '[[0,1,0]]'],
  ['0-1:100', '[[0,1,100]]'],
  ['0-1:1.5', '["0-1:1.5"]'],
  ['1-1:7', '[[1,1,7]]'],
  ['0-1:7, 0-1:7', '[[0,1,7],[0,1,7]]'],
  ['0-1:7, 1-0:3', '[[0,1,7],[1,0,3]]'],
  ['[[0,1]]', '[[0,1]]'],
  ['[[0,1,7,7]]', '[[0,1,7,7]]'],
  ['[[0,1,7]', '"[[0,1,7]"'],
])('says what is wrong with the edges “%s”', (edges, came) => {
  expect(messages(parseTyped(dijkstra, { vertices: '3', edges, source: '0' }))).toEqual([
    `edges: got ${came}; allowed: ${EDGES_ALLOWED}.`,
  ]);
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

test.each([
  ['', '[]'],
  ['10', '["10"]'],
  ['0/1', '[[0,1]]'],
  ['100/1', '[[100,1]]'],
  ['10/0', '[[10,0]]'],
  ['10/2/3', '["10/2/3"]'],
  ['[[10,2,3]]', '[[10,2,3]]'],
])('says what is wrong with the tasks “%s”', (tasks, came) => {
  expect(messages(parseTyped(schedule, { queues: '2', tasks }))).toEqual([
    `tasks: got ${came}; allowed: a list of at least 1 pair [benefit, deadline], typed as benefit/deadline (10/2, 20/1), benefit 1 to 99, deadline 1 or more.`,
  ]);
});

test.each([
  ['', '[]'],
  ['a, a', '["a","a"]'],
  ['3, 3', '[3,3]'],
  ['a, 3', '["a",3]'],
  ['ab, c', '["ab","c"]'],
  ['10000', '[10000]'],
])('says what is wrong with the items “%s”', (list, came) => {
  expect(messages(parseTyped(combination, { list, k: '1' }))).toEqual([
    `list: got ${came}; allowed: a list of at least 1 item, all whole numbers -9999 to 9999 or all single letters A–Z and a–z, none twice.`,
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

import { expect, test } from 'vitest';
import { parseInstance, parseTyped } from './instance.ts';
import { parseRange, rangeProblems, typedRange, rangeInWords, shownRange } from './ranges.ts';
import { TASKS, taskById } from './registry.ts';

const addition = taskById('large-number-addition')!;
const knapsack = taskById('knapsack-01')!;
const search = taskById('binary-search')!;
const flip = taskById('word-flip')!;

const messages = (parsed: ReturnType<typeof parseInstance>) =>
  parsed.ok ? [] : parsed.problems.map(({ message }) => message);

test.each(['12..5', '.5', '5.', '007', '-3', '1e5', '', ' 1', '１'])('refuses “%s” as a decimal number', (x1) => {
  expect(messages(parseInstance(addition, { x1, x2: '1' }))).toEqual([
    `x1: got ${JSON.stringify(x1)}; allowed: digits with at most one point, a digit on each side of it, and no leading zero unless the whole part is 0.`,
  ]);
});

test.each(['0', '0.0', '0.007', '12.50', '9'.repeat(500)])('accepts “%s” as a decimal number', (x1) => {
  expect(parseInstance(addition, { x1, x2: '1' }).ok).toBe(true);
});

test('names every field that is wrong, missing or unknown', () => {
  expect(messages(parseInstance(knapsack, { capacity: -1, weights: [1, 0], price: [] }))).toEqual([
    'capacity: got -1; allowed: a whole number, 0 or more.',
    'weights, item 2 of 2: got 0; allowed: a whole number, 1 or more.',
    'values: got nothing; allowed: a list of at least 1 whole number, each 1 or more.',
    'price: got []; allowed: only the fields capacity, weights, values.',
  ]);
});

test('compares fields with each other', () => {
  expect(messages(parseInstance(knapsack, { capacity: 3, weights: [1, 2], values: [5] }))).toEqual([
    'values: got [5]; allowed: as many values as weights, here 2.',
  ]);
});

test('wants a list that ascends, none twice', () => {
  expect(parseInstance(search, { list: [1, 1], target: 1 }).ok).toBe(false);
  expect(parseInstance(search, { list: [2, 1], target: 1 }).ok).toBe(false);
  expect(parseInstance(search, { list: [-9999, 9999], target: 10000 }).ok).toBe(false);
});

test.each([' a', 'a ', 'a{b', 'a\\b', '"', 'naïve', 'tab\there', ''])('refuses the text “%s”', (text) => {
  expect(parseInstance(flip, { text }).ok).toBe(false);
});

test.each([null, 7, 'text', [], undefined])('refuses %j as an instance', (came) => {
  expect(messages(parseInstance(flip, came))[0]).toMatch(
    /^instance: got .*; allowed: an object with the fields text\.$/,
  );
});

test('reads lists as they are typed', () => {
  const typed = { capacity: ' 5 ', weights: '2, 1 3', values: '[10, 7, 15]' };
  expect(parseTyped(knapsack, typed)).toEqual({ ok: true, instance: knapsack.example });
  expect(messages(parseTyped(knapsack, { ...typed, capacity: 'five' }))).toEqual([
    'capacity: got "five"; allowed: a whole number, 0 or more.',
  ]);
});

test('reads a whole number with the commas that the page writes into it, and no others', () => {
  expect(parseTyped(taskById('derangement')!, { n: '1,000' })).toEqual({ ok: true, instance: { n: 1000 } });
  for (const n of ['1,00', '10,00', ',100', '1,,000', '1000,000'])
    expect(messages(parseTyped(taskById('derangement')!, { n }))[0]).toMatch(`n: got "${n}"; allowed`);
});

test('reads words without the spaces around them, and texts with them', () => {
  expect(parseTyped(addition, { x1: ' 12.5 ', x2: '\u00A03\n' })).toEqual({
    ok: true,
    instance: { x1: '12.5', x2: '3' },
  });
  expect(parseTyped(taskById('lcs')!, { x1: ' cat', x2: 'acts ' })).toMatchObject({ ok: true });
  expect(messages(parseTyped(flip, { text: ' x' }))[0]).toMatch(/^text: got " x"/);
});

test.each([
  ['2,, 3', '2 of 3'],
  ['2, 3,', '3 of 3'],
  [', 2', '1 of 2'],
])('does not pass over what is missing in the list “%s”', (list, place) => {
  expect(messages(parseTyped(search, { list, target: '2' }))[0]).toMatch(`list, item ${place}: got ""; allowed`);
});

test('reads ranges as they are typed', () => {
  for (const typed of ['5-9', ' 5 - 9 ', '5–9', '5 – 9']) expect(typedRange(typed)).toBe('5-9');
  expect(typedRange('s')).toBe('S');
  expect(parseRange(flip, typedRange('5..9'))).toMatch(/^range: got "5\.\.9"/);
});

test('reads ranges by name, by bounds, by one length', () => {
  expect(parseRange(flip, 'M')).toEqual({ name: 'M', from: 21, to: 50 });
  expect(parseRange(flip, '7-9')).toEqual({ name: '7-9', from: 7, to: 9 });
  expect(parseRange(flip, '7')).toEqual({ name: '7-7', from: 7, to: 7 });
  for (const wrong of ['XL', '9-7', '0-3', '-3', '5-', '1-999999', ''])
    expect(parseRange(flip, wrong)).toMatch(/^range: got ".*"; allowed: S, M, L, or lengths a-b/);
});

test('shows one length as one number', () => {
  expect(['S', '5-9', '200-200', '20-200', '2-22'].map(shownRange)).toEqual(['S', '5-9', '200', '20-200', '2-22']);
  const range = parseRange(flip, '200');
  expect(typeof range === 'object' && parseRange(flip, shownRange(range.name))).toEqual(range);
});

test('says what a range is for a task', () => {
  const dijkstra = taskById('dijkstra')!;
  const words = (name: string) => {
    const range = parseRange(dijkstra, name);
    return typeof range === 'object' && rangeInWords(dijkstra, range);
  };
  expect(['S', 'L', '5-9', '200'].map(words)).toEqual([
    'S (3–5 vertices)',
    'L (11–20 vertices)',
    '5–9 vertices',
    '200 vertices',
  ]);
});

test('says once of all tasks which lengths they allow', () => {
  const schedule = taskById('multi-machine-schedule')!;
  const substrings = taskById('any-substring')!;
  expect(rangeProblems([flip, schedule, substrings], '1-62')).toEqual([
    'range: got "1-62"; allowed: S, M, L, or lengths a-b with 2 ≤ a ≤ b ≤ 2000 for Multi-Machine Schedule.',
  ]);
  expect(rangeProblems([flip, taskById('bubble-sort')!, substrings], '0')).toEqual([
    'range: got "0"; allowed: S, M, L, or lengths a-b with 1 ≤ a ≤ b ≤ 2000 for Word Flip and Bubble Sort.',
    'range: got "0"; allowed: S, M, L, or lengths a-b with 1 ≤ a ≤ b ≤ 62 for Any Substring.',
  ]);
  expect(rangeProblems(TASKS, '2001')[0]).toMatch(
    / ≤ 2000 for Large Number Addition, Large Number Division, Bubble Sort and \d+ more\.$/,
  );
});

test('draws no string longer than its characters can all differ', () => {
  const substrings = taskById('any-substring')!;
  expect(parseRange(substrings, '60-62')).toEqual({ name: '60-62', from: 60, to: 62 });
  expect(parseRange(substrings, '60-63')).toMatch(/^range: got "60-63"; allowed: .* ≤ 62 for Any Substring\.$/);
  expect(substrings.capacity?.({ from: 1, to: 2 })).toBe(62 + 62 * 61);
  expect(substrings.capacity?.(substrings.ranges.S)).toBeUndefined();
});

test.each(['aa', 'aXa', 'a b', 'ä', ''])('refuses “%s” as a string of different characters', (text) => {
  expect(messages(parseInstance(taskById('any-substring')!, { text }))).toEqual([
    `text: got ${JSON.stringify(text)}; allowed: different letters A–Z, a–z or digits, at least one and none twice.`,
  ]);
});

test.each(['', 'ab', '7', 'ß'])('refuses “%s” as a letter to count', (letter) => {
  expect(messages(parseInstance(taskById('count-letters')!, { text: 'Any text.', letter }))).toEqual([
    `letter: got ${JSON.stringify(letter)}; allowed: one letter A–Z or a–z.`,
  ]);
});

test.each(['0', '0.0', '0.000'])('refuses to divide by %s', (x2) => {
  expect(messages(parseInstance(taskById('large-number-division')!, { x1: '1', x2, places: 0 }))).toEqual([
    `x2: got "${x2}"; allowed: a number other than 0.`,
  ]);
});

test.each(['toString', 'constructor', '__proto__'])('refuses the field %s, which every object has', (name) => {
  const came: unknown = JSON.parse(`{"text": "abc", "${name}": 1}`);
  expect(messages(parseInstance(flip, came))).toEqual([`${name}: got 1; allowed: only the fields text.`]);
});

test('says what came where JSON cannot write it: a number past the greatest, lists in lists without end', () => {
  const derangement = taskById('derangement')!;
  const refused = (n: unknown) => messages(parseInstance(derangement, { n }));
  const depth = 100_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(refused(JSON.parse('1e400'))).toEqual(['n: got Infinity; allowed: a whole number, 0 or more.']);
  expect(refused(JSON.parse('[-1e400, {"a": [null, "b"]}]'))).toEqual([
    'n: got [-Infinity,{"a":[null,"b"]}]; allowed: a whole number, 0 or more.',
  ]);
  expect(refused(deep)).toEqual([`n: got ${'['.repeat(40)}…${']'.repeat(19)}; allowed: a whole number, 0 or more.`]);
  expect(messages(parseInstance(derangement, deep))).toEqual([
    `instance: got ${'['.repeat(40)}…${']'.repeat(19)}; allowed: an object with the fields n.`,
  ]);
});

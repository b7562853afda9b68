import { expect, test } from 'vitest';
import { jsonOrText } from './json.ts';
import { fieldProblem, reasonOf, sentenceForPerson } from './problems.ts';

test('a problem names the field, what came and what is allowed; what is long is cut in its middle', () => {
  expect(fieldProblem('seed', -1, 'a whole number')).toEqual({
    field: 'seed',
    message: 'seed: got -1; allowed: a whole number.',
  });
  expect(fieldProblem('seed', undefined, 'a whole number').message).toContain('got nothing;');
  expect(
    fieldProblem(
      'list',
      Array.from({ length: 100 }, () => 7),
      'few',
    ).message,
  ).toMatch(/got \[7,7.{36}…(,7){9}\]; allowed/);
  // A string is cut as well, and what is nested deeper than a stack does not end the page.
  expect(fieldProblem('text', `a${'b'.repeat(80)}c`, 'few').message).toBe(
    `text: got "a${'b'.repeat(38)}…${'b'.repeat(17)}c"; allowed: few.`,
  );
  let deep: unknown = 7;
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(fieldProblem('list', deep, 'few').message).toMatch(/^list: got \[{40}…\]{19}; allowed/);
});

test('a page says the same in words for a person, and leaves other sentences as they are', () => {
  expect(sentenceForPerson(fieldProblem('task', 'chess', 'one of lcs').message)).toBe(
    'Task: "chess" does not fit. Allowed: one of lcs.',
  );
  expect(sentenceForPerson(fieldProblem('settings file', 'a.txt', 'a manifest').message)).toBe(
    'Settings file: "a.txt" does not fit. Allowed: a manifest.',
  );
  expect(sentenceForPerson(fieldProblem('b (breakpoint)', 'x', 'step:').message)).toBe(
    'Breakpoint: "x" does not fit. Allowed: step:.',
  );
  expect(sentenceForPerson(fieldProblem('edges, item 2 of 3', [0, 0, 1], 'few').message)).toBe(
    'Edges, item 2 of 3: [0,0,1] does not fit. Allowed: few.',
  );
  expect(sentenceForPerson(fieldProblem('range', '9', 'up to 4; or less (on the command line --less)').message)).toBe(
    'Range: "9" does not fit. Allowed: up to 4; or less.',
  );
  expect(sentenceForPerson('Step: got 5000; this run ends after 100, which is shown.')).toBe(
    'Step: 5000 is not there; this run ends after 100, which is shown.',
  );
  const said = 'The example of Dijkstra is shown instead.';
  expect(sentenceForPerson(said)).toBe(said);
});

test('a name or a value cannot turn the sentence around, and no name fills it', () => {
  expect(fieldProblem('\u202Ea', '\u2066b\uD800', 'few').message).toBe(
    '\\u202ea: got "\\u2066b\\ud800"; allowed: few.',
  );
  expect(fieldProblem('x'.repeat(5000), 1, 'few').message).toBe(`${'x'.repeat(80)}…: got 1; allowed: few.`);
});

test('JSON is read as its value, and what is none as its text', () => {
  expect(jsonOrText('{"a":[1]}')).toEqual({ a: [1] });
  expect(jsonOrText('{a:1}')).toBe('{a:1}');
});

test('the reason of whatever was thrown is a text', () => {
  expect(reasonOf(new Error('no room'))).toBe('no room');
  expect(reasonOf('no room')).toBe('no room');
});

test('a text that as JSON would not fit into a string is shown by its ends', () => {
  const { message } = fieldProblem('line 1', '\0'.repeat(100_000_000), 'an object');
  expect(message).toMatch(/^line 1: got "(\\u0000)+[\\u0]*…[\\u0]*(\\u0000)+"; allowed: an object\.$/);
  expect(message.length).toBeLessThan(110);
  expect(fieldProblem('a', { ['k'.repeat(1e6)]: 'v'.repeat(1e6) }, 'b').message).toMatch(
    /^a: got \{"k+…v+"\}; allowed: b\.$/,
  );
});

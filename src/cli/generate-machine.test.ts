import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PALINDROME } from '../machines/examples/palindrome.ts';
import { tail } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'tail-generate-machine-'));
afterAll(() => rmSync(folder, { recursive: true }));
const machine = join(folder, 'palindrome.yaml');
writeFileSync(machine, PALINDROME.source);

const drawn = ['--machine', machine, '--lengths', '1-6,7-9', '--count', '12', '--seed', '3'];

test('a machine file gives a dataset of its runs', { timeout: 120_000 }, () => {
  const out = join(folder, 'out.jsonl');
  const { code, error } = tail('generate', ...drawn, '--format', 'native', '--outcome', 'accepted', '--out', out);
  expect([code, error]).toEqual([0, '']);
  const rows = readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { range: string; input: string[]; answer: string });
  expect(rows.map(({ range }) => range)).toEqual([...Array<string>(12).fill('S'), ...Array<string>(12).fill('M')]);
  for (const { input, answer } of rows) {
    expect(input).toEqual(input.toReversed());
    expect(answer).toBe('accept');
  }
  const messages = tail('generate', ...drawn, '--format', 'messages', '--split', 'train');
  expect(messages.out.split('\n')[0]).toContain('{"messages":[{"role":"system"');
});

test('lengths that the file names need no option', { timeout: 60_000 }, () => {
  const named = join(folder, 'named.yaml');
  writeFileSync(named, `lengths: {S: 1-6, M: 7-9}\n${PALINDROME.source}`);
  const drawing = ['--count', '4', '--seed', '3'];
  const rows = tail('generate', '--machine', named, ...drawing).out;
  expect(rows.trimEnd().split('\n')).toHaveLength(8);
  expect(rows).toBe(tail('generate', '--machine', machine, '--lengths', '1-6,7-9', ...drawing).out);
});

test.each([
  ['lengths', ['--machine', machine, '--lengths', '6-1', '--count', '2', '--seed', '1']],
  ['outcome', [...drawn, '--outcome', 'won']],
  ['format', [...drawn, '--format', 'alpaca']],
  ['answer', [...drawn, '--answer', 'x']],
  ['task', [...drawn, '--task', 'lcs']],
  ['Range S', ['--machine', machine, '--lengths', '1-1', '--count', '9', '--seed', '1']],
  ['nothing without --machine', ['--task', 'lcs', '--lengths', '1-2']],
])('what cannot be done is said with exit code 2: %s', { timeout: 60_000 }, (word, words) => {
  const { code, error } = tail('generate', ...words);
  expect(code).toBe(2);
  expect(error).toContain(word);
  expect(error).not.toMatch(/^ +at /m);
});

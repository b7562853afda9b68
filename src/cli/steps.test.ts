import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { StepReport } from '../dataset/steps/step-report.ts';
import { PALINDROME } from '../machines/examples/palindrome.ts';
import { readMachine } from '../machines/read-machine.ts';
import { tail } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'tail-steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = (...words: string[]): StepReport => JSON.parse(tail('steps', ...words, '--json').out) as StepReport;

describe('the steps on the command line', { timeout: 180_000 }, () => {
  const drawn = ['--task', 'large-number-addition', '--train', 'S:150', '--test', 'M:5,L:5'];

  test('of unfolded texts are soon all known, at every length', () => {
    const { train, distinct, ambiguous, unannounced, growth, tests, missing } = report(
      ...drawn,
      '--arithmetic',
      'unfolded',
    );
    expect(train.examples).toBe(150);
    expect(train.occurrences).toBeGreaterThan(1000);
    expect(growth.at(-1)).toEqual({ examples: 150, distinct });
    expect({ ambiguous, unannounced }).toEqual({ ambiguous: 0, unannounced: 0 });
    expect(tests).toEqual([
      { range: 'M', examples: 5, steps: 1, distinctSteps: 1, whole: 1 },
      { range: 'L', examples: 5, steps: 1, distinctSteps: 1, whole: 1 },
    ]);
    expect(missing).toEqual([]);
  });

  test('of direct answers cover nothing', () => {
    const { distinct, tests, missing } = report(...drawn, '--variant', 'direct');
    expect(distinct).toBe(150);
    expect(tests.map(({ steps, whole }) => [steps, whole])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(missing).toHaveLength(10);
  });

  test('without the memory fetcher are ambiguous, and printed as a table', () => {
    const { code, out } = tail('steps', ...drawn, '--variant', 'without-memory-fetcher', '--arithmetic', 'unfolded');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}ambiguous +[1-9]/mu);
    expect(out).toMatch(/^ {2}M +5 +100\.00 %/mu);
  });

  test('of exported records are those of the same draws', () => {
    const file = join(folder, 'records.jsonl');
    const words = ['--task', 'large-number-addition', '--range', 'S', '--count', '150', '--eval-count', '5'];
    expect(tail('generate', ...words, '--seed', '1', '--out', file).code).toBe(0);
    const ofRecords = report('--data', file);
    expect(ofRecords.tests.map(({ range }) => range)).toEqual(['S', 'M', 'L']);
    const { train, distinct, growth } = report(...drawn, '--seed', '1');
    expect(ofRecords).toMatchObject({ train, distinct, growth });
  });

  test('of a machine file are a small table that short inputs show whole', () => {
    const file = join(folder, 'palindrome.yaml');
    writeFileSync(file, PALINDROME.source);
    const machine = ['--machine', file, '--train', '1-6:60', '--test', '9-12:20'];
    const { train, distinct, tests, ...counts } = report(...machine);
    // At most one step for each rule and each way in which it can go on.
    const rules = readMachine(PALINDROME.source).machine!.rules.length;
    expect(distinct).toBeGreaterThanOrEqual(rules - 1);
    expect(distinct).toBeLessThanOrEqual(3 * rules);
    expect(counts).toMatchObject({ task: 'machine palindrome', ambiguous: 0, unannounced: 0 });
    expect(train.examples).toBe(60);
    expect(tests).toEqual([{ range: '9-12', examples: 20, steps: 1, distinctSteps: 1, whole: 1 }]);
    const named = tail('steps', ...machine, '--train', '1-1:1', '--state-names', 'state {name}', '--json').out;
    expect(named).toContain('"left": "state ');
  });

  test.each<[words: string[], said: RegExp]>([
    [['--machine', 'package.json', '--train', '1-2:3'], /package\.json/],
    [['--machine', 'none.yaml', '--train', '1-2:3'], /none\.yaml/],
    [['--task', 'word-flip', '--machine', 'x', '--train', 'S:1'], /--machine or --task/],
    [
      ['--task', 'word-flip', '--train', 'S:1', '--state-names', 'x'],
      /state-names: got "x"; allowed: nothing without --machine/,
    ],
    [['--task', 'word-flip'], /--train/],
    [['--task', 'word-flip', '--train', 'S'], /train: got "S"; allowed: a range and how many/],
    [['--task', 'word-flip', '--train', 'X:3'], /train: range: got "X"/],
    [['--task', 'word-flip', '--train', 'S:3', '--variant', 'index-hint'], /index-hint/],
    [['--task', 'word-flip', '--train', 'S:3', '--seed', '-1'], /seed: got -1/],
    [['--data', join(folder, 'none.jsonl')], /data: got ".*none\.jsonl"; it cannot be read/],
    [['--data', 'package.json', '--task', 'word-flip'], /--data without --task/],
    [['--data', 'package.json'], /package\.json, line 1/],
  ])('that cannot be counted are refused: %j', (words, said) => {
    const { code, out, error } = tail('steps', ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(said);
  });

  test('of records with texts of another version are refused', () => {
    const file = join(folder, 'older.jsonl');
    const record = { task: 'word-flip', variant: 'tail', arithmetic: 'folded', split: 'train', range: 'S' };
    writeFileSync(file, `${JSON.stringify({ ...record, instance: { text: 'ab' }, text_version: 1 })}\n`);
    const { code, error } = tail('steps', '--data', file);
    expect(code).toBe(2);
    expect(error).toMatch(/older\.jsonl, line 1, text_version: got 1; allowed: 2/);
  });
});

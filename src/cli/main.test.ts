import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ExchangeMachine } from '../machine/exchange.ts';
import { NaiveSimulator } from '../testing/naive-simulator.ts';

/** Runs the command line as a person does. */
function tail(...words: string[]): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'tail', '--', ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // npm's own warnings about a person's settings are not ours.
  return { code: status, out: stdout, error: stderr.replace(/^npm warn .*\n/gm, '') };
}

describe('the command line', { timeout: 60_000 }, () => {
  test('lists the tasks', () => {
    const { code, out } = tail('tasks');
    expect(code).toBe(0);
    const list = JSON.parse(out) as { id: string }[];
    expect(list.find(({ id }) => id === 'knapsack-01')).toMatchObject({
      title: '0-1 Knapsack',
      class: 'dp',
      ranges: { S: [2, 3], M: [4, 5], L: [6, 8] },
      machine: { states: expect.any(Number), rules: expect.any(Number), tapes: expect.arrayContaining(['row above']) },
      variants: expect.not.arrayContaining(['reversed']),
    });
  });

  test('prints a machine that a stranger’s simulator runs to the same end', () => {
    const machine = JSON.parse(tail('machine', 'binary-search').out) as ExchangeMachine;
    const instance = '{"list":[1,4,9,16,25],"target":16}';
    const run = JSON.parse(tail('run', 'binary-search', '--instance', instance, '--json').out) as {
      initial: string[];
      tapes: string[];
      steps: number;
      outcome: string;
      answer: string;
      cot: string;
      states: number;
    };
    expect(run).toMatchObject({ outcome: 'accepted', answer: '3' });
    expect(run.cot.endsWith('\\boxed{3}')).toBe(true);
    const naive = new NaiveSimulator(
      machine,
      run.initial.map((tape) => [...tape]),
    ).run(run.steps + 10);
    expect(naive).toEqual({ halted: 'accept', steps: run.steps, tapes: run.tapes });
  });

  test('generates records, to stdout and to a file', () => {
    const words = ['generate', '--task', 'all', '--range', 'S', '--count', '3', '--seed', '1'];
    const { code, out } = tail(...words);
    expect(code).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), 'tail-'));
    const file = join(folder, 'data.jsonl');
    expect(tail(...words, '--out', file).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(out);
    expect(readdirSync(folder)).toEqual(['data.jsonl']);
    rmSync(folder, { recursive: true });
  });

  test.each([
    [['run', 'chess', '--instance', '{}'], /^TASK: got "chess"; allowed: one of large-number-addition,/],
    [['run', 'word-flip', '--instance', '{text'], /^instance: got "\{text"; allowed: JSON/],
    [['run', 'word-flip', '--instance', '{"text":" x"}'], /^text: got " x"; allowed: printable ASCII/],
    [
      ['run', 'word-flip', '--instance', '{"text":"x"}', '--variant', 'long'],
      /^variant: got "long"; allowed: one of tail,/,
    ],
    [
      ['run', 'word-flip', '--instance', '{"text":"x"}', '--variant', 'direct', '--arithmetic', 'unfolded'],
      /^Arithmetic: unfolded/,
    ],
    [
      ['run', 'word-flip', '--instance', '{"text":"x"}', '--variant', 'reversed'],
      /^variant: got "reversed", which writes one equation; allowed for Word Flip: one of tail,/,
    ],
    [
      ['generate', '--task', 'all', '--range', 'S', '--count', '1', '--seed', '1', '--variant', 'index-hint'],
      /^variant: got "index-hint", which writes one equation; allowed for Bubble Sort, Word Flip,/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'XL', '--count', '1', '--seed', '1'],
      /^range: got "XL"; allowed: S, M, L/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', 'many', '--seed', '1'],
      /^count: got "many"; allowed/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--out', '/no/such/folder/x'],
      /^out: got/,
    ],
    [['generate'], /required option '--task/],
    [['frobnicate'], /unknown command 'frobnicate'/],
  ])('refuses %j with a sentence and exit code 2', (words, sentence) => {
    const { code, out, error } = tail(...words);
    expect(error).toMatch(sentence);
    expect(error).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test.each([[[]], [['tasks']], [['machine']], [['run']], [['generate']]])(
    'explains itself with %j --help',
    (words) => {
      const { code, out } = tail(...words, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: tail/);
    },
  );
});

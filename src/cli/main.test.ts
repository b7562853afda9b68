import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ExchangeMachine } from '../machine/table/exchange.ts';
import { tail } from '../testing/command-line.ts';
import { NaiveSimulator } from '../testing/naive-simulator.ts';

describe('the command line', { timeout: 180_000 }, () => {
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

  test('generates a folder that its own manifest draws again, in shards too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tail-'));
    const at = (name: string) => join(folder, name);
    const words = ['--task', 'word-flip', '--mix', '8:1:1', '--total', '20', '--eval-count', '2', '--seed', '1'];
    expect(
      tail('generate', ...words, '--container', 'parquet', '--tokens', '--shards', '2', '--folder', at('whole')),
    ).toEqual({ code: 0, out: '', error: '' });
    const again = ['generate', '--manifest', at('whole/manifest.json'), '--tokens', '--folder', at('again')];
    for (const shard of ['1/2', '0/2']) expect(tail(...again, '--shard', shard).error).toBe('');
    // Where each machine has a disk of its own, files of one are not those of all.
    const part = at('again/data/native/train-00001-of-00002.parquet');
    renameSync(part, at('elsewhere'));
    expect(tail('join', '--folder', at('again'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(
        /^folder: got .*train-00001-of-00002\.parquet is not there; allowed: the folder with/,
      ),
    });
    renameSync(at('elsewhere'), part);
    writeFileSync(at('again/shards/notes.txt'), 'somebody’s');
    copyFileSync(at('again/shards/00000-of-00002.json'), at('again/shards/00000-of-00003.json'));
    expect(tail('join', '--folder', at('again')).error).toMatch(/^shards: .* is the report of files that another one/);
    rmSync(at('again/shards/00000-of-00003.json'));
    expect(tail('join', '--folder', at('again')).error).toBe('');
    expect(readdirSync(at('again/shards'))).toEqual(['notes.txt']);
    rmSync(at('again/shards'), { recursive: true });
    const files = readdirSync(at('whole'), { recursive: true, encoding: 'utf8' }).toSorted();
    expect(readdirSync(at('again'), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(files);
    for (const file of files.filter((each) => statSync(at(`whole/${each}`)).isFile()))
      expect(Buffer.compare(readFileSync(at(`again/${file}`)), readFileSync(at(`whole/${file}`)))).toBe(0);
    const { configs } = JSON.parse(readFileSync(at('whole/manifest.json'), 'utf8')) as {
      configs: { splits: Record<string, { rows: number; tokens: Record<string, number> }> }[];
    };
    expect(configs[0]!.splits.train!.rows).toBe(20);
    expect(configs[0]!.splits.train!.tokens['0.5']).toBeGreaterThan(50);
    rmSync(folder, { recursive: true });
  });

  test('takes your own instances, and tells those of one side apart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tail-'));
    const file = join(folder, 'own.jsonl');
    const texts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    const lines = texts.map((text) => `${JSON.stringify({ task: 'word-flip', instance: { text } })}\r\n`);
    // As an editor on Windows saves it.
    writeFileSync(file, `\uFEFF${lines.join('')}`);
    const answers = (...words: string[]) =>
      tail('generate', '--instances', file, '--seed', '1', ...words)
        .out.split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { instance: { text: string } }).instance.text);
    expect(answers()).toEqual(texts);
    const train = answers('--split', 'train');
    expect(train.length).toBeLessThan(texts.length);
    expect([...train, ...answers('--split', 'eval')].toSorted()).toEqual(texts.toSorted());
    rmSync(folder, { recursive: true });
  });

  test('prints job files whose every task draws its shard', () => {
    const words = [
      '--task',
      'all',
      '--range',
      'S',
      '--count',
      '10',
      '--seed',
      '1',
      '--shards',
      '16',
      '--folder',
      'my data',
    ];
    const slurm = tail('jobs', 'slurm', ...words).out;
    expect(slurm).toMatch(/^#!\/bin\/bash\n/);
    expect(slurm).toContain('#SBATCH --array=0-15\n');
    expect(slurm.replaceAll(/ \\\n +/g, ' ')).toContain(
      `tail-tracer generate --task all --range S --count 10 --seed 1 --folder 'my data' --shard "\${SLURM_ARRAY_TASK_ID}/16"`,
    );
    const job = parse(tail('jobs', 'kubernetes', ...words, '--image', 'i', '--claim', 'c').out) as {
      kind: string;
      spec: {
        completions: number;
        completionMode: string;
        template: { spec: { containers: { command: string[] }[] } };
      };
    };
    expect([job.kind, job.spec.completions, job.spec.completionMode]).toEqual(['Job', 16, 'Indexed']);
    expect(job.spec.template.spec.containers[0]!.command[2]).toContain('--shard "$JOB_COMPLETION_INDEX/16"');
  });

  test.each([
    [
      ['run', 'chess', '--instance', '{}'],
      /^TASK or FILE: got "chess"; allowed: a machine file, - for standard input, or one of large-number-addition,/,
    ],
    [['run', 'lcs', '--instance', '{x1'], /^instance: got "\{x1"; allowed: JSON, such as \{"x1":"cat","x2":"acts"\}/],
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
      /^variant: got "index-hint", which writes one equation; allowed for Large Number Division, Bubble Sort, Word Flip and \d+ more: one of tail,/,
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
    [
      ['generate', '--task', 'word-flip', '--mix', '8:1', '--total', '9', '--seed', '1'],
      /^mix: got "8:1"; allowed: shares of S, M and L/,
    ],
    [
      [
        'generate',
        '--task',
        'word-flip',
        '--mix',
        '8:1:1',
        '--total',
        '9',
        '--range',
        'S',
        '--count',
        '5',
        '--seed',
        '1',
      ],
      /^mix: got "8:1:1"; allowed: --mix with --total, or --range with --count\.$/m,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--eval-count', '0'],
      /^eval-count: got 0; allowed: a whole number, 1 or more\.\n$/,
    ],
    [['generate', '--manifest', 'package.json'], /^manifest: got "package.json"; allowed: a manifest.json/],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--shard', '4/4'],
      /^shard: got "4\/4"; allowed: I\/N with/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--folder', 'package.json/x'],
      /^folder: got "package\.json\/x"; it cannot be written: ENOTDIR/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--folder', 'src'],
      /^folder: got "src", which holds files already/,
    ],
    [
      ['generate', '--task', 'word-flip', '--range', 'S', '--count', '1', '--seed', '1', '--shards', 'LCS'],
      /^shards: got "LCS"; allowed: with --folder or --zip/,
    ],
    [
      [
        'jobs',
        'slurm',
        '--task',
        'lcs',
        '--range',
        'S',
        '--count',
        '1',
        '--seed',
        '1',
        '--shards',
        '1',
        '--folder',
        'a\nb',
      ],
      /^folder: got "a\\nb"; allowed: a text of one line\.\n$/,
    ],
    [['join', '--folder', '/no/such/folder'], /^shards: got nothing; allowed: a folder/],
    [['frobnicate'], /unknown command 'frobnicate'/],
  ])('refuses %j with a sentence and exit code 2', (words, sentence) => {
    const { code, out, error } = tail(...words);
    expect(error).toMatch(sentence);
    expect(error).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('says how a run ended that has no answer: in the text, on stderr, and by an exit code of its own', () => {
    const words = ['run', 'derangement', '--instance', '{"n":30}', '--step-limit', '50'];
    const ending = 'Stopped at the limit of 50 steps; the machine had not halted.\n';
    const { code, out, error } = tail(...words);
    expect(out.endsWith(`\n${ending}`)).toBe(true);
    expect(out).not.toContain('boxed');
    expect(error).toBe(ending);
    expect(code).toBe(3);
  });

  test('says that stdout is full', () => {
    const { status, stderr } = spawnSync('sh', ['-c', 'npm run --silent tail -- tasks > /dev/full'], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^stdout: it cannot be written: ENOSPC/m);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });

  test('refuses an instance that is nested far too deeply with a sentence, not a full stack', () => {
    const nested = `{"text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const { code, error } = tail('run', 'word-flip', '--instance', nested);
    expect(error).toMatch(/^text: got \[{40}…\]{19}; allowed: printable ASCII/);
    expect(error).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  test.each([
    [[]],
    [['tasks']],
    [['machine']],
    [['run']],
    [['convert']],
    [['generate']],
    [['join']],
    [['jobs', 'slurm']],
  ])('explains itself with %j --help', (words) => {
    const { code, out } = tail(...words, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: tail/);
  });
});

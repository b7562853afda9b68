import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { UsageProblem } from '../usage-problem.ts';
import { countOf, lengthsOf, modelIn, recipeOf } from './options.ts';

/** Runs the lab's command line as a person does. */
function lab(...words: string[]): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'lab', '--', ...words], { encoding: 'utf8' });
  // npm's own warnings about a person's settings are not ours.
  return { code: status, out: stdout, error: stderr.replace(/^npm warn .*\n/gm, '') };
}

const folder = mkdtempSync(join(tmpdir(), 'lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Options of a model that is trained in a second. */
const TINY =
  '--machine parity --lengths 1-2 --ring 16 --distractor-cells 0 --layers 1 --width 16 --heads 2 --hidden 16 --updates 45 --batch 2'.split(
    ' ',
  );

test('prints texts with kinds and sources', () => {
  const { code, out } = lab('data', '--machine', 'copy', '--lengths', '2', '--seed', '3', '--count', '2');
  expect(code).toBe(0);
  const [first, second] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).not.toEqual(second);
  expect(first).toMatchObject({ machine: 'copy', variant: 'tail', instance: { digits: first!['answer'] } });
  expect((first!['tokens'] as string[]).length).toBe((first!['sources'] as number[]).length);
});

test('takes a machine file, and says why one cannot be trained on', () => {
  const file = join(folder, 'flip.yaml');
  const text =
    "tapes: [in, out]\nblank: ' '\nstart state: go\ntable:\n  go:\n    [0, ' ']: {write: [~, 1], move: [R, R]}\n    [1, ' ']: {write: [~, 0], move: [R, R]}\n    [' ', ' ']: {move: [S, S], next: done}\n  done:\n";
  writeFileSync(file, text);
  const { code, out } = lab('data', '--machine', file, '--lengths', '3', '--count', '1');
  expect(code).toBe(0);
  const { instance, answer } = JSON.parse(out) as { instance: { in: string }; answer: string };
  expect(answer).toBe([...instance.in].map((bit) => (bit === '0' ? '1' : '0')).join(''));
  writeFileSync(file, text.replace('[~, 1]', '[1, 1]'));
  expect(lab('data', '--machine', file)).toMatchObject({
    code: 2,
    out: '',
    error: expect.stringMatching(/^flip\.yaml: It writes on the tapes “in” and “out”/) as string,
  });
});

describe('trains a model', () => {
  const out = join(folder, 'model');
  const checkpoint = join(out, 'checkpoint.safetensors');
  const log = () => readFileSync(join(out, 'log.jsonl'), 'utf8').trimEnd().split('\n');

  test('with a log and a checkpoint', () => {
    expect(lab('train', ...TINY, '--out', out)).toMatchObject({ code: 0, error: '' });
    expect(log().map((line) => (JSON.parse(line) as { update?: number }).update)).toEqual([undefined, 20, 40, 45]);
  });

  test('which is complete, so that the same command makes nothing anew', () => {
    const before = log();
    expect(lab('train', ...TINY, '--out', out)).toEqual({ code: 0, out: '', error: '' });
    expect(log()).toEqual(before);
  });

  test('and not over a model of another recipe', () => {
    const { code, error } = lab('train', ...TINY, '--seed', '2', '--out', out);
    expect([code, error]).toEqual([2, expect.stringMatching(/^--out: .* has a checkpoint of another recipe/)]);
  });

  test('evaluates it, and its exported weights', () => {
    const weights = join(folder, 'weights.safetensors');
    expect(lab('export', '--model', checkpoint, '--out', weights).code).toBe(0);
    expect(statSync(weights).size).toBeLessThan(statSync(checkpoint).size / 4);
    for (const model of [checkpoint, weights]) {
      const { code, out: printed } = lab('evaluate', '--model', model, '--lengths', '1-2', '--count', '5', '--json');
      expect(code).toBe(0);
      expect(printed.trimEnd().split('\n')).toHaveLength(2);
      expect(JSON.parse(printed.split('\n')[1]!)).toMatchObject({ length: 2, text: { of: 5 }, answer: { of: 5 } });
    }
  });

  test('masks sources', () => {
    const { code, out: printed } = lab(
      'evaluate',
      '--model',
      checkpoint,
      '--lengths',
      '2',
      '--count',
      '5',
      '--mask-source',
    );
    expect(code).toBe(0);
    expect(printed).toMatch(/^length 2\n  cut nothing: .*\n  cut another source: .*\n  cut the source: .*\n$/);
  });

  test('has it write the text of an instance', () => {
    const { code, out: printed } = lab('write', '--model', checkpoint, '--instance', '{"bits":"11"}');
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^A @\d+ 1 @\d+ 1 @\d+ _ C @\d+ _ # @\d+ @\d+ q0\n\n.*\n\n(It is the|Token \d+ should be) /,
    );
  });

  test('and says which lengths do not fit on its ring', () => {
    const { code, out: printed, error } = lab('evaluate', '--model', checkpoint, '--lengths', '40');
    expect([code, printed, error]).toEqual([
      2,
      '',
      '--lengths: got 40; 43 cells do not fit on a ring of 16 addresses. Take a larger --ring.\n',
    ]);
  });
});

describe('what cannot be used is refused with a sentence', () => {
  test.each<[string, () => unknown, string]>([
    [
      'no machine',
      () => recipeOf({ machine: 'sorting' }),
      '--machine: got "sorting"; allowed: one of parity, addition',
    ],
    ['no variant', () => recipeOf({ machine: 'parity', variant: 'cot' }), '--variant: got "cot"; allowed: '],
    ['no updates', () => recipeOf({ machine: 'parity', updates: '0' }), '--updates: got 0; allowed: '],
    ['text for a number', () => recipeOf({ machine: 'parity', batch: 'ten' }), '--batch: got "ten"; allowed: number'],
    [
      'a head that is no multiple of 8',
      () => recipeOf({ machine: 'parity', width: '60' }),
      '--layers, --local-layers, --width, --heads, --global-heads, ',
    ],
    [
      'a first stage that is cut short',
      () => recipeOf({ machine: 'parity', firstStages: '600,1-3' }),
      '--first-stages: got "600,1-3"; allowed: UPDATES,LENGTHS,STRETCH,DISTRACTOR such as 600,1-3,24,0, or none',
    ],
    ['a range from high to low', () => lengthsOf('--lengths', '6-2'), '--lengths: got "6-2"; allowed: a length or a'],
    ['a count in words', () => countOf('--count', 'ten', 1), '--count: got "ten"; allowed: a whole number from 1 on'],
    ['a file that is not there', () => modelIn(join(folder, 'none')), `${join(folder, 'none')}: ENOENT`],
  ])('%s', (_what, use, sentence) => {
    expect(use).toThrow(UsageProblem);
    expect(use).toThrow(sentence);
  });

  test('a first stage', () => {
    expect(recipeOf({ machine: 'parity', firstStages: '600,1,24,0/50,1-3,30,5' }).firstStages).toEqual([
      { updates: 600, lengths: [1, 1], stretch: 24, distractorCells: 0 },
      { updates: 50, lengths: [1, 3], stretch: 30, distractorCells: 5 },
    ]);
    expect('firstStages' in recipeOf({ machine: 'addition', firstStages: 'none' })).toBe(false);
  });

  test('lists of lengths', () => expect(lengthsOf('--lengths', '2-4,8')).toEqual([2, 3, 4, 8]));
});

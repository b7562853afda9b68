import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tail } from '../testing/command-line.ts';

interface Report {
  readonly accuracy: number;
  readonly samples: readonly {
    readonly id: string;
    readonly correct: boolean;
    readonly kind: string | null;
    readonly joined: string;
  }[];
  readonly joined: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

const graded = (...words: string[]) => JSON.parse(tail('grade', '--json', ...words).out) as Report;

const jsonLines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test('outputs are graded by record, by id, and by query with the dataset', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tail-'));
  const at = (name: string) => join(folder, name);
  tail('generate', '--task', 'word-flip', '--range', 'S', '--count', '4', '--seed', '3', '--out', at('records.jsonl'));
  const records = tail('generate', '--task', 'word-flip', '--range', 'S', '--count', '4', '--seed', '3')
    .out.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; query: string; cot: string });
  const outputs = records.map(({ cot }, number) => (number === 1 ? cot.replace(/→ \[3\]/, '→ [9]') : cot));
  writeFileSync(at('own.jsonl'), jsonLines(records.map((record, number) => ({ ...record, output: outputs[number] }))));
  writeFileSync(
    at('batch.jsonl'),
    jsonLines(
      records.map(({ id }, number) => ({
        custom_id: id,
        response: {
          status_code: 200,
          body: { choices: [{ message: { content: outputs[number] }, finish_reason: 'stop' }] },
        },
        error: null,
      })),
    ),
  );
  writeFileSync(
    at('predictions.jsonl'),
    jsonLines(
      records.map(({ query }, number) => ({
        prompt: `user\n${query}\nassistant\n`,
        predict: outputs[number],
        label: '',
      })),
    ),
  );
  for (const [report, way] of [
    [graded(at('own.jsonl')), 'record'],
    [graded(at('batch.jsonl')), 'id'],
    [graded(at('predictions.jsonl'), '--data', at('records.jsonl')), 'query'],
  ] as const) {
    expect(report.joined).toEqual({ [way]: 4 });
    expect(report.accuracy).toBe(1);
    expect(report.samples.map(({ kind }) => kind)).toEqual([null, 'transition', null, null]);
    expect(report.problems).toEqual([]);
  }
  tail('grade', at('own.jsonl'), '--csv', at('samples.csv'), '--process-bench', at('steps.jsonl'));
  expect(readFileSync(at('samples.csv'), 'utf8').split('\r\n')[2]).toContain(',transition,');
  const rows = readFileSync(at('steps.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { steps: string[]; label: number; problem: string });
  expect(rows.map(({ label }) => label)).toEqual([-1, 2, -1, -1]);
  expect(rows[1]!.steps[2]).toMatch(/^\[2\]/);
  expect(rows[1]!.problem).toBe(records[1]!.query);
  expect(rows[0]!.steps.at(-1)).toMatch(/^\\boxed/);
  const { out, code } = tail('grade', at('own.jsonl'), at('batch.jsonl'));
  expect(code).toBe(0);
  expect(out).toContain('100.00 % (4 of 4; 95 %: 51.01 % to 100.00 %)');
  expect(out).toContain('first departure    none 3, transition 1');
  rmSync(folder, { recursive: true });
});

test('what cannot be graded is said in a sentence', { timeout: 180_000 }, () => {
  expect(tail('grade', '/no/such/file')).toMatchObject({
    code: 2,
    error: expect.stringMatching(/^FILE: got "\/no\/such\/file"; it cannot be read/),
  });
  const { code, error } = tail('grade', 'package.json');
  expect(code).toBe(2);
  expect(error).toMatch(/FILE: got package\.json; allowed: files with outputs/);
  expect(error).not.toMatch(/\n\s+at /);
});

test('threads make no difference to what is said', { timeout: 180_000 }, () => {
  const [one, two] = ['1', '2'].map((threads) =>
    tail('grade', 'public/grade-example.jsonl.gz', '--json', '--threads', threads),
  );
  expect(two!.error).toBe('');
  expect(two!.out.length).toBeGreaterThan(100_000);
  expect(two!.out === one!.out).toBe(true);
});

/** Runs the exported grader in Python, which has to be there: it is a stage of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { SPELLINGS, TOLD, type Question } from '../../testing/graded-answers.ts';
import { SCORER } from './scorer.ts';

/** Reads questions, one JSON object a line, and writes what the grader says of each. */
const DRIVER = `
import json, sys
sys.path.insert(0, sys.argv[1])
import scorer
for line in sys.stdin.buffer:
    asked = json.loads(line)
    if "text" in asked:
        print(json.dumps(scorer.last_box(asked["text"])))
    else:
        # As a table holds it: the instance is JSON text.
        print(json.dumps(scorer.is_right(asked["task"], json.dumps(asked["instance"]), asked["answer"])))
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scorer-'));
  writeFileSync(join(folder, 'scorer.py'), SCORER.text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asked(questions: readonly (Question | { readonly text: string })[]): unknown[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const { stdout, stderr, status } = spawnSync('python3', ['-c', DRIVER, folder], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describe('the exported grader', () => {
  test('agrees with the checks of all tasks on every spelling', () => {
    const all = [...SPELLINGS, ...TOLD];
    const given = asked(all);
    const disagreed = all.filter(
      ({ task, instance, answer }, place) => given[place] !== taskById(task)!.check(instance, answer),
    );
    expect(disagreed).toEqual([]);
  });

  test('knows what is right and what is not', () => {
    const given = asked(TOLD);
    expect(TOLD.filter(({ isRight }, place) => given[place] !== isRight)).toEqual([]);
  });

  test('takes the last box whose braces are balanced', () => {
    const boxes: readonly (readonly [text: string, answer: string | null])[] = [
      [String.raw`first \boxed{1}, then \boxed{ 8 }.`, ' 8 '],
      [String.raw`\boxed{\frac{1}{2}}`, String.raw`\frac{1}{2}`],
      [String.raw`\boxed{a{b{c}}d}`, 'a{b{c}}d'],
      [String.raw`\boxed{3} and \boxed{4`, '3'],
      [String.raw`{ open \boxed{5}`, '5'],
      [String.raw`\boxed{\boxed{6}}`, '6'],
      [String.raw`} \boxed{} }`, ''],
      ['no box, but {braces}', null],
      ['', null],
    ];
    expect(asked(boxes.map(([text]) => ({ text })))).toEqual(boxes.map(([, answer]) => answer));
  });

  test('takes no longer than the text is long, box or none', () => {
    const long = ['x'.repeat(80_000), '{'.repeat(80_000), String.raw`\boxed{`.repeat(80_000), '}'.repeat(80_000)];
    const started = performance.now();
    expect(asked(long.map((text) => ({ text })))).toEqual([null, null, null, null]);
    const blank = ' '.repeat(80_000);
    const answers = [
      `1${blank}2`,
      `${'0'.repeat(80_000)}x`,
      `0.${'0'.repeat(80_000)}1`,
      `[${'1,'.repeat(40_000)}`,
      `(${'),('.repeat(20_000)}`,
    ];
    const questions = TASKS.flatMap(({ id, example }) =>
      answers.map((answer): Question => ({ task: id, instance: example, answer })),
    );
    expect(asked(questions)).toEqual(questions.map(() => false));
    // A hundred texts in about three seconds; matching that is quadratic took 4.5 seconds for each.
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});

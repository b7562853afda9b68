import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tail, tailOf } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'tail-machines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this text, or these bytes; its path. */
function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const COPY = 'init: q0\naccept: q1\n\nq0,a,_\nq0,a,a,>,>\n\nq0,_,_\nq1,_,_,-,<\n';

describe('machine files on the command line', { timeout: 180_000 }, () => {
  test('are said to be what they are', () => {
    const { code, out } = tail('machine', file('beaver.txt', '1RB1LB_1LA1RZ\n'));
    expect(code).toBe(0);
    expect(out).toBe(
      'beaver.txt: bbchallenge standard text\n3 states, 4 rules, 1 tape, 1 symbol beside the blank “0”\nstarts in “A”; halts in “Z” (halt)\n',
    );
  });

  test('are run on inputs, one a tape, or on their own', () => {
    const path = file('copy', COPY);
    expect(tail('run', path, '--input', 'aa').out).toBe(
      'Accepted after 3 steps in state “q1”.\ntape 1: aa\ntape 2: aa\n',
    );
    expect(JSON.parse(tail('run', path, '--input', 'a', '--input', '', '--json').out)).toEqual({
      machine: 'copy',
      format: 'turingmachinesimulator',
      initial: ['a', ''],
      tapes: ['a', 'a'],
      outcome: 'accepted',
      state: 'q1',
      steps: 2,
      states: 2,
      cot: expect.stringMatching(/^q0 at .*\n[^]*→ q1\n\\boxed\{q1\}$/),
    });
    const own = file('own.txt', '0 1 1 r 0\n0 _ 1 * halt\n;$INITIAL_TAPE: 111\n');
    expect(tail('run', own).out).toBe('Halted after 4 steps in state “halt”.\ntape: 1111\n');
    const endless = file('endless.txt', '0 * * * 0\n');
    expect(tail('run', endless, '--json').out).toContain('"repeated configuration"');
    const running = file('running.txt', '0 * * r 0\n');
    expect(tail('run', running, '--step-limit', '1000', '--json').out).toContain('"step limit"');
  });

  test('are worded as they can be, and other wordings are refused', () => {
    const path = file('copy', COPY);
    const { cot } = JSON.parse(tail('run', path, '--input', 'a', '--variant', 'tail-styled', '--json').out) as {
      cot: string;
    };
    expect(cot).toMatch(/^1\. The machine is in state q0/);
    for (const [option, value] of [
      ['variant', 'cot'],
      ['arithmetic', 'unfolded'],
    ] as const)
      expect(tail('run', path, `--${option}`, value)).toEqual({
        code: 2,
        out: '',
        error: expect.stringMatching(new RegExp(`^${option}: got "${value}"; allowed: `)),
      });
  });

  test('are worded with the names that a template makes', () => {
    const path = file('copy', COPY);
    const words = ['run', path, '--input', 'a', '--state-names', 'state {name}', '--tape-names', 'T{number}'];
    const { cot, state } = JSON.parse(tail(...words, '--json').out) as { cot: string; state: string };
    expect(state).toBe('state q1');
    expect(cot).toMatch(/^state q0 at T0 0, T1 0: T0 a/);
    expect(tail('run', path, '--state-names', 'q')).toEqual({
      code: 2,
      out: '',
      error:
        'state-names: got "q"; allowed: a text of at most 60 characters in one line with {name} or {number} in it, and no other braces.\n',
    });
    expect(tail('run', 'word-flip', '--tape-names', 'T{number}').code).toBe(2);
  });

  test('are converted, and what is lost is said', () => {
    const { code, out, error } = tail('convert', file('copy', COPY), '--to', 'turingmachine-io');
    expect(code).toBe(0);
    expect(error).toBe(
      'turingmachine.io itself knows one tape: only this program opens files with several.\nturingmachine.io itself does not know accepting states: only this program opens this file.\n',
    );
    expect(tail('run', file('copy.yaml', out), '--input', 'aa').out).toContain('Accepted after 3 steps in state “q1”.');
    expect(tail('convert', file('copy', COPY), '--to', 'bbchallenge')).toEqual({
      code: 2,
      out: '',
      error: "bbchallenge's text knows one tape; this machine has 2.\n",
    });
  });

  test('come in by standard input, and in the encodings that people save in', () => {
    const read = 'standard input: bbchallenge standard text\n';
    expect(tailOf('1RB1LB_1LA1RZ\n', 'machine', '-').out).toContain(read);
    expect(tailOf(Buffer.from('\uFEFF1RB1LB_1LA1RZ\n', 'utf16le'), 'machine', '-').out).toContain(read);
    expect(tailOf(COPY, 'run', '-', '--input', 'aa').out).toContain('Accepted after 3 steps');
    expect(tailOf('', 'run', '-')).toEqual({
      code: 2,
      out: '',
      error: expect.stringMatching(/^standard input, line 1, column 1: The file is empty\./),
    });
    expect(tail('machine', file('latin.yaml', Buffer.from("blank: ' '\n# caf\u00e9\n", 'latin1')))).toEqual({
      code: 2,
      out: '',
      error: expect.stringMatching(/latin\.yaml: It is no text in UTF-8: line 2 .* Save it as UTF-8\.\n$/),
    });
  });

  test('that are wrong are refused with the line', () => {
    const bad = file('bad.yaml', "blank: ' '\nstart state: a\ntable:\n  a:\n    b: {R: hlat}\n  halt:\n");
    for (const words of [['machine'], ['run'], ['convert', '--to', 'jflap']])
      expect(tail(words[0]!, bad, ...words.slice(1))).toEqual({
        code: 2,
        out: '',
        error: 'bad.yaml, line 5, column 12: State “hlat” is not in the table. Did you mean “halt”?\n',
      });
    expect(tail('run', 'no-such-task')).toMatchObject({
      code: 2,
      error: expect.stringContaining('TASK or FILE: got "no-such-task"'),
    });
    expect(tail('run', file('copy', COPY), '--instance', '{}')).toMatchObject({
      code: 2,
      error: expect.stringContaining('--input'),
    });
    expect(tail('run', 'word-flip')).toMatchObject({ code: 2, error: expect.stringContaining('instance') });
  });
});

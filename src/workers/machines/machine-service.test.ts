import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PALINDROME } from '../../machines/examples/palindrome.ts';
import { TWO_TAPE_PALINDROME } from '../../machines/examples/two-tape-palindrome.ts';
import { THREE_TAPE_ADDITION } from '../../machines/examples/three-tape-addition.ts';
import { BINARY_INCREMENT } from '../../machines/examples/binary-increment.ts';
import { edited } from '../../machines/source-text.ts';
import { Subjects } from '../trace/subjects.ts';
import { solve } from '../../runs/solution.ts';
import { MachineService } from './machine-service.ts';

const service = new MachineService();
const nobody = () => undefined;
const ALTERNATING = "blank: ' '\nstart state: a\ntable:\n  a:\n    ' ': {R: b}\n  b:\n    ' ': {L: a}\n";

/** How a prepared run ends when it is made. */
const outcomeOf = (text: string, inputs: string[]) => {
  const prepared = service.prepare(text, inputs);
  if (!prepared.ok) throw new Error(prepared.problem);
  return solve(new Subjects().of(prepared.traced)).run.outcome;
};

test('reads what a text says, and the fix of what is wrong with it mends it', () => {
  const { machine, format } = service.read(PALINDROME.source);
  expect(format?.id).toBe('turingmachine-io');
  expect(machine).toMatchObject({ name: 'palindrome', tapes: ['tape'], inputs: ['abba'], alphabet: ['a', 'b'] });
  expect(machine!.decides).toBe(true);
  const broken = PALINDROME.source.replace('R: to the end with a}', 'R: to the end with q}');
  const { problems, machine: none } = service.read(broken);
  expect(none).toBeUndefined();
  const error = problems.find(({ severity }) => severity === 'error');
  expect(error).toMatchObject({ line: 7, code: 'undeclared state' });
  expect(service.read(edited(broken, error!.fix!)).machine).toBeDefined();
});

test('what is prepared is traced to the ending that it has', () => {
  expect(outcomeOf(PALINDROME.source, ['abba'])).toEqual({ kind: 'accepted', state: 'accept' });
  expect(outcomeOf(PALINDROME.source, ['ab'])).toEqual({ kind: 'rejected', state: 'reject' });
  expect(outcomeOf(BINARY_INCREMENT.source, ['111'])).toEqual({ kind: 'halted', state: 'done' });
  // A symbol that no rule names is met by none.
  expect(outcomeOf(PALINDROME.source, ['c'])).toMatchObject({ kind: 'no rule', symbols: ['c'] });
  expect(outcomeOf(ALTERNATING, [''])).toMatchObject({ kind: 'repeated configuration', period: 2 });
  expect(outcomeOf(TWO_TAPE_PALINDROME.source, ['abab'])).toMatchObject({ kind: 'rejected' });
});

const outcomes = () => service.outcomes({ filter: '', column: undefined, descending: false, from: 0, to: 10_000 }).rows;

test('makes all inputs up to a length, and no more than are run quickly', async () => {
  expect(await service.allInputs(PALINDROME.source, 2).text()).toBe('\na\nb\naa\nab\nba\nbb\n');
  const most = await service.allInputs(PALINDROME.source, 20).text();
  expect(most.split('\n')).toHaveLength(100_001);
});

test('runs inputs line by line, those of several tapes with tabs between them', async () => {
  const told: number[] = [];
  const inputs = Array.from({ length: 2500 }, (_, number) =>
    number.toString(2).replaceAll('0', 'a').replaceAll('1', 'b'),
  );
  const many = await service.runMany({ text: PALINDROME.source, inputs: inputs.join('\n'), limit: 1000 }, (done) =>
    told.push(done),
  );
  if (!many.ok) throw new Error(many.problem);
  expect(told).toEqual([1000, 2000]);
  expect(outcomes().map(({ line, outcome }) => [line, outcome])).toEqual(
    inputs.map((input, index) => [index + 1, input === [...input].toReversed().join('') ? 'accepted' : 'rejected']),
  );
  const two = await service.runMany(
    { text: TWO_TAPE_PALINDROME.source, inputs: 'aba\t\nab\tb\n', limit: 1000 },
    nobody,
  );
  expect(two).toEqual({
    ok: true,
    runs: 2,
    counts: [
      { outcome: 'accepted', count: 1 },
      { outcome: 'no rule', count: 1 },
    ],
  });
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['accepted', 'no rule']);
  expect(await service.outcomesCsv(['one', 'other']).text()).toMatch(/^line,input,.*\r\n1,"aba\t",accepted,/);
  const tooMany = await service.runMany({ text: PALINDROME.source, inputs: 'a\tb\nb', limit: 10 }, nobody);
  // One tape: a tab is a symbol like any other, and no rule names it.
  expect(tooMany.ok && outcomes()[0]!.outcome).toBe('no rule');
  expect(
    await service.runMany({ text: TWO_TAPE_PALINDROME.source, inputs: 'a\tb\tc', limit: 10 }, nobody),
  ).toMatchObject({
    ok: false,
    problem: expect.stringContaining('inputs, line 1') as unknown,
  });
});

test('finds the shortest input on which a machine differs from another, and from what is expected', () => {
  const wrong = PALINDROME.source.replace(
    "b: {R: reject}\n    ' ': {R: accept}",
    "b: {R: reject}\n    ' ': {R: reject}",
  );
  const search = { text: PALINDROME.source, alphabet: [], longest: 6, limit: 1000 };
  const other = { kind: 'machine', text: wrong, compared: 'verdict' } as const;
  expect(service.search({ ...search, other }, nobody)).toMatchObject({
    ok: true,
    found: { input: 'a', one: { verdict: 'accepted' }, other: { verdict: 'not accepted' } },
  });
  const palindrome = { kind: 'expectation', id: 'palindrome', pattern: '' } as const;
  expect(service.search({ ...search, other: palindrome }, nobody)).toEqual({ ok: true, found: undefined, tried: 127 });
  const pattern = { kind: 'expectation', id: 'pattern', pattern: '(aa|bb)*' } as const;
  expect(service.search({ ...search, other: pattern }, nobody)).toMatchObject({ found: { input: 'a' } });
  const unsound = { kind: 'expectation', id: 'pattern', pattern: '(' } as const;
  expect(service.search({ ...search, other: unsound }, nobody)).toMatchObject({ ok: false });
  const increment = { kind: 'expectation', id: 'incremented', pattern: '' } as const;
  expect(service.search({ ...search, text: BINARY_INCREMENT.source, other: increment }, nobody)).toMatchObject({
    ok: true,
    found: undefined,
  });
});

test('writes a dataset as an archive with a file for each split', () => {
  const settings = {
    ranges: [{ name: 'S', from: 1, to: 8, count: 40 }],
    alphabet: ['a', 'b'],
    outcome: 'rejected',
    output: undefined,
    variant: 'tail',
    seed: 1,
    stepLimit: 1000,
  } as const;
  const answer = service.dataset({ text: PALINDROME.source, settings, format: 'native' }, nobody);
  if (!answer.ok) throw new Error(answer.problem);
  const files = unzipSync(answer.archive);
  const rows = Object.entries(files).flatMap(([name, bytes]) => {
    const lines = strFromU8(bytes).trimEnd().split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as { answer: string; split: string });
    expect(parsed.every(({ split }) => `${split}.jsonl` === name)).toBe(true);
    expect(lines).toHaveLength(answer.splits[name.replace('.jsonl', '')]!);
    return parsed;
  });
  expect(rows.map((row) => row.answer)).toEqual(Array.from({ length: 40 }, () => 'reject'));
  const none = { ...settings, ranges: [{ name: 'S', from: 1, to: 1, count: 40 }] } as const;
  expect(service.dataset({ text: PALINDROME.source, settings: none, format: 'native' }, nobody)).toMatchObject({
    ok: false,
  });
});

test('writes a machine in another format with what is lost, or says why it cannot', () => {
  const written = service.convert(PALINDROME.source, 'jflap');
  expect(written.ok && written.text).toContain('<type>turing</type>');
  expect(service.convert(TWO_TAPE_PALINDROME.source, 'bbchallenge')).toMatchObject({ ok: false });
});

test('opens the machine of every task as a file, and runs it on the example of the task', () => {
  // Those with the most tapes, the most rules, and the least of both.
  for (const id of ['multi-machine-schedule', 'any-substring', 'count-letters']) {
    const text = service.taskText(id);
    const { machine, problems } = service.read(text);
    expect(problems).toEqual([]);
    const prepared = service.prepare(text, machine!.inputs);
    if (!prepared.ok) throw new Error(prepared.problem);
    expect(solve(new Subjects().of(prepared.traced)).run.outcome.kind).toBe('accepted');
    const written = service.convert(text, 'exchange');
    expect(written.ok && written.text).toContain('"delta"');
  }
  expect(() => service.taskText('no-such-task')).toThrow('no-such-task');
});

test('runs the machine of a task also after the machine before was asked about once more', () => {
  const text = service.taskText('dijkstra');
  const { machine } = service.read(text);
  service.labProblem(PALINDROME.source);
  const prepared = service.prepare(text, machine!.inputs);
  if (!prepared.ok) throw new Error(prepared.problem);
  expect(solve(new Subjects().of(prepared.traced)).run.outcome.kind).toBe('accepted');
});

test('the copy of a task’s machine does what the machine does', () => {
  const text = service.taskText('any-substring');
  // Another service has not opened the task: it reads the text.
  const copy = new MachineService();
  const { machine } = copy.read(text);
  const [own, copied] = [service, copy].map((each) => {
    const prepared = each.prepare(text, machine!.inputs);
    if (!prepared.ok) throw new Error(prepared.problem);
    return solve(new Subjects().of(prepared.traced)).run;
  });
  expect(copied!.steps).toBe(own!.steps);
  expect(copied!.outcome).toEqual(own!.outcome);
});

test('says whether the Lab can train on a machine, or why not', () => {
  expect(service.labProblem(THREE_TAPE_ADDITION.source)).toBeUndefined();
  expect(service.labProblem(PALINDROME.source)).toContain('which holds its input');
});

test('states and tapes are called in a run and in a dataset as templates say', () => {
  const names = { states: 'state {name}', tapes: 'T{number}' };
  const prepared = service.prepare(PALINDROME.source, ['a'], names);
  if (!prepared.ok) throw new Error(prepared.problem);
  expect(solve(new Subjects().of(prepared.traced)).run.outcome).toEqual({ kind: 'accepted', state: 'state accept' });
  expect(service.prepare(PALINDROME.source, ['a'], { ...names, states: 'x' })).toMatchObject({ ok: false });
});

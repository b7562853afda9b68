import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MakeKernels } from '../../lab/training/trainer.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { GradingService } from '../grading/grading-service.ts';
import type { LengthCount, WritingProgress } from './lab-views.ts';
import { LabService } from './lab-service.ts';

const MODEL = `data:application/octet-stream;base64,${readFileSync(
  new URL('../../lab/trained/weights/parity-tail-1.safetensors', import.meta.url),
).toString('base64')}`;

const makeKernels: MakeKernels = (floats) => new WasmKernels(floats);
const service = () => new LabService(async () => makeKernels);

/** Three times the longest length of the model's training. */
const LONG = '110100111010011010111001';

test('a shipped model writes the text of a long instance, and the head that was trained finds each source', async () => {
  const lab = service();
  const facts = await lab.facts(MODEL);
  expect(facts).toMatchObject({ parameters: 109_536, updates: 800, layers: 2, heads: 4, localHeads: [2, 2] });
  expect(facts.longest).toBeGreaterThan(LONG.length);
  const told: WritingProgress[] = [];
  const written = await lab.write({ model: MODEL, instance: { bits: LONG }, seed: 1 }, (progress) =>
    told.push(progress),
  );
  expect(written).toMatchObject({ isWhole: true, difference: undefined, isAnswer: true });
  const { text } = told[0]!;
  expect(told.flatMap(({ tokens }) => tokens)).toEqual(text!.tokens.slice(text!.promptLength));
  expect(text!.answer).toBe('0');
  const heads = lab.heads();
  expect(heads).toHaveLength(8);
  const best = heads.find(({ hits, of }) => hits === of)!;
  expect(best.layer).toBe(1);
  const map = lab.attention(best.layer, best.head)!;
  for (const [token, source] of text!.sources.entries()) {
    if (source < 0) continue;
    const row = [...map.weights.subarray((token - 1) * map.positions, token * map.positions)];
    expect(row.indexOf(Math.max(...row))).toBe(source);
    expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
  }
  // A local head sees the latest eight positions and none else.
  const local = lab.attention(0, 0)!;
  const seen = [...local.weights.subarray(40 * local.positions, 41 * local.positions)].flatMap((weight, at) =>
    weight > 0 ? [at] : [],
  );
  expect(seen).toEqual([33, 34, 35, 36, 37, 38, 39, 40]);
});

test('what is no instance is said in a sentence, also where it has too many cells', async () => {
  const lab = service();
  const wrong = lab.write({ model: MODEL, instance: { bits: '012' }, seed: 1 }, () => {});
  await expect(wrong).rejects.toThrow('bits: got "012"; allowed:');
  const { longest } = await lab.facts(MODEL);
  const fits = { bits: '1'.repeat(longest) };
  expect(await lab.write({ model: MODEL, instance: fits, seed: 1 }, () => {})).toMatchObject({ isAnswer: true });
  const long = { bits: '1'.repeat(longest + 1) };
  await expect(lab.write({ model: MODEL, instance: long, seed: 1 }, () => {})).rejects.toThrow(
    'do not fit on a ring of 64 addresses',
  );
});

test('accuracies are told while they are counted, and measuring can be cancelled', async () => {
  const lab = service();
  const told: LengthCount[] = [];
  const counts = await lab.measure({ model: MODEL, lengths: [8, 24], count: 5 }, (count) => told.push(count));
  expect(counts).toEqual([
    { length: 8, done: 5, texts: 5, answers: 5 },
    { length: 24, done: 5, texts: 5, answers: 5 },
  ]);
  expect(told.at(-1)).toEqual(counts[1]);
  const measuring = lab.measure({ model: MODEL, lengths: [40], count: 1000 }, () => lab.cancel());
  await expect(measuring).rejects.toThrow('Nobody waits');
});

test('outputs are graded by running the machine again: right ones, and one with a wrong operand', async () => {
  const records = await service().outputs({ model: MODEL, lengths: [4, 12], count: 3 }, 'parity TAIL', () => {});
  expect(records.map(({ id }) => id)).toContain('lab/parity/12/2');
  const wrong = records[4]!;
  const [address, symbol] = wrong.output.split(' ');
  const other = symbol === '0' ? '1' : '0';
  const changed = { ...wrong, output: wrong.output.replace(`${address} ${symbol}`, `${address} ${other}`) };
  const lines = records.with(4, changed).map((record) => JSON.stringify(record));
  const broken = JSON.stringify({ ...wrong, instance: { bits: '2' } });
  const grading = new GradingService();
  const files = [{ path: 'lab.jsonl', blob: new Blob([[...lines, broken].join('\n')]) }];
  const { report, problems } = await grading.grade({ files, dataset: [] }, () => {});
  expect(report).toMatchObject({ total: 6, correct: 6, joined: { record: 6 } });
  expect(problems).toEqual([expect.stringContaining('bits: got "2"; allowed:')]);
  expect(grading.sample(0)!.result).toMatchObject({ task: 'parity', kind: null, of: 6, variant: 'tail' });
  const view = grading.sample(4)!;
  expect(view.result).toMatchObject({
    kind: 'operand',
    part: 'fetch',
    place: 0,
    of: 14,
    state_kind: 'step',
    length: 12,
  });
  expect(view.result.expected_word).toBe(symbol);
  expect(view.result.found_word).toBe(other);
  expect(view.answer).toBe(view.result.answer);
  expect(view.step).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { PUBLISHED_RUNS } from '../../lab/trained/trained-runs.ts';
import { taskById } from '../../tasks/registry.ts';
import { AttentionService } from './attention-service.ts';
import type { AttentionRequest } from './attention-views.ts';

const silent = () => undefined;

const ADDITION: AttentionRequest = {
  kind: 'task',
  task: 'large-number-addition',
  instance: taskById('large-number-addition')!.example,
  wording: 'equation',
  variant: 'tail',
  arithmetic: 'folded',
};

async function opened(request: AttentionRequest = ADDITION) {
  const service = new AttentionService();
  const found = await service.open(request, silent);
  return { service, ...found };
}

const picked = (path: string, bytes: Uint8Array<ArrayBuffer>) => ({ path, blob: new Blob([bytes]) });

describe('the text of a task', () => {
  test('is a map of characters whose reads are listed, sorted and filtered', async () => {
    const { service, summary, model } = await opened();
    expect(summary).toMatchObject({ unit: 'character', promptCharacters: '9758.6 + 347.85 = ?\n'.length });
    expect(model).toBeUndefined();
    const all = service.order({ kind: 'all', filter: '', column: undefined, descending: false });
    expect(all.length).toBe(summary.reads);
    const farthest = service.rows(service.order({ kind: 'all', filter: '', column: 'distance', descending: true }));
    expect(farthest[0]!.distance).toBe(Math.max(...farthest.map(({ distance }) => distance)));
    const carries = service.rows(
      service.order({ kind: 'operand', filter: 'carry', column: undefined, descending: false }),
    );
    expect(new Set(carries.map(({ kind, name }) => `${kind} ${name}`))).toEqual(new Set(['operand carry']));
  });

  test('shows a read with the lines that it and its sources are in', async () => {
    const { service } = await opened();
    const [number] = service.order({ kind: 'operand', filter: 'carry', column: undefined, descending: false });
    const view = (await service.read(number!))!;
    expect(view.lines.map(({ text }) => text)).toEqual(['= 9758.60 + 0347.85, carry 0', 'column 1: 0 + 5 + 0']);
    expect(service.readAt(view.rows[0], view.columns[0]![0], 0)).toBe(number);
    expect(view.head).toBeUndefined();
    expect(await service.read(100_000)).toBeUndefined();
  });
});

/** A `.npy` file as numpy writes it. */
function npyOf(descr: string, shape: readonly number[], data: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`.padEnd(117);
  return Uint8Array.from([
    0x93,
    ...strToU8('NUMPY'),
    1,
    0,
    118,
    0,
    ...strToU8(`${head}\n`),
    ...new Uint8Array(data.buffer),
  ]);
}

test('a head of a probe is drawn over the reads that it was asked for', async () => {
  const { service, summary } = await opened();
  const { rows } = JSON.parse(await service.probe().text()) as {
    rows: readonly { readonly at: readonly [number, number] }[];
  };
  const [heads, most] = [2, 2];
  // The second head has a hundredth more of its attention on the sources of each further read, and its largest weight at every other one.
  const mass = Float32Array.from({ length: heads * rows.length }, (_, at) =>
    at < rows.length ? 0 : (at - rows.length) / 100,
  );
  const hit = Uint8Array.from(mass, (_, at) => (at < rows.length ? 0 : (at - rows.length) % 2));
  // It looks at the first character alone, with half of its weight; the first head was not written down.
  const topTokens = Int32Array.from({ length: most * mass.length }, (_, at) => (at < most * rows.length ? -1 : at % 2));
  const topWeights = Float32Array.from(topTokens, (token) => (token === 0 ? 0.5 : 0));
  const rowTokens = Int32Array.from(rows, ({ at }) => at[0] - 1);
  const offsets = Int32Array.from({ length: 2 * summary.size }, (_, at) => (at >> 1) + (at & 1));
  const file = zipSync({
    'mass.npy': npyOf('<f4', [1, heads, rows.length], mass),
    'hit.npy': npyOf('|u1', [1, heads, rows.length], hit),
    'row_token.npy': npyOf('<i4', [rows.length], rowTokens),
    'offsets.npy': npyOf('<i4', [summary.size, 2], offsets),
    'top_i.npy': npyOf('<i4', [1, heads, rows.length, most], topTokens),
    'top_p.npy': npyOf('<f4', [1, heads, rows.length, most], topWeights),
  });
  const { summary: map } = await service.openFile([picked('probe.npz', file)], silent);
  const numbers = service.order({ kind: 'all', filter: '', column: undefined, descending: false });
  const head = { layer: 0, head: 1 };
  expect((await service.read(numbers[7]!, head))!.head).toEqual({ mass: expect.closeTo(0.07, 6), isHit: true });
  expect((await service.read(numbers[7]!, { layer: 0, head: 0 }))!.head).toEqual({ mass: 0, isHit: false });
  const whole = {
    rows: [0, map.size - map.promptSize],
    columns: [0, map.size],
    kind: 'all',
    head,
    most: 10_000,
  } as const;
  const { marks, weights } = await service.picture(whole);
  expect(marks.every((mark) => mark.head !== undefined)).toBe(true);
  expect(new Set(marks.map((mark) => mark.head!.isHit))).toEqual(new Set([false, true]));
  const written = rowTokens.map((token) => token + 1 - map.promptSize);
  expect(new Set(weights.map(([row]) => row))).toEqual(new Set(written));
  expect(weights.every(([, column, weight]) => column === 0 && weight === 0.5)).toBe(true);
  expect((await service.picture({ ...whole, head: { layer: 0, head: 0 } })).weights).toEqual([]);
  expect((await service.picture({ ...whole, head: undefined })).marks.every((mark) => !mark.head)).toBe(true);
});

test('tokens as JSON beside a .npy file without any are laid over the text', async () => {
  const { service, summary } = await opened();
  const probe = JSON.parse(await service.probe().text()) as { prompt: string; text: string };
  const tokens = [...(probe.prompt + probe.text)];
  const count = tokens.length;
  const weights = new Float32Array(count * count);
  for (let row = 0; row < count; row++) weights[row * count + row] = 1;
  const npy = npyOf('<f4', [1, 1, count, count], weights);
  const files = [picked('tokens.json', strToU8(JSON.stringify(tokens))), picked('attention.npy', npy)];
  const { model, summary: after } = await service.openFile(files, silent);
  expect(model).toMatchObject({ name: 'attention.npy', kind: 'dense', tokens: count, problems: [], left: 0 });
  expect(after).toMatchObject({ unit: 'token', size: summary.size, promptSize: summary.promptSize });
  // All attention is on the row's own token, which holds what is needed only where that was written just before.
  expect(model.scores[0]!.all.hit).toBeLessThan(0.2);
  const wrong = [picked('tokens.json', strToU8(JSON.stringify(tokens.with(3, '?')))), picked('attention.npy', npy)];
  const { model: broken } = await service.openFile(wrong, silent);
  expect(broken.problems[0]).toContain('Token 3 is "?"; the text goes on with');
});

test('a probe of another text is refused', async () => {
  const { service } = await opened();
  const bytes = zipSync({});
  await expect(service.openFile([picked('a.npz', bytes)], silent)).rejects.toThrow('no .npy file');
  const json = { attention: [[[[1]]]], tokens: ['a'], sha256: '00' };
  await expect(service.openFile([picked('a.json', strToU8(JSON.stringify(json)))], silent)).rejects.toThrow(
    'made for another text',
  );
});

test('a head of the published model of parity looks at its sources at three times the length that it was trained on', async () => {
  const run = PUBLISHED_RUNS.find(({ name }) => name === 'parity-tail-1')!;
  const file = new URL(`../../lab/trained/weights/${run.name}.safetensors`, import.meta.url);
  const weights = new Blob([readFileSync(file)]);
  const length = 3 * run.recipe.lengths[1];
  const { summary, model } = await opened({ kind: 'lab', model: run.name, weights, length, example: 1 });
  expect(summary.unit).toBe('token');
  const best = Math.max(...model!.scores.map(({ all }) => all.hit));
  expect(best).toBeGreaterThanOrEqual(0.99);
  expect(model!.controls.find(({ id }) => id === 'oracle')!.score.hit).toBe(1);
});

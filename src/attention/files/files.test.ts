import { strToU8, zipSync } from 'fflate';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { writeSafetensors } from '../../lab/training/safetensors.ts';
import { attentionOf, type DenseAttention } from './attention-file.ts';
import { bytesSource } from './byte-source.ts';
import { countOf } from './tensor.ts';
import { openTensors } from './tensor-file.ts';

/** A `.npy` file as numpy writes it. */
function npy(descr: string, shape: readonly number[], data: Uint8Array, fortran = false, version = 1): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const head = version === 1 ? 10 : 12;
  let text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${tuple}, }`;
  text = `${text.padEnd(Math.ceil((head + text.length + 1) / 64) * 64 - head - 1)}\n`;
  const bytes = new Uint8Array(head + text.length + data.length);
  bytes.set([0x93, ...strToU8('NUMPY'), version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  bytes.set(strToU8(text), head);
  bytes.set(data, head + text.length);
  return bytes;
}

const floats = (values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);

const open = (bytes: Uint8Array, name = 'attention.npz') => openTensors(bytesSource(name, bytes));
const attention = async (bytes: Uint8Array, name?: string) => attentionOf(await open(bytes, name));

/** The one number of a file with these bytes. */
const one = async (descr: string, bytes: readonly number[]) =>
  (await open(npy(descr, [1], Uint8Array.from(bytes)))).tensors.get('attention')!.numbers(0, 1);

/** A file in which two tensors share bytes. */
const overlapping = () => {
  const bytes = writeSafetensors(
    [
      { name: 'mass', shape: [1], values: [0] },
      { name: 'hit', shape: [1], values: [0] },
    ],
    {},
    'F32',
  );
  const text = new TextDecoder('latin1').decode(bytes).replace('[4,8]', '[0,4]');
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};

/** The shape of a small file, and numbers for it. */
const tensors = fc
  .record({
    layers: fc.integer({ min: 1, max: 3 }),
    heads: fc.integer({ min: 1, max: 3 }),
    keys: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ layers, heads, keys }) => {
    const shape = [layers, heads, keys, keys];
    return { shape, values: Array.from({ length: countOf(shape) }, (_, index) => index / 8) };
  });

async function expectRows(
  file: DenseAttention,
  { shape, values }: { shape: number[]; values: number[] },
): Promise<void> {
  const [layers, heads, keys] = shape as [number, number, number];
  expect([file.layers, file.heads, file.keys]).toEqual([layers, heads, keys]);
  for (let layer = 0; layer < layers; layer++)
    for (let head = 0; head < heads; head++) {
      const rows = await file.rows(layer, head, [...Array(keys).keys()]);
      const begin = (layer * heads + head) * keys * keys;
      expect(rows.flatMap((row) => Array.from(row!))).toEqual(values.slice(begin, begin + keys * keys));
    }
}

describe('the same numbers come from', () => {
  test.prop([tensors, fc.constantFrom(1, 2)])('a .npy file', async (tensor, version) => {
    const file = await attention(npy('<f4', tensor.shape, floats(tensor.values), false, version));
    await expectRows(file as DenseAttention, tensor);
  });

  test.prop([tensors])('a .npy file in Fortran’s order', async ({ shape, values }) => {
    const turned = values.map(() => 0);
    values.forEach((value, at) => {
      let [rest, place] = [at, 0];
      for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
        place += (rest % shape[dimension]!) * countOf(shape.slice(0, dimension));
        rest = Math.floor(rest / shape[dimension]!);
      }
      turned[place] = value;
    });
    await expectRows((await attention(npy('<f4', shape, floats(turned), true))) as DenseAttention, { shape, values });
  });

  test.prop([tensors, fc.constantFrom(0 as const, 6 as const)])(
    'a .npz archive, stored or packed',
    async (tensor, level) => {
      const bytes = zipSync({ 'attention.npy': npy('<f4', tensor.shape, floats(tensor.values)) }, { level });
      await expectRows((await attention(bytes)) as DenseAttention, tensor);
    },
  );

  test.prop([tensors, fc.constantFrom('F32' as const, 'F16' as const)])(
    'safetensors, a tensor a layer',
    async (tensor, format) => {
      const [layers, ...rest] = tensor.shape as [number, number, number, number];
      const size = countOf(rest);
      const named = Array.from({ length: layers }, (_, layer) => ({
        name: `attention_${layer}`,
        shape: [1, ...rest],
        values: tensor.values.slice(layer * size, (layer + 1) * size),
      }));
      const tokens = JSON.stringify(Array.from({ length: rest[1] }, (_, token) => `t${token}`));
      const file = await attention(writeSafetensors(named, { tokens }, format), 'a.safetensors');
      expect(file.tokens?.length).toBe(rest[1]);
      await expectRows(file as DenseAttention, tensor);
    },
  );

  test('JSON as CircuitsVis gets it', async () => {
    const json = {
      attention: [
        [
          [
            [1, 0],
            [0.25, 0.75],
          ],
        ],
      ],
      tokens: ['a', 'b'],
    };
    const file = await attention(strToU8(JSON.stringify(json)), 'a.json');
    expect(file.tokens).toEqual(['a', 'b']);
    await expectRows(file as DenseAttention, { shape: [1, 1, 2, 2], values: [1, 0, 0.25, 0.75] });
  });
});

test('numpy’s types are read as they are', async () => {
  expect([...(await one('<f2', [0x00, 0x3c]))]).toEqual([1]);
  expect([...(await one('>f4', [0x3f, 0x80, 0, 0]))]).toEqual([1]);
  expect([...(await one('<f8', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]))]).toEqual([1]);
  expect([...(await one('|u1', [7]))]).toEqual([7]);
  expect([...(await one('<i4', [0xff, 0xff, 0xff, 0xff]))]).toEqual([-1]);
  expect([...(await one('<i8', [2, 0, 0, 0, 0, 0, 0, 0]))]).toEqual([2]);
});

test('texts are read as numpy stores them', async () => {
  const points = new Uint32Array([97, 0, 0x2192, 98]);
  const bytes = zipSync({ 'tokens.npy': npy('<U2', [2], new Uint8Array(points.buffer)) });
  expect((await open(bytes)).texts.get('tokens')).toEqual(['a', '→b']);
});

describe('a sentence says what is wrong with', () => {
  const good = npy('<f4', [1, 1, 2, 2], floats([1, 0, 0.5, 0.5]));
  test.each([
    ['an empty file', new Uint8Array(), 'a.npz', 'it is empty'],
    ['a pickle', Uint8Array.of(0x80, 4, 0x95, 0), 'a.pkl', 'can run any code'],
    ['words', strToU8('hello'), 'a.npy', 'allowed: .npy, .npz, .safetensors, or JSON'],
    [
      'a file of torch.save',
      zipSync({ 'archive/data.pkl': strToU8('x') }),
      'a.pt',
      'numpy.savez("attention.npz", attention=torch.stack(',
    ],
    ['Python objects', npy('|O', [1], new Uint8Array(8)), 'a.npy', 'Python objects (dtype object)'],
    [
      'a dtype that is none of attention',
      npy('<c8', [1], new Uint8Array(8)),
      'a.npy',
      'descr: got "<c8"; allowed: <f2',
    ],
    [
      'a .npy file that is cut off',
      good.subarray(0, good.length - 1),
      'a.npy',
      'takes 16 bytes; the file has 15. It is cut off',
    ],
    ['a header that is cut off', good.subarray(0, 40), 'a.npy', 'It is cut off or broken'],
    ['a version to come', Uint8Array.from(good, (byte, at) => (at === 6 ? 9 : byte)), 'a.npy', 'version: got 9'],
    [
      'a header that is no dictionary',
      Uint8Array.from(good, (byte, at) => (at === 12 ? 0x21 : byte)),
      'a.npy',
      'header: got',
    ],
    ['an archive that is cut off', zipSync({ 'a.npy': good }).subarray(0, 60), 'a.npz', 'not that of a ZIP archive'],
    ['an archive without arrays', zipSync({ 'a.txt': strToU8('x') }), 'a.npz', 'no .npy file in this archive'],
    [
      'safetensors that are cut off',
      writeSafetensors([{ name: 'a', shape: [2], values: [1, 2] }], {}, 'F32').subarray(0, -4),
      'a.safetensors',
      'data_offsets of a',
    ],
    ['tensors that overlap', overlapping(), 'a.safetensors', 'bytes of no other tensor'],
    [
      'a header that is longer than the file',
      Uint8Array.of(255, 255, 0, 0, 0, 0, 0, 0),
      'a.safetensors',
      'header: got',
    ],
    ['JSON that is none', strToU8('{"attention": ['), 'a.json', 'it is no JSON'],
    ['lists of unequal lengths', strToU8('{"attention": [[[1, 0], [1]]]}'), 'a.json', 'lists of one shape'],
    ['a text among numbers', strToU8('{"attention": [[["1"]]]}'), 'a.json', 'attention: got "1"; allowed: numbers'],
    ['HDF5', Uint8Array.of(0x89, 0x48, 0x44, 0x46), 'a.h5', 'HDF5 is not read here'],
    ['arrays of other names', zipSync({ 'weights.npy': good }), 'a.npz', 'arrays: got weights; allowed: attention'],
    ['a shape that is no attention', npy('<f4', [4], floats([1, 2, 3, 4])), 'a.npy', 'attention, shape: got [4]'],
    ['a probe without rows', zipSync({ 'mass.npy': npy('<f4', [1, 1, 1], floats([1])) }), 'a.npz', 'hit is missing'],
    [
      'tokens that are not as many as keys',
      strToU8('{"attention": [[[[1]]]], "tokens": ["a", "b"]}'),
      'a.json',
      'tokens: got 2; allowed: as many as there are keys, 1',
    ],
  ])('%s', async (_what, bytes, name, words) => {
    await expect(attention(bytes, name)).rejects.toThrow(words);
  });
});

test('of a large file only what is asked for is read', async () => {
  const bytes = npy('<f4', [2, 2, 64, 64], floats(Array.from({ length: 16_384 }, () => 1)));
  let read = 0;
  const source = {
    name: 'a.npy',
    size: bytes.length,
    slice: async (from: number, to: number) => {
      read += Math.min(to, bytes.length) - from;
      return bytes.subarray(from, to);
    },
  };
  const file = (await attentionOf(await openTensors(source))) as DenseAttention;
  expect(read).toBeLessThan(300);
  await file.rows(1, 0, [3]);
  expect(read).toBeLessThan(300 + 64 * 64 * 4 + 1);
});

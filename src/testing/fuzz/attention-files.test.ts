import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { attentionOf } from '../../attention/files/attention-file.ts';
import { openTensors } from '../../attention/files/tensor-file.ts';
import { Random } from '../../base/random.ts';
import { writeSafetensors } from '../../lab/training/safetensors.ts';
import { anyValue, broken, CASES, HOSTILE } from './hostile.ts';

/** Bytes that may be asked of a small file at once. */
const MOST_ASKED = 1 << 20;

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => (character.codePointAt(0) ?? 0) & 0xff);

/** A `.npy` file of version 1 with this header, whatever it says. */
function npy(header: string, data: Uint8Array): Uint8Array {
  const text = latin1(`${header}\n`);
  return Uint8Array.of(0x93, ...strToU8('NUMPY'), 1, 0, text.length & 0xff, text.length >> 8, ...text, ...data);
}

const numbers = (random: Random): Uint8Array =>
  Uint8Array.from({ length: random.integer(0, 256) }, () => random.integer(0, 255));

const DTYPES = ['<f4', '<f2', '>f8', '|u1', '<i8', '<U1', '<U0', '<U', '<U999999999', '|O', '<c8', 'f4', ''];
const SIZES = [0, 1, 1, 2, 2, 3, 4, 64, -1, 0.5, 65_536, 2 ** 31, 2 ** 53, 1e300];
const NAMES = [
  'attention',
  'attention_0',
  'attention_1',
  'attention_9',
  'mass',
  'hit',
  'row_token',
  'offsets',
  'tokens',
];

const shape = (random: Random): number[] =>
  Array.from({ length: random.integer(0, 6) }, () => random.pick(SIZES.slice(0, random.oneIn(3) ? SIZES.length : 7)));

function npyFile(random: Random): Uint8Array {
  const header = `{'descr': '${random.pick(DTYPES)}', 'fortran_order': ${random.pick(['True', 'False'])}, 'shape': (${shape(random).join(', ')},), }`;
  return npy(random.oneIn(3) ? broken(header, random) : header, numbers(random));
}

function npzFile(random: Random): Uint8Array {
  const members = Array.from({ length: random.integer(0, 4) }, () => {
    const name = random.oneIn(6) ? random.pick(HOSTILE.filter((each) => each !== '__proto__')) : random.pick(NAMES);
    return [`${name}.npy`, npyFile(random)] as const;
  });
  return zipSync(Object.fromEntries(members), { level: random.pick([0, 6]) });
}

function safetensorsFile(random: Random): Uint8Array {
  const header = random.oneIn(4)
    ? anyValue(random)
    : Object.fromEntries(
        Array.from({ length: random.integer(0, 3) }, () => [
          random.pick([...NAMES, '__metadata__', '__proto__']),
          {
            dtype: random.pick(['F32', 'F16', 'I64', 'BOOL', 'Q4', '']),
            shape: shape(random),
            data_offsets: [random.pick(SIZES), random.pick(SIZES)],
          },
        ]),
      );
  const text = strToU8(broken(JSON.stringify(header), random));
  const length = new DataView(new ArrayBuffer(8));
  length.setUint32(0, random.oneIn(4) ? random.integer(0, 2 ** 31 - 1) : text.length, true);
  return Uint8Array.of(...new Uint8Array(length.buffer), ...text, ...numbers(random));
}

function jsonFile(random: Random): Uint8Array {
  const nested = (depth: number): unknown =>
    depth === 0
      ? random.pick<unknown>([0, 0.5, 1, -1, 1e308, null, 'x'])
      : Array.from({ length: random.integer(0, 3) }, () => nested(depth - 1));
  const json = random.oneIn(3)
    ? anyValue(random)
    : {
        attention: nested(random.integer(0, 6)),
        tokens: random.pick<unknown>([undefined, [], ['a'], ['a', 'b', 'c'], anyValue(random)]),
        offsets: random.pick<unknown>([undefined, [], [[0, 1]], anyValue(random)]),
      };
  return strToU8(random.oneIn(2) ? JSON.stringify(json) : broken(JSON.stringify(json), random));
}

/** A sound file of each kind, of which single bytes are changed. */
const SOUND: readonly Uint8Array[] = [
  npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 2, 2), }", new Uint8Array(16)),
  zipSync({
    'mass.npy': npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1), }", new Uint8Array(4)),
    'hit.npy': npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 1), }", new Uint8Array(1)),
    'row_token.npy': npy("{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }", new Uint8Array(4)),
    'offsets.npy': npy("{'descr': '<i4', 'fortran_order': False, 'shape': (1, 2), }", new Uint8Array(8)),
  }),
  writeSafetensors(
    [{ name: 'attention', shape: [1, 1, 2, 2], values: [1, 0, 0.5, 0.5] }],
    { tokens: '["a","b"]' },
    'F32',
  ),
  strToU8('{"attention": [[[[1, 0], [0.5, 0.5]]]], "tokens": ["a", "b"]}'),
];

function changed(random: Random): Uint8Array {
  const bytes = Uint8Array.from(random.pick(SOUND));
  for (let edit = random.integer(0, 2); edit > 0; edit--)
    bytes[random.integer(0, bytes.length - 1)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.integer(0, 255)]);
  return bytes;
}

function anyFile(random: Random): Uint8Array {
  const bytes = random.pick([npyFile, npzFile, safetensorsFile, jsonFile, changed, changed, changed])(random);
  return random.oneIn(6) ? bytes.subarray(0, random.integer(0, bytes.length)) : bytes;
}

test(`${CASES} broken files of attention are read, or what is wrong is said in a sentence, in little memory`, async () => {
  let opened = 0;
  for (let index = 0; index < CASES; index++) {
    const random = new Random('attention files', index);
    const bytes = anyFile(random);
    let mostAsked = 0;
    const source = {
      name: random.pick(['a.npz', 'a.npy', 'a.safetensors', 'a.json', 'a.bin', ...HOSTILE]),
      size: bytes.length,
      slice: async (from: number, to: number) => {
        mostAsked = Math.max(mostAsked, Math.min(to, bytes.length) - from);
        return bytes.subarray(from, to);
      },
    };
    try {
      const file = await attentionOf(await openTensors(source));
      opened++;
      if (file.kind === 'dense') {
        const [row] = await file.rows(file.layers - 1, file.heads - 1, [file.keys - 1]);
        expect(row?.length, `case ${index}`).toBe(file.keys);
      } else expect(file.mass.length, `case ${index}`).toBe(file.layers * file.heads * file.reads);
    } catch (error) {
      // A sentence is an error of our own; those of the language are faults of the program.
      expect(Object.getPrototypeOf(error), `case ${index}: ${String(error)}`).toBe(Error.prototype);
      expect((error as Error).message, `case ${index}`).toMatch(/: .{10}/s);
    }
    expect(mostAsked, `case ${index}`).toBeLessThan(MOST_ASKED);
  }
  // A test of refusals alone would show nothing of what is read.
  expect(opened).toBeGreaterThan(CASES / 20);
});

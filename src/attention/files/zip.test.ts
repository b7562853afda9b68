import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipArchive, type ZipMember } from '../../testing/zip-archive.ts';
import { bytesSource } from './byte-source.ts';
import { openTensors } from './tensor-file.ts';

const STORED = 0;
const DEFLATE = 8;

const open = (bytes: Uint8Array) => openTensors(bytesSource('a.npz', bytes));

/** A member of zeros, packed. */
const zeros = (name: string, bytes: number): ZipMember => {
  const data = new Uint8Array(deflateRawSync(new Uint8Array(bytes), { level: 9 }));
  return { name, data, method: DEFLATE, size: bytes };
};

const stored = (name: string): ZipMember => {
  const data = strToU8('x');
  return { name, data, method: STORED, size: data.length };
};

describe('an archive that would fill the memory is refused before anything is unpacked', () => {
  const small = zeros('a.npy', 1_000_000);
  test.each<[string, Uint8Array, string]>([
    [
      'four gigabytes in a kilobyte',
      zipArchive([{ ...small, size: 4_000_000_000 }]),
      'have 4000000000 bytes when unpacked',
    ],
    [
      'many members that are too large together',
      zipArchive(Array.from({ length: 600 }, (_, number) => ({ ...small, name: `${number}.npy` }))),
      'its packed members have 600000000 bytes when unpacked',
    ],
    [
      'members that share their bytes',
      zipArchive([
        small,
        ...Array.from({ length: 200 }, (_, number) => ({ ...small, name: `${number}.npy`, from: 0 })),
      ]),
      'share bytes',
    ],
    ['more than can be', zipArchive([{ ...small, size: 2_000_000 }]), 'bytes become 2000000, which they cannot'],
    [
      'too many members',
      zipArchive(Array.from({ length: 10_001 }, (_, number) => stored(`${number}.npy`))),
      'it has 10001 members',
    ],
    ['a list that is shorter than it says', zipArchive([stored('a.npy')], 9), 'breaks off after 1 of 9'],
  ])('%s', async (_what, bytes, words) => {
    await expect(open(bytes)).rejects.toThrow(words);
  });
});

describe('a member that is not as large as the archive says is refused', () => {
  test.each([999_999, 1, 0, 1_000_001])('1,000,000 bytes that are said to be %i', async (size) => {
    const bytes = zipArchive([{ ...zeros('a.npy', 1_000_000), size }]);
    await expect(open(bytes)).rejects.toThrow(
      `the archive says that it has ${size} bytes when unpacked; it has ${size > 1_000_000 ? '1000000' : 'more'}`,
    );
  });

  test('stored, of another size than its bytes', async () => {
    await expect(open(zipArchive([{ ...stored('a.npy'), size: 2 }]))).rejects.toThrow('1 bytes become 2');
  });
});

test('names that lead out of a folder are names and no paths', async () => {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }\n`;
  const data = Uint8Array.of(0x93, ...strToU8('NUMPY'), 1, 0, header.length, 0, ...strToU8(header), 7);
  const names = ['../../etc/passwd', '/a/b', '__proto__', 'C:\\x'];
  const members = names.map((name) => ({ name: `${name}.npy`, data, method: STORED, size: data.length }));
  const { tensors } = await open(zipArchive(members));
  expect([...tensors.keys()]).toEqual(names);
});

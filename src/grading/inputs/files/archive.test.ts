import { deflateSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { zstd } from '../../../dataset/containers/zstd.ts';
import { outputFileOf } from '../../../testing/output-file.ts';
import { rowsOf } from './rows.ts';

/** Methods of members by their numbers in ZIP's specification (APPNOTE 4.4.5). */
const STORED = 0;
const DEFLATE = 8;
const ZSTANDARD = 93;

/** Samples that repeat themselves, as long texts do, and letters outside of ASCII. */
const SAMPLES = [0, 1, 2].map((number) => ({
  id: `add-${number}`,
  text: `${'→ column 12: 5 + 7 + 0\n= 2, carry 1\n'.repeat(1000)}${number}`,
}));

let compress: Awaited<ReturnType<typeof zstd>>;
beforeAll(async () => {
  compress = await zstd();
});

interface Member {
  readonly name: string;
  readonly content: string;
  readonly method: number;
}

const members = (method: number): Member[] => [
  { name: 'header.json', content: '{"version":2}', method },
  { name: '_journal/start.json', content: '{}', method },
  ...SAMPLES.map((sample) => ({ name: `samples/${sample.id}_epoch_1.json`, content: JSON.stringify(sample), method })),
  { name: 'summaries.json', content: '[]', method },
];

async function read(archive: Uint8Array, pieceBytes: number) {
  const rows: unknown[] = [];
  const problems: string[] = [];
  for await (const placed of rowsOf(outputFileOf('log.eval', archive, pieceBytes)))
    for (const each of placed)
      if ('row' in each) rows.push(each.row);
      else problems.push(each.problem);
  return { rows, problems };
}

describe.each([
  ['deflate', DEFLATE],
  ['Zstandard', ZSTANDARD],
  ['nothing', STORED],
])('an archive of Inspect with members packed by %s', (_, method) => {
  test.each([[1 << 20], [4096], [61]])('is read in pieces of %i bytes', async (pieceBytes) => {
    const archive = archiveOf(members(method));
    // Otherwise it would not be packed at all.
    if (method !== STORED) expect(archive.length).toBeLessThan(SAMPLES[0]!.text.length / 4);
    expect(await read(archive, pieceBytes)).toEqual({ rows: SAMPLES, problems: [] });
  });

  test('is read up to where it was cut, and the cut is said', async () => {
    const archive = archiveOf(members(method));
    const { rows, problems } = await read(archive.subarray(0, positionOf(archive, 'samples/add-2') + 60), 512);
    expect(rows).toEqual(SAMPLES.slice(0, 2));
    expect(problems).toEqual(['archive: it is cut off; what came before was read.']);
  });
});

test('a member that is broken is named, and the others are read', async () => {
  const archive = archiveOf(members(ZSTANDARD));
  // The magic number of the second sample's frame.
  archive[positionOf(archive, 'samples/add-1_epoch_1.json') + 'samples/add-1_epoch_1.json'.length] = 0;
  const { rows, problems } = await read(archive, 1 << 20);
  expect(rows).toEqual([SAMPLES[0], SAMPLES[2]]);
  expect(problems).toEqual([expect.stringMatching(/^samples\/add-1_epoch_1\.json: it cannot be unpacked: /)]);
});

test('a member of a method that is not known, and one that is none of a log, are named', async () => {
  const [first] = SAMPLES;
  const sample = { name: 'samples/add-0_epoch_1.json', content: JSON.stringify(first) };
  const { rows, problems } = await read(
    archiveOf([
      { ...sample, method: DEFLATE },
      { ...sample, name: 'samples/add-9_epoch_1.json', method: 14 },
      { name: 'samples/add-1/part-1.bin', content: '?', method: DEFLATE },
    ]),
    4096,
  );
  expect(rows).toEqual([first]);
  expect(problems).toEqual([
    'samples/add-9_epoch_1.json: it is packed by method 14; allowed: deflate (8) and Zstandard (93).',
    'samples/add-1/part-1.bin: no member that is known of an .eval archive.',
  ]);
});

/** An archive as its specification says: a local header and data for each member, the central directory, its end. */
function archiveOf(content: readonly Member[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const member of content) {
    const raw = strToU8(member.content);
    const data = packed(raw, member.method);
    const name = strToU8(member.name);
    const common = [...half(20), ...half(0), ...half(member.method), ...word(0), ...word(crc(raw))];
    const sizes = [...word(data.length), ...word(raw.length), ...half(name.length), ...half(0)];
    parts.push(Uint8Array.from([...word(0x04034b50), ...common, ...sizes, ...name]), data);
    directory.push(
      Uint8Array.from([
        ...word(0x02014b50),
        ...half(20),
        ...common,
        ...sizes,
        ...half(0),
        ...half(0),
        ...half(0),
        ...word(0),
        ...word(offset),
        ...name,
      ]),
    );
    offset += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Uint8Array.from([
    ...word(0x06054b50),
    ...half(0),
    ...half(0),
    ...half(content.length),
    ...half(content.length),
    ...word(size),
    ...word(offset),
    ...half(0),
  ]);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

function packed(raw: Uint8Array, method: number): Uint8Array {
  if (method === DEFLATE) return deflateSync(raw);
  return method === ZSTANDARD ? compress(raw) : raw;
}

const half = (value: number): number[] => [value & 255, (value >>> 8) & 255];
const word = (value: number): number[] => [...half(value & 0xffff), ...half(value >>> 16)];

const positionOf = (bytes: Uint8Array, name: string): number => Buffer.from(bytes).indexOf(name);

function crc(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

import { deflateSync, strToU8 } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { zstd } from '../../../dataset/containers/zstd.ts';
import { outputFileOf } from '../../../testing/output-file.ts';
import { zipArchive } from '../../../testing/zip-archive.ts';
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

function archiveOf(content: readonly Member[]): Uint8Array {
  return zipArchive(
    content.map(({ name, content: text, method }) => {
      const raw = strToU8(text);
      return { name, data: packed(raw, method), method, size: raw.length, crc: crc(raw) };
    }),
  );
}

function packed(raw: Uint8Array, method: number): Uint8Array {
  if (method === DEFLATE) return deflateSync(raw);
  return method === ZSTANDARD ? compress(raw) : raw;
}

const positionOf = (bytes: Uint8Array, name: string): number => Buffer.from(bytes).indexOf(name);

function crc(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

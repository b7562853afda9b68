import { deflateRawSync, deflateSync, constants } from 'node:zlib';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { outputFileOf } from '../../../testing/output-file.ts';
import { zipArchive } from '../../../testing/zip-archive.ts';
import type { OutputFile } from './output-file.ts';
import { rowsOf } from './rows.ts';

const SAMPLE = { id: 'add-0', output: '\\boxed{3}' };

/** Bytes that each of these files would become, were it unpacked to its end. */
const TEN_GIGABYTES = 10_000_000_000;

/** A line that is no JSON, long enough that not a million of them are read. */
const LINE = `${'x'.repeat(99_999)}\n`;

async function read(file: OutputFile) {
  const rows: unknown[] = [];
  const problems: string[] = [];
  let told = 0;
  for await (const placed of rowsOf(file))
    for (const each of placed)
      if ('row' in each) rows.push(each.row);
      else if (told++ < 3 || !/got "x/.test(each.problem)) problems.push(each.problem);
  return { rows, problems };
}

/** A stretch of deflate without an end, which may be repeated: what it becomes is `text` over and over, of some 16 MB. */
function stretch(text: string): { readonly packed: Uint8Array; readonly times: number } {
  const raw = text.repeat(Math.ceil(16_000_000 / text.length));
  // Ends at a whole byte, refers to nothing before it.
  const packed = deflateRawSync(raw, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return { packed: new Uint8Array(packed), times: Math.ceil(TEN_GIGABYTES / raw.length) };
}

/** A file of gzip that becomes `first`, then ten gigabytes of `text`. */
function gzipBomb(text: string): OutputFile {
  // Ten bytes of header; the end, with its sum, never comes.
  const header = gzipSync(new Uint8Array()).subarray(0, 10);
  const first = deflateRawSync(`${JSON.stringify(SAMPLE)}\n`, { finishFlush: constants.Z_FULL_FLUSH });
  const { packed, times } = stretch(text);
  return {
    name: 'outputs.jsonl.gz',
    size: header.length + first.length + times * packed.length,
    chunks: async function* () {
      yield header;
      yield new Uint8Array(first);
      for (let time = 0; time < times; time++) yield packed;
    },
    slice: async (from, to) => header.slice(from, to),
  };
}

/** A frame of Zstandard (RFC 8878) of runs of one byte: four bytes become 128 kB. */
function zstandardBomb(byte: number): Uint8Array {
  const run = 131_072;
  const blocks = Math.ceil(TEN_GIGABYTES / run);
  // A window of 128 kB, no size, no sum.
  const bytes = new Uint8Array(6 + 4 * blocks);
  bytes.set([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]);
  for (let block = 0; block < blocks; block++) {
    const header = (block === blocks - 1 ? 1 : 0) | (1 << 1) | (run << 3);
    bytes.set([header & 255, (header >> 8) & 255, header >> 16, byte], 6 + 4 * block);
  }
  return bytes;
}

/** A log whose second sample is this. */
function logWith(data: Uint8Array, method: number): OutputFile {
  const first = strToU8(JSON.stringify(SAMPLE));
  const archive = zipArchive([
    { name: 'samples/add-0_epoch_1.json', data: first, method: 0, size: first.length },
    { name: 'samples/add-1_epoch_1.json', data, method, size: 0xffffffff },
  ]);
  return outputFileOf('log.eval', archive, 1 << 20);
}

const TOO_MUCH: unknown = expect.stringMatching(
  /^it cannot be read on: [\d,]+ packed bytes have become more than 1\d\d,[\d,]+; allowed: 500 times as many\.$/,
);

describe('a file that would fill the memory is read up to where that is seen', () => {
  test('a line of ten gigabytes in gzip', async () => {
    const { rows, problems } = await read(gzipBomb('x'));
    expect(rows).toEqual([SAMPLE]);
    expect(problems).toEqual([TOO_MUCH]);
  });

  test('ten gigabytes of lines in gzip', async () => {
    const { rows, problems } = await read(gzipBomb(LINE));
    expect(rows).toEqual([SAMPLE]);
    expect(problems.at(-1)).toEqual(TOO_MUCH);
  });

  test('a sample of ten gigabytes in Zstandard', async () => {
    const bomb = zstandardBomb(0x20);
    expect(bomb.length).toBeLessThan(310_000);
    const { rows, problems } = await read(logWith(bomb, 93));
    expect(rows).toEqual([SAMPLE]);
    expect(problems).toEqual([TOO_MUCH]);
  });

  test('a sample of ten gigabytes in deflate', async () => {
    const { packed, times } = stretch(' ');
    const bomb = new Uint8Array(Buffer.concat(Array.from({ length: times }, () => packed)));
    const { rows, problems } = await read(logWith(bomb, 8));
    expect(rows).toEqual([SAMPLE]);
    expect(problems).toEqual([TOO_MUCH]);
  });
});

test('names of members that lead out of a folder, or that a terminal would obey, are words and no paths', async () => {
  const data = strToU8(JSON.stringify(SAMPLE));
  const names = [
    '../../etc/passwd',
    'samples/../../x.json',
    'C:\\x.json',
    '\u001B]0;hit\u0007',
    '\u202Eevil',
    'x'.repeat(9999),
  ];
  const { rows, problems } = await read(
    outputFileOf('log.eval', zipArchive(names.map((name) => ({ name, data, method: 0, size: data.length }))), 4096),
  );
  expect(rows).toEqual([SAMPLE]);
  expect(problems).toHaveLength(names.length - 1);
  for (const problem of problems) {
    expect(problem).not.toMatch(/[\p{Cc}\u202E]/u);
    expect(problem.length).toBeLessThan(200);
  }
});

test('a hundred megabytes of zeros are said to be no text, packed or not', async () => {
  const zeros = new Uint8Array(100_000_000);
  const said = ['it is no text in UTF-8, nor any format that is read: zeros are among its first bytes.'];
  expect((await read(outputFileOf('a.jsonl', zeros, 1 << 20))).problems).toEqual(said);
  const packed = new Uint8Array(deflateSync(zeros));
  expect(packed.length).toBeLessThan(100_000);
  expect((await read(outputFileOf('a.jsonl.gz', gzipSync(zeros.subarray(0, 1_000_000)), 1 << 16))).problems).toEqual(
    said,
  );
});

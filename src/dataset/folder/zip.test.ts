import { inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../testing/dataset.ts';
import { filesOf, smallDataset } from '../../testing/dataset-folder.ts';
import { select } from '../selection.ts';
import { archiveTime } from './archive-time.ts';
import { datasetFolder } from './folder.ts';
import { ArchiveTooLarge, zipBytes } from './zip.ts';

describe('the archive', () => {
  test('holds the files of the folder, the same bytes every time', async () => {
    const planned = smallDataset({ formats: ['native', 'messages'], container: 'parquet' });
    const archive = async () =>
      bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings)));
    const bytes = await archive();
    const files = await filesOf(datasetFolder(planned, await select(planned)));
    expect(new Map(Object.entries(unzipSync(bytes)))).toEqual(files);
    expect(Buffer.compare(await archive(), bytes)).toBe(0);
  });

  test('can be read as a stream: the entries’ data say themselves where they end', async () => {
    const planned = smallDataset({ formats: ['native', 'messages'], container: 'parquet' });
    const bytes = await bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings)));
    const files = await filesOf(datasetFolder(planned, await select(planned)));
    expect(streamedEntries(bytes)).toEqual(files);
  });

  test('says when it would grow past what a ZIP holds', async () => {
    const planned = smallDataset({ formats: ['native'] });
    const archive = async () =>
      bytesOf(zipBytes(datasetFolder(planned, await select(planned)), archiveTime(planned.settings), 10_000));
    await expect(archive()).rejects.toThrow(ArchiveTooLarge);
  });
});

/**
 * The entries of an archive as a reader of streams finds them, by APPNOTE.TXT 4.3: from local header to local header, the central
 * directory unread. Data without a size before it is followed by a descriptor, and can only end where its deflate stream ends.
 */
function streamedEntries(archive: Uint8Array): Map<string, Uint8Array> {
  const view = Buffer.from(archive);
  const found = new Map<string, Uint8Array>();
  let at = 0;
  while (view.readUInt32LE(at) === 0x04034b50) {
    const flags = view.readUInt16LE(at + 6);
    expect(view.readUInt16LE(at + 8), 'the method is deflate').toBe(8);
    expect(flags & 8, 'sizes come after the data').toBe(8);
    const nameAt = at + 30;
    const dataAt = nameAt + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
    const path = view.toString('utf8', nameAt, nameAt + view.readUInt16LE(at + 26));
    // With `info` the engine comes along, which counts the bytes that it took; the types do not know of it.
    const { buffer, engine } = inflateRawSync(view.subarray(dataAt), { info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    at = dataAt + engine.bytesWritten;
    expect(view.readUInt32LE(at)).toBe(0x08074b50);
    expect(view.readUInt32LE(at + 4)).toBe(crc32(buffer));
    expect(view.readUInt32LE(at + 8)).toBe(engine.bytesWritten);
    expect(view.readUInt32LE(at + 12)).toBe(buffer.length);
    at += 16;
    found.set(path, new Uint8Array(buffer));
  }
  return found;
}

/** The checksum of ZIP and gzip, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

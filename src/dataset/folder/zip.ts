import { Zip, ZipDeflate } from 'fflate';
import type { FolderFile } from './folder.ts';

/** Thrown when a ZIP archive would be larger than its 32-bit numbers can say. */
export class ArchiveTooLarge extends Error {}

/** An archive's numbers have 32 bits. */
const MOST_BYTES = 0xffff_ffff;

/** Whether a file is compressed already: an archive does not compress it again. The end of its name is enough. */
export const isCompressed = (path: string): boolean => /\.(parquet|gz)$/.test(path);

/**
 * Files as one ZIP archive, in flat memory, each with the time that is given. `most` is only set by tests.
 *
 * Every entry is deflated, one that is compressed already at level 0: sizes come after the data, and only deflated data says by itself
 * where it ends. Readers of streams, such as Java's `ZipInputStream`, refuse a stored entry of that kind.
 *
 * Rejected with `ArchiveTooLarge` past 4 GB.
 */
export async function* zipBytes(
  files: AsyncIterable<FolderFile>,
  time: Date,
  most: number = MOST_BYTES,
): AsyncGenerator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failed ??= error;
    ready.push(chunk);
  });
  let bytes = 0;
  let taken = 0;
  const out = function* () {
    if (failed) throw failed;
    const chunks = ready;
    ready = [];
    for (const chunk of chunks) {
      bytes += chunk.length;
      if (Math.max(bytes, taken) > most)
        throw new ArchiveTooLarge(
          'The dataset is larger than the 4 GB that a ZIP archive holds: write it into a folder instead.',
        );
      yield chunk;
    }
  };
  for await (const { path, bytes: content } of files) {
    const entry = new ZipDeflate(path, { level: isCompressed(path) ? 0 : 6 });
    entry.mtime = time;
    zip.add(entry);
    for await (const chunk of content) {
      taken += chunk.length;
      entry.push(chunk);
      yield* out();
    }
    entry.push(new Uint8Array(0), true);
    yield* out();
  }
  zip.end();
  yield* out();
}

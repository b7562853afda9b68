import { Gzip } from 'fflate';
import type { Row } from '../columns.ts';
import type { Container } from './container.ts';
import { jsonLines } from './jsonl.ts';

/** The same, compressed with gzip. */
export const jsonlGz: Container = {
  id: 'jsonl.gz',
  summary: 'JSON, one object a line, compressed with gzip.',
  extension: '.jsonl.gz',
  holdsJson: true,
  builder: 'json',
  bytes: compressed,
};

/** Lines are handed to the compressor in blocks of this size, so that groups of rows leave no trace in the bytes. */
const BLOCK = 1 << 18;

async function* compressed(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  // A time in the header would make two runs differ.
  const gzip = new Gzip({ level: 6, mtime: 0 }, (chunk) => {
    ready.push(chunk);
  });
  const block = new Uint8Array(BLOCK);
  let filled = 0;
  for await (const lines of jsonLines(rows)) {
    for (let from = 0; from < lines.length;) {
      const taken = Math.min(lines.length - from, BLOCK - filled);
      block.set(lines.subarray(from, from + taken), filled);
      from += taken;
      filled += taken;
      if (filled < BLOCK) continue;
      gzip.push(block.slice());
      filled = 0;
      yield* ready;
      ready = [];
    }
  }
  gzip.push(block.slice(0, filled), true);
  yield* ready;
}

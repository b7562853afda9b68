import type { DataFile } from '../dataset/data-files.ts';
import type { DatasetRun } from '../dataset/dataset-run.ts';

/** The bytes of a stream, one after another. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  const bytes = new Uint8Array(held.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of held) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The text of a data file, written to memory. */
export async function textOfFile(run: DatasetRun, file: DataFile): Promise<string> {
  return new TextDecoder().decode(await bytesOf(run.fileBytes(file)));
}

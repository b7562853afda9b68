import type { OutputFile } from '../../grading/inputs/files/output-file.ts';

/** A file that was dropped or picked, with its path in the folder that it came in. */
export interface PickedFile {
  readonly path: string;
  readonly blob: Blob;
}

/**
 * A picked file as grading reads it: chunk by chunk, never as a whole.
 *
 * @param read is told the number of bytes of each chunk
 */
export function blobFile({ path, blob }: PickedFile, read: (bytes: number) => void = () => undefined): OutputFile {
  return {
    name: path,
    size: blob.size,
    chunks: () => chunksOf(blob, read),
    slice: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}

/** A stream is not iterable in every browser. */
async function* chunksOf(blob: Blob, read: (bytes: number) => void): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = blob.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      read(next.value.length);
      yield next.value;
    }
  } finally {
    // What was not read is not wanted.
    await reader.cancel();
  }
}

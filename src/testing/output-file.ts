import type { OutputFile } from '../grading/inputs/files/output-file.ts';

/** A file in memory, read in pieces of a few bytes so that every seam is met. */
export function outputFileOf(name: string, content: string | Uint8Array, pieceBytes = 7): OutputFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
    slice: async (from, to) => bytes.slice(from, to),
  };
}

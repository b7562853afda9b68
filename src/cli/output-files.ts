import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { reasonOf } from '../base/problems.ts';
import type { OutputFile } from '../grading/inputs/files/output-file.ts';
import { UsageProblem } from './usage-problem.ts';

/** Bytes read at once. */
const CHUNK_BYTES = 1 << 16;

/** A file of the disk as grading reads it. Throws a `UsageProblem` that names the option where it cannot be read. */
export function outputFile(option: string, path: string): OutputFile {
  const size = sizeOf(option, path);
  return {
    name: path,
    size,
    chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>,
    slice: async (from, to) => {
      const bytes = new Uint8Array(Math.max(0, to - from));
      const file = openSync(path, 'r');
      try {
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
      } finally {
        closeSync(file);
      }
    },
  };
}

function sizeOf(option: string, path: string): number {
  try {
    const status = statSync(path);
    if (status.isFile()) {
      closeSync(openSync(path, 'r'));
      return status.size;
    }
  } catch (problem) {
    throw new UsageProblem(`${option}: got "${path}"; it cannot be read: ${reasonOf(problem)}.`);
  }
  throw new UsageProblem(`${option}: got "${path}"; allowed: a file.`);
}

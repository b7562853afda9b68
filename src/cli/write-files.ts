import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageProblem } from './usage-problem.ts';

/** Bytes as they come. */
type Bytes = AsyncIterable<Uint8Array>;

/** Writes to stdout, which stays open. A reader that has seen enough (`| head`) is no error. */
export async function writeToStdout(bytes: Bytes): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), process.stdout, { end: false });
  } catch (problem) {
    if (isSystemError(problem) && problem.code === 'EPIPE') return;
    throw problem;
  }
}

/** Writes beside the file first, so that a broken run leaves no half-written file behind. Throws a `UsageProblem` where it cannot. */
export async function writeWhole(option: string, file: string, bytes: Bytes): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(bytes), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (problem) {
    await takeAway(unfinished);
    throw said(option, file, problem);
  }
}

/** Makes a file's folder and writes the file; `path` is from the folder's top, with slashes. */
export async function writeInto(folder: string, path: string, bytes: Bytes): Promise<void> {
  const file = join(folder, ...path.split('/'));
  try {
    await makeFolder(dirname(file));
  } catch (problem) {
    throw said('folder', folder, problem);
  }
  await writeWhole('folder', file, bytes);
}

/** Makes a folder and those above it that are missing. Node's own way of doing so never ends below `/proc`, where none can be made. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (problem) {
    if (isSystemError(problem) && problem.code === 'EEXIST') return;
    if (!isSystemError(problem) || problem.code !== 'ENOENT' || dirname(folder) === folder) throw problem;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** Writes all files of a folder, or none: what was written is taken away again when the run breaks. */
export async function writeFolder(
  folder: string,
  files: AsyncIterable<{ readonly path: string; readonly bytes: Bytes }>,
): Promise<void> {
  const written: string[] = [];
  try {
    for await (const { path, bytes } of files) {
      written.push(path);
      await writeInto(folder, path, bytes);
    }
  } catch (problem) {
    for (const path of written) await takeAway(join(folder, ...path.split('/')));
    throw problem;
  }
}

/** Takes a file away again. What hindered the writing may hinder this, too; it is the former that is told. */
async function takeAway(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined);
}

/** Throws a `UsageProblem` when a folder holds files already. */
export async function requireEmpty(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  if (files.length > 0)
    throw new UsageProblem(`folder: got "${folder}", which holds files already; allowed: a new or an empty folder.`);
}

/** What the system says, as a sentence about an option; other problems as they are. */
function said(option: string, path: string, problem: unknown): unknown {
  if (!isSystemError(problem)) return problem;
  return new UsageProblem(`${option}: got "${path}"; it cannot be written: ${problem.message}.`);
}

const isSystemError = (problem: unknown): problem is NodeJS.ErrnoException =>
  problem instanceof Error && 'code' in problem;

import { createWriteStream, rmSync, statSync } from 'node:fs';
import { lstat, mkdir, readlink, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { claim } from './claim.ts';
import { onSignal } from './on-signal.ts';
import { cannotBeWritten, isSystemError } from './system-error.ts';
import { UsageProblem } from './usage-problem.ts';

/** Bytes as they come. */
type Bytes = AsyncIterable<Uint8Array>;

/** Writes to stdout, which stays open. A reader that has seen enough (`| head`) is no error. Throws a `UsageProblem` where it cannot. */
export async function writeToStdout(bytes: Bytes): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), process.stdout, { end: false });
  } catch (problem) {
    if (isSystemError(problem) && problem.code === 'EPIPE') return;
    throw isSystemError(problem) ? new UsageProblem(stdoutSentence(problem)) : problem;
  }
}

/** Why stdout cannot be written to, such as a full disk that it goes to. */
export function stdoutSentence({ message }: Error): string {
  return `stdout: it cannot be written: ${message}.`;
}

/** How a file is written. */
export interface WriteOptions {
  /** The option that named the file or its folder. */
  readonly option: string;
  /** Whether a second process that writes the same file is refused; else the last one's stays. */
  readonly alone: boolean;
}

/**
 * Writes a file. A plain one is written beside its name first, so that a broken run, or a signal, leaves no half-written file behind;
 * links are followed, and what is no plain file – a device, a pipe – is written into. Throws a `UsageProblem` where it cannot.
 */
export async function writeWhole(file: string, bytes: Bytes, options: WriteOptions): Promise<void> {
  try {
    if (isNoPlainFile(file)) await pipeline(Readable.from(bytes), createWriteStream(file));
    else await writeBeside(await linkTarget(file), bytes, options);
  } catch (problem) {
    throw cannotBeWritten(options.option, file, problem);
  }
}

async function writeBeside(file: string, bytes: Bytes, options: WriteOptions): Promise<void> {
  let unfinished: string | undefined;
  const remove = () => {
    if (unfinished !== undefined) rmSync(unfinished, { force: true });
  };
  // Before there is anything to remove: a signal may come at once.
  const release = onSignal(remove);
  try {
    unfinished = claim(file, options);
    // Opened as it is there: what a signal has removed is not to be made again.
    await pipeline(Readable.from(bytes), createWriteStream(unfinished, { flags: 'r+' }));
    await rename(unfinished, file);
  } catch (problem) {
    takeAway(remove);
    throw problem;
  } finally {
    release();
  }
}

/** Whether there is something by this name that is neither a plain file nor a folder. */
function isNoPlainFile(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Links followed one after another before they are taken for a circle. */
const MOST_LINKS = 40;

/** What a path leads to through links, whether it is there or not. */
async function linkTarget(path: string): Promise<string> {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const found = await lstat(target).catch(() => undefined);
    if (!found?.isSymbolicLink()) break;
    target = resolve(dirname(target), await readlink(target));
  }
  return target;
}

/** Makes a file's folder and writes the file; `path` is from the folder's top, with slashes. */
export async function writeInto(folder: string, path: string, bytes: Bytes): Promise<void> {
  const file = join(folder, ...path.split('/'));
  try {
    await makeFolder(dirname(file));
  } catch (problem) {
    throw cannotBeWritten('folder', folder, problem);
  }
  // A shard that is made twice at a time has the same bytes twice.
  await writeWhole(file, bytes, { option: 'folder', alone: false });
}

/** Makes a folder and those above it that are missing. Node's own way of doing so never ends below `/proc`, where none can be made. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (problem) {
    if (isSystemError(problem) && problem.code === 'EEXIST') return;
    if (!isSystemError(problem) || problem.code !== 'ENOENT' || dirname(folder) === folder) throw problem;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** Takes something away again. What hindered the writing may hinder this, too; it is the former that is told. */
export function takeAway(remove: () => void): void {
  try {
    remove();
  } catch {
    // Told already.
  }
}

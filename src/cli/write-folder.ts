import { appendFileSync, readFileSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { claim, isClaim } from './claim.ts';
import { onSignal } from './on-signal.ts';
import { cannotBeWritten } from './system-error.ts';
import { UsageProblem } from './usage-problem.ts';
import { makeFolder, takeAway, writeInto } from './write-files.ts';

/** The name of the file that shows that a folder is being written, up to its writer; it lists what has been written. */
const LIST = '.tail-tracer';

/** A file of a folder. */
interface FolderFile {
  /** From the folder's top, with slashes. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Writes all files of a folder, or none: what was written is taken away again when the run breaks or a signal ends it, and where neither
 * was possible by the next run into the same folder. The files are asked for when the folder is known to be free.
 *
 * Throws a `UsageProblem` when the folder holds other files, when another process writes into it, or where it cannot be written.
 */
export async function writeFolder(folder: string, files: () => AsyncIterable<FolderFile>): Promise<void> {
  let list: string | undefined;
  const written: string[] = [];
  const undo = () => {
    if (list === undefined) return;
    removeFiles(folder, written);
    rmSync(list, { force: true });
  };
  // Before there is anything to remove: a signal may come at once.
  const release = onSignal(undo);
  try {
    await makeFolder(folder);
    list = claimFolder(folder);
    requireEmpty(folder);
    for await (const { path, bytes } of files()) {
      written.push(path);
      appendFileSync(list, `${path}\n`);
      await writeInto(folder, path, bytes);
    }
    rmSync(list);
  } catch (problem) {
    takeAway(undo);
    throw cannotBeWritten('folder', folder, problem);
  } finally {
    release();
  }
}

/** Claims a folder; see `claim`. What a process that is gone has written into it is removed. */
function claimFolder(folder: string): string {
  return claim(join(folder, LIST), {
    option: 'folder',
    alone: true,
    take: (list) => removeFiles(folder, readFileSync(list, 'utf8').split('\n').filter(isInside)),
  });
}

/** Whether a line of a list is a path within the folder. */
const isInside = (path: string): boolean => path !== '' && !path.startsWith('/') && !path.split('/').includes('..');

/** Removes files of a folder, what is unfinished of them, and the folders that are empty then. */
function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const file = join(folder, ...path.split('/'));
    const parent = dirname(file);
    for (const name of namesIn(parent))
      if (join(parent, name) === file || (isClaim(name) && join(parent, name).startsWith(`${file}.`)))
        rmSync(join(parent, name), { force: true });
  }
  const parents = new Set(paths.flatMap(foldersAbove));
  // The deepest first.
  for (const parent of [...parents].toSorted((one, other) => other.length - one.length)) {
    const above = join(folder, ...parent.split('/'));
    if (statSync(above, { throwIfNoEntry: false }) && namesIn(above).length === 0) rmdirSync(above);
  }
}

/** The folders that a path leads through. */
function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, place) => names.slice(0, place + 1).join('/'));
}

/** Throws a `UsageProblem` when a folder holds files already. */
function requireEmpty(folder: string): void {
  if (namesIn(folder).every((name) => name.startsWith(`${LIST}.`))) return;
  throw new UsageProblem(`folder: got "${folder}", which holds files already; allowed: a new or an empty folder.`);
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

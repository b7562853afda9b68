/**
 * Datasets in the browser's own storage: where no dialog names a file, they are written there, and saved from there as a download. A page
 * is an *owner*; while it lives it holds a lock, so that what a page that was killed has left behind can be told from what is still wanted.
 */

/** Directory of the browser's own storage for exports. */
const DIRECTORY = 'dataset-exports';

/** What only some browsers have of a file handle, and the types of pages leave out. */
interface MovableHandle extends FileSystemFileHandle {
  readonly move?: (name: string) => Promise<void>;
}

/** A file in that directory. */
export interface KeptCopy {
  /** Its name in the directory. */
  readonly entry: string;
  /** The page that made it. */
  readonly owner: string;
  /** What it is saved as; undefined for one that was not finished. */
  readonly name: string | undefined;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly written: number;
}

/** The lock that the page of this name holds for as long as it lives. */
export const ownerLock = (owner: string): string => `exports of a page ${owner}`;

/** A new name for a file of an owner that is about to be written. */
export const unfinishedEntry = (owner: string): string => `${owner}~${crypto.randomUUID()}`;

/** The directory, made where it is missing; undefined in browsers and windows without storage. */
export async function exportsDirectory(): Promise<FileSystemDirectoryHandle | undefined> {
  return directory(true);
}

/** Says that a file is whole, and what it is saved as. Where files cannot be renamed it goes on being taken for unfinished. */
export async function finish(handle: MovableHandle, name: string): Promise<void> {
  await handle.move?.(`${handle.name}~${name}`);
}

/** All files that are there, finished or not. */
export async function listCopies(): Promise<readonly KeptCopy[]> {
  const copies: KeptCopy[] = [];
  for await (const [entry, handle] of (await directory(false))?.entries() ?? []) {
    const file = handle instanceof FileSystemFileHandle && (await handle.getFile().catch(() => undefined));
    // Some browsers give no file while somebody writes it.
    if (!file) continue;
    const [owner = '', , ...name] = entry.split('~');
    const { size, lastModified } = file;
    copies.push({
      entry,
      owner,
      name: name.length === 0 ? undefined : name.join('~'),
      bytes: size,
      written: lastModified,
    });
  }
  return copies;
}

/** The bytes of a copy. */
export async function copyFile(entry: string): Promise<Blob> {
  const handle = await (await directory(false))?.getFileHandle(entry);
  if (!handle) throw new Error('This browser has no storage of its own.');
  return handle.getFile();
}

/** Takes a copy away. False where somebody is still writing it, or it is gone. */
export async function removeCopy(entry: string): Promise<boolean> {
  try {
    await (await directory(false))?.removeEntry(entry);
    return true;
  } catch {
    return false;
  }
}

async function directory(create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(DIRECTORY, { create });
  } catch {
    // Pages that are not served over https, and private windows of some browsers, have no storage; or nothing was ever exported.
    return undefined;
  }
}

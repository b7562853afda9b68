import { exportsDirectory, finish, unfinishedEntry } from './kept-copies.ts';
import type { Sink } from './output.ts';

/** Bytes up to which a finished file is handed over in memory, so that nothing of it stays in the browser's own storage. */
const HANDED_OVER_IN_MEMORY = 32_000_000;

/** Bytes written to a file at a time. */
const WRITE_SIZE = 1 << 20;

/** What only workers have of a file in the browser's own storage; the types of pages leave it out. */
interface SyncFileHandle extends FileSystemFileHandle {
  readonly createSyncAccessHandle: () => Promise<{
    readonly write: (bytes: Uint8Array, place: { readonly at: number }) => number;
    readonly flush: () => void;
    readonly close: () => void;
  }>;
}

/**
 * A file in the browser's own storage, or in memory where there is none. Closing it gives the file to be saved; a large one stays in the
 * storage under its name until the page that owns it takes it away.
 */
export async function storageSink(owner: string, name: string): Promise<Sink> {
  const directory = await exportsDirectory();
  if (!directory) return memorySink();
  // This runs in a worker, where file handles have the method.
  const handle = (await directory.getFileHandle(unfinishedEntry(owner), { create: true })) as SyncFileHandle;
  const access = await handle.createSyncAccessHandle();
  let at = 0;
  return {
    write: (bytes) => {
      const written = access.write(bytes, { at });
      // Some browsers write what fits and say so.
      if (written < bytes.length) throw new DOMException('The storage is full.', 'QuotaExceededError');
      at += written;
    },
    close: async () => {
      access.flush();
      access.close();
      const content = at > HANDED_OVER_IN_MEMORY ? undefined : await inMemory(await handle.getFile());
      if (content) await directory.removeEntry(handle.name);
      else await finish(handle, name);
      return content ?? handle.getFile();
    },
    abort: async () => {
      access.close();
      await directory.removeEntry(handle.name);
    },
  };
}

/** The same bytes apart from their file; undefined where memory has no room for them. */
const inMemory = async (file: File): Promise<Blob | undefined> => {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    return undefined;
  }
};

/** A handle that can take its file away, in browsers that let one be named. */
interface RemovableHandle extends FileSystemFileHandle {
  readonly remove?: () => Promise<void>;
}

/** A file that the person named. The browser replaces it when it is closed. */
export async function fileSink(handle: RemovableHandle): Promise<Sink> {
  // Naming a new file makes an empty one.
  const isNew = (await handle.getFile()).size === 0;
  const stream = await handle.createWritable();
  const buffer = new Uint8Array(WRITE_SIZE);
  let held = 0;
  const flush = async () => {
    if (held > 0) await stream.write(buffer.slice(0, held));
    held = 0;
  };
  return {
    write: async (bytes) => {
      for (let from = 0; from < bytes.length;) {
        const some = bytes.subarray(from, from + WRITE_SIZE - held);
        buffer.set(some, held);
        held += some.length;
        from += some.length;
        if (held === WRITE_SIZE) await flush();
      }
    },
    close: async () => {
      await flush();
      await stream.close();
      return undefined;
    },
    abort: async () => {
      await stream.abort();
      if (isNew) await handle.remove?.();
    },
  };
}

/** Files in a new directory. Aborting takes the whole of it away again. */
export async function newDirectory(
  parent: FileSystemDirectoryHandle,
  name: string,
): Promise<{
  readonly file: (path: string) => Promise<Sink>;
  readonly abort: () => Promise<void>;
}> {
  if (await has(parent, name))
    throw new Error(`“${parent.name}” holds “${name}” already: choose another folder, or take that one away first.`);
  const directory = await parent.getDirectoryHandle(name, { create: true });
  return {
    file: async (path) => {
      const folders = path.split('/');
      const last = folders.pop()!;
      let parentFolder = directory;
      for (const folder of folders) parentFolder = await parentFolder.getDirectoryHandle(folder, { create: true });
      return fileSink(await parentFolder.getFileHandle(last, { create: true }));
    },
    abort: () => parent.removeEntry(name, { recursive: true }),
  };
}

async function has(parent: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  for await (const known of parent.keys()) if (known === name) return true;
  return false;
}

/** Blobs may live on disk, so finished stretches are handed to the browser instead of being held here. */
function memorySink(): Sink {
  const stretches: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  return {
    write: (bytes) => {
      parts.push(new Uint8Array(bytes));
      held += bytes.length;
      if (held < 8 * WRITE_SIZE) return;
      stretches.push(new Blob(parts));
      parts = [];
      held = 0;
    },
    close: () => Promise.resolve(new Blob([...stretches, ...parts])),
    abort: () => Promise.resolve(),
  };
}

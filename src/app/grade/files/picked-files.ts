import type { PickedFile } from '../../../workers/grading/blob-file.ts';

/** What was dropped: outputs of models, and the dataset that they were asked. */
interface Dropped {
  readonly outputs: readonly PickedFile[];
  readonly dataset: readonly PickedFile[];
}

/** Files that were picked, with the path in the folder that they were picked by. */
export function filesOf(list: FileList | null): PickedFile[] {
  return [...(list ?? [])].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    blob: file,
  }));
}

/** Everything that was dropped, folders with all that is in them. A folder with a manifest is a dataset. */
export async function pickedOf({ items }: DataTransfer): Promise<Dropped> {
  // The list is emptied as soon as the event is over. A file that is on no disk, as one made by a page, has no entry.
  const found = [...items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  const outputs: PickedFile[] = [];
  const dataset: PickedFile[] = [];
  for (const each of found) {
    const files = each instanceof File ? [{ path: each.name, blob: each }] : await filesIn(each);
    const isDataset = files.some(({ path }) => /^[^/]+\/manifest\.json$/.test(path));
    (isDataset ? dataset : outputs).push(...files);
  }
  return { outputs, dataset };
}

async function filesIn(entry: FileSystemEntry): Promise<PickedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ path, blob }];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const files: PickedFile[] = [];
  for (;;) {
    // A reader gives some entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return files;
    for (const each of some) files.push(...(await filesIn(each)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** What some browsers have and the types of pages leave out: dialogs that name a file, or a folder, to write to. */
interface Pickers {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

const pickers = globalThis as Pickers;

/** Whether a folder can be chosen in this browser. */
export const canPickFolder = (): boolean => pickers.showDirectoryPicker !== undefined;

/** A file that the person names; undefined where the browser has no such dialog. Rejected with `AbortError` when they close it. */
export async function pickFile(suggestedName: string): Promise<FileSystemFileHandle | undefined> {
  return pickers.showSaveFilePicker?.({ suggestedName });
}

/** A folder that the person chooses; undefined where the browser has no such dialog. Rejected with `AbortError` when they close it. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return pickers.showDirectoryPicker?.({ id: 'dataset', mode: 'readwrite' });
}

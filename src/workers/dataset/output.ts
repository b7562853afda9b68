/** Where a dataset goes, chosen on the page: plain data and handles, which a worker can be sent. */
export type Output =
  /** Into the browser's own storage, from where the page that is the owner saves it under this name. */
  | { readonly kind: 'download'; readonly form: OneFile; readonly name: string; readonly owner: string }
  /** Into a file that the person named. */
  | { readonly kind: 'file'; readonly form: OneFile; readonly handle: FileSystemFileHandle }
  /** As files into a new directory of this name, in one that the person chose. */
  | { readonly kind: 'directory'; readonly handle: FileSystemDirectoryHandle; readonly name: string };

/** The whole folder as one archive, or one file of rows. */
export type OneFile = 'zip' | 'rows';

/** Takes the bytes of a file. Nothing is to be seen of it until it is closed. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => void | Promise<void>;
  /** Finishes the file; what the page is to save, where it is to save it. */
  readonly close: () => Promise<Blob | undefined>;
  /** Takes away what was written. */
  readonly abort: () => Promise<void>;
}

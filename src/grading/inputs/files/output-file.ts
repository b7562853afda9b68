import type { Row } from '../prediction.ts';

/** A file with outputs, on a disk or dropped into a page. */
export interface OutputFile {
  readonly name: string;
  readonly size: number;
  /** Its bytes from the first to the last, as they come; may be read several times. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** The bytes [from, to); tables are read from their end. */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>;
}

/** A row of a file with the place that a message names, or a sentence about what cannot be read. */
export type PlacedRow =
  { readonly place: string; readonly row: Row } | { readonly place: string; readonly problem: string };

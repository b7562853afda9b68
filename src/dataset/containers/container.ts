import type { Column, Row } from '../columns.ts';

/**
 * A file type that holds rows.
 *
 * To add one: put a file beside this one that turns rows into bytes as they come, and add it to `registry.ts`. `containers.test.ts`
 * reads every container back with a reader that is not ours.
 */
export interface Container {
  readonly id: string;
  readonly summary: string;
  /** The end of a file's name, with its dot. */
  readonly extension: string;
  /** Whether a column may hold JSON of any shape; else such columns are written as JSON text. */
  readonly holdsJson: boolean;
  /** What `load_dataset` and lm-eval call the reader of such files. */
  readonly builder: 'json' | 'parquet' | 'csv';
  /** Bytes of the longest text that it can hold in flat memory; any length where absent. Such a container holds no `LongList`. */
  readonly longestText?: number;
  /**
   * The bytes of a file. Rows are asked for only when the bytes before them have been taken, and no more than one group of rows is
   * held. The same rows give the same bytes, whatever the groups that they come in.
   */
  readonly bytes: (rows: AsyncIterable<readonly Row[]>, columns: readonly Column[]) => AsyncIterable<Uint8Array>;
}

import type { Json } from '../../tasks/fields.ts';
import type { NativeRecord } from '../record.ts';

/** A way of writing a record for a tool that trains or evaluates. Every row of one format has the same keys. */
export interface Format {
  readonly id: string;
  /** Who reads it. */
  readonly summary: string;
  readonly row: (record: NativeRecord) => Readonly<Record<string, Json>>;
}

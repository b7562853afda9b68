import { LongList, LongText, type Value } from './long-text.ts';

/** One row of a file: every row of a file has the same keys, in the order of its columns. */
export type Row = Readonly<Record<string, Value>>;

/**
 * What a column holds. `json` is a value whose shape differs from task to task (an instance): containers with one type a column, and
 * files that are read by `datasets`, hold it as JSON text.
 */
export type ColumnType =
  'string' | 'integer' | 'boolean' | 'json' | { readonly list: ColumnType } | { readonly fields: readonly Column[] };

/** A column of a file, or a field of a struct in one. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether the value may be null. */
  readonly nullable?: boolean;
}

/** A chat: who says what, in order. */
export const CHAT: ColumnType = {
  list: {
    fields: [
      { name: 'role', type: 'string' },
      { name: 'content', type: 'string' },
    ],
  },
};

/** The row with every `json` value written as text. */
export function withJsonText(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map(({ name, type }) => [name, jsonText(row[name]!, type)]));
}

function jsonText(value: Value, type: ColumnType): Value {
  if (type === 'json') return JSON.stringify(value);
  // No format has a list or text of this length that holds values of any shape.
  if (typeof type === 'string' || value === null || value instanceof LongText || value instanceof LongList)
    return value;
  if ('list' in type) return (value as readonly Value[]).map((item) => jsonText(item, type.list));
  // A struct column holds objects, by the definition of its format.
  return withJsonText(value as Row, type.fields);
}

import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../../base/json.ts';
import type { Column, Row } from '../columns.ts';
import type { Container } from './container.ts';

/** Comma-separated values (RFC 4180) with a header; lists and structs are JSON text, null is empty. */
export const csv: Container = {
  id: 'csv',
  summary: 'Comma-separated values with a header; nested values as JSON text.',
  extension: '.csv',
  holdsJson: false,
  builder: 'csv',
  bytes: csvLines,
};

async function* csvLines(
  rows: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
): AsyncGenerator<Uint8Array, void, undefined> {
  yield utf8ToBytes(line(columns.map(({ name }) => name)));
  for await (const group of rows)
    yield utf8ToBytes(group.map((row) => line(columns.map(({ name }) => row[name]!))).join(''));
}

const line = (values: readonly Json[]): string => `${values.map(cell).join(',')}\n`;

function cell(value: Json): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // An empty string is quoted, so that it is no null.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Column, Row } from '../columns.ts';
import { LongText, type Value } from '../long-text.ts';
import type { Container } from './container.ts';
import { jsonPieces } from './json-pieces.ts';
import { Utf8Chunks } from './utf8-chunks.ts';

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
  const chunks = new Utf8Chunks();
  for (const piece of line(columns.map(({ name }) => name))) yield* chunks.add(piece);
  for await (const group of rows) {
    for (const row of group) for (const piece of line(columns.map(({ name }) => row[name]!))) yield* chunks.add(piece);
    yield* chunks.rest();
  }
  yield* chunks.rest();
}

function* line(values: readonly Value[]): Generator<string, void, undefined> {
  for (const [place, value] of values.entries()) {
    if (place > 0) yield ',';
    yield* cell(value);
  }
  yield '\n';
}

function* cell(value: Value): Generator<string, void, undefined> {
  if (value === null) return;
  if (typeof value !== 'object') yield quotedWhereNeeded(String(value));
  // What has no end in sight is quoted: a text of several lines has to be, and JSON has quotes itself.
  else if (value instanceof LongText) yield* quoted(value.pieces());
  else {
    const [first = '', ...others] = [...firstTwo(jsonPieces(value))];
    if (others.length === 0) yield quotedWhereNeeded(first);
    else yield* quoted(jsonPieces(value));
  }
}

/** The first two pieces at most: whether there is more than one. */
function* firstTwo(pieces: Iterable<string>): Generator<string, void, undefined> {
  let taken = 0;
  for (const piece of pieces) {
    yield piece;
    if (++taken === 2) return;
  }
}

function quotedWhereNeeded(text: string): string {
  // An empty string is quoted, so that it is no null.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* quoted(pieces: Iterable<string>): Generator<string, void, undefined> {
  yield '"';
  for (const piece of pieces) yield piece.replaceAll('"', '""');
  yield '"';
}

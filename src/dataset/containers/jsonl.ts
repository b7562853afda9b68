import type { Row } from '../columns.ts';
import type { Container } from './container.ts';
import { jsonPieces } from './json-pieces.ts';
import { Utf8Chunks } from './utf8-chunks.ts';

/** One JSON object a line. */
export const jsonl: Container = {
  id: 'jsonl',
  summary: 'JSON, one object a line.',
  extension: '.jsonl',
  holdsJson: true,
  builder: 'json',
  bytes: jsonLines,
};

/** The rows as lines of JSON. */
export async function* jsonLines(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = new Utf8Chunks();
  for await (const group of rows) {
    for (const row of group) {
      for (const piece of jsonPieces(row)) yield* chunks.add(piece);
      yield* chunks.add('\n');
    }
    yield* chunks.rest();
  }
}

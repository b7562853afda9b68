import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Row } from '../columns.ts';
import type { Container } from './container.ts';

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
  for await (const group of rows) yield utf8ToBytes(group.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

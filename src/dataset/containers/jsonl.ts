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

/** Characters of lines that are handed on together: a string has a greatest length, and unfolded rows may have megabytes each. */
const CHARACTERS_TOGETHER = 2 ** 24;

/** The rows as lines of JSON. */
export async function* jsonLines(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const group of rows) {
    let lines = '';
    for (const row of group) {
      lines += `${JSON.stringify(row)}\n`;
      if (lines.length < CHARACTERS_TOGETHER) continue;
      yield utf8ToBytes(lines);
      lines = '';
    }
    if (lines !== '') yield utf8ToBytes(lines);
  }
}

import { csvText } from '../../base/csv-text.ts';
import type { SampleResult } from '../sample-result.ts';

/** Columns of a table of samples: everything that is one word or number. */
const COLUMNS = [
  'id',
  'run',
  'sample',
  'task',
  'class',
  'range',
  'length',
  'joined',
  'correct',
  'answer',
  'variant',
  'arithmetic',
  'kind',
  'detail',
  'part',
  'state',
  'state_kind',
  'place',
  'of',
  'expected',
  'found',
  'expected_word',
  'found_word',
  'stop',
  'note',
] as const satisfies readonly (keyof SampleResult)[];

/** The first line of a table of samples (RFC 4180). */
export const CSV_HEADER = `${COLUMNS.join(',')}\r\n`;

/** A sample as a line of that table. */
export function csvLine(result: SampleResult): string {
  return `${COLUMNS.map((name) => cell(result[name])).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  const text = value === null || value === undefined ? '' : csvText(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

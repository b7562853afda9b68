import { csvText } from '../../base/csv-text.ts';

/** A table as CSV: where its rows come from, in the order in which the run made them. */
export interface CsvSource {
  readonly header: readonly string[];
  /** How many rows there are. */
  readonly count: number;
  /** The rows [from, to), a text a column. */
  readonly load: (from: number, to: number) => readonly string[][] | Promise<readonly string[][]>;
}

/** Rows that are asked for at once: between two questions progress is told and the saving may be given up. */
const ROWS_AT_ONCE = 2000;

/**
 * A row of CSV after RFC 4180: fields with commas, quotes or line breaks in quotes, quotes doubled, the line ended as there; formulas as text.
 */
export function csvLine(fields: readonly string[]): string {
  const texts = fields.map(csvText);
  return `${texts.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;
}

/** All rows as CSV; undefined when `tell`, which hears the share that is done, says no. */
export async function csvOf(
  { header, count, load }: CsvSource,
  tell: (share: number) => boolean,
): Promise<Blob | undefined> {
  // The sign at the beginning tells spreadsheets that it is UTF-8.
  const parts = ['\uFEFF', csvLine(header)];
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const rows = await load(from, Math.min(count, from + ROWS_AT_ONCE));
    parts.push(rows.map(csvLine).join(''));
    if (!tell(Math.min(1, (from + ROWS_AT_ONCE) / count))) return undefined;
  }
  return new Blob(parts, { type: 'text/csv' });
}

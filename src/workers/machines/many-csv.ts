import { csvText } from '../../base/csv-text.ts';
import type { ManyRow } from './machine-views.ts';

/** Runs as comma-separated values by RFC 4180, with a line of names first. */
export function csvOfRows(rows: readonly ManyRow[], tapes: readonly string[]): string {
  const names = ['line', 'input', 'outcome', 'state', 'steps', ...tapes.map((name) => `${name} at the end`)];
  const lines = [names, ...rows.map((row) => [row.line, row.input, row.outcome, row.state, row.steps, ...row.tapes])];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** What holds a separator, a quote or a space at an end stands in quotes. */
function field(value: string | number): string {
  const text = csvText(String(value));
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Tape } from '../language/program.ts';
import { BLANK } from '../language/symbols.ts';
import { rewind } from './fields.ts';

/**
 * A table tape holds rows of fields, each field ended by `#`, with `|` between rows. Rows and fields are only appended.
 */

/**
 * Starts the next row of a table, whose head is on its first free cell, and replaces the contents of `rowAbove` by the last row, which
 * is then above the new one. The head of `rowAbove` ends on its first cell. Values keep their origins.
 */
export function beginRow(table: Tape, rowAbove: Tape): void {
  const { program } = table;
  rowAbove.left();
  program.while(rowAbove.nonBlank, () => {
    rowAbove.erase();
    rowAbove.left();
  });
  rowAbove.right();
  table.left();
  table.leftUntil(table.is('|', BLANK));
  table.right();
  program.while(table.nonBlank, () => {
    rowAbove.write(table);
    rowAbove.right();
    table.right();
  });
  table.write('|');
  table.right();
  rewind(rowAbove);
}

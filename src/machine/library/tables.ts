import type { Tape } from '../program.ts';
import { BLANK } from '../symbols.ts';
import { rewind } from './fields.ts';

/**
 * A table tape holds rows of fields, each field ended by `#`, with `|` between two rows. It is only ever appended to.
 */

/**
 * Begins the next row of a table whose head stands on the first free cell, and copies the row above to a tape of its own, in place
 * of what that held; its head ends on the first cell. Origins pass through.
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

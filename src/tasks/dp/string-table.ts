import type { Marker } from '../../machine/language/atomic-state.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import { increment } from '../../machine/library/arithmetic.ts';
import { loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { compareLetters, type LetterComparison } from './letter-comparison.ts';

/**
 * A table over two strings, with a row for each letter of x1 and a column for each of x2, and a row and a column before them for the
 * empty string. It is only ever appended to; its last row is copied to `rowAbove`, which is read along with x2, so that no cell has to
 * be searched for.
 */
export interface StringTable {
  readonly p: Program;
  readonly x1: Tape;
  readonly x2: Tape;
  readonly table: Tape;
  readonly rowAbove: Tape;
  readonly row: Tape;
  readonly column: Tape;
  readonly above: Tape;
  readonly left: Tape;
  readonly diagonal: Tape;
  /** The value of the cell that is being filled, and of the one on its left until then. */
  readonly value: Tape;
  /** Whether the letters of the cell are the same: `=` or `≠`. */
  readonly letters: Tape;
  readonly carry: Tape;
}

/** The cell (0, 0) comes first. */
export function startAtZero(mark: Marker<never, 'row' | 'column'>, { row, column }: StringTable): void {
  row.write('0');
  mark.result('row', row);
  column.write('0');
  mark.result('column', column);
}

/** Reads which cell is filled. */
export function readPosition(mark: Marker<'row' | 'column', never>, { row, column }: StringTable): void {
  readRegister(row, (tape) => mark.fetch('row', tape));
  readRegister(column, (tape) => mark.fetch('column', tape));
}

/** The next cell of the row comes next. */
export function nextColumn(mark: Marker<never, 'next column'>, { column, carry }: StringTable): void {
  increment(column, carry, { after: (tape) => mark.result('next column', tape) });
}

/** The first cell of the next row comes next. */
export function nextRow(mark: Marker<never, 'next row' | 'next column'>, { row, column, carry }: StringTable): void {
  increment(row, carry, { after: (tape) => mark.result('next row', tape) });
  setRegister(column, '0', (tape) => mark.result('next column', tape));
}

/** Starts a row of the table; x2 is read again from its first letter. */
export function startRow({ p, x2, table, rowAbove }: StringTable): void {
  p.scope('next row', () => {
    beginRow(table, rowAbove);
    rewind(x2);
  });
}

/** Loads the value of the next cell in the row above. */
export function loadAbove({ rowAbove, above }: StringTable): void {
  loadField(rowAbove, above);
  rowAbove.right();
}

/** Compares the letters of a cell and gets its three neighbours into their registers; what follows depends on the letters. */
export function readLettersAndNeighbours(
  comparison: LetterComparison,
  mark: Marker<'letter of x1' | 'letter of x2' | 'letters', 'letters'>,
  tapes: StringTable,
): void {
  const { x1, x2, letters, value, left, above, diagonal } = tapes;
  compareLetters(comparison, [x1, x2, letters], mark);
  copyRegister(value, left);
  copyRegister(above, diagonal);
  loadAbove(tapes);
  mark.fetch('letters', letters);
}

/** Behind the last letter of x2 a row ends: the next letter of x1, if there is one, begins the next row. */
export function endRow(
  mark: Marker<'letter of x1' | 'letter of x2' | 'next letter', 'next row' | 'next column'>,
  tapes: StringTable,
  atEnd?: () => void,
): void {
  const { p, x1, x2 } = tapes;
  mark.fetch('letter of x1', x1);
  mark.fetch('letter of x2', x2);
  x1.right();
  mark.fetch('next letter', x1);
  p.if(x1.nonBlank, () => nextRow(mark, tapes), atEnd);
}

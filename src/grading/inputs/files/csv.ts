import { checkRowLength } from './unpacking.ts';

/**
 * Reads comma-separated values (RFC 4180) as they come: quoted cells may hold commas, quotes written twice, and line breaks. The
 * separator is the tab where the first line has one outside quotes and no comma.
 */
export class CsvReader {
  private separator: string | undefined;
  private cells: string[] = [];
  private cell = '';
  private isQuoted = false;
  /** A quote inside a quoted cell: it ends the cell, unless another follows. */
  private quotePending = false;

  /** Takes the next characters; returns the rows that they complete. */
  take(characters: string): string[][] {
    this.separator ??= separatorOf(characters);
    const rows: string[][] = [];
    let from = 0;
    for (let at = 0; at < characters.length; at++) {
      const character = characters[at]!;
      if (this.quotePending) {
        this.quotePending = false;
        if (character === '"') {
          this.cell += '"';
          from = at + 1;
          continue;
        }
        this.isQuoted = false;
        from = at;
      }
      if (this.isQuoted) {
        if (character !== '"') continue;
        this.cell += characters.slice(from, at);
        this.quotePending = true;
        from = at + 1;
      } else if (character === '"' && this.cell === '' && at === from) {
        this.isQuoted = true;
        from = at + 1;
      } else if (character === this.separator || character === '\n') {
        this.cell += characters.slice(from, at);
        from = at + 1;
        this.endCell();
        if (character === '\n') this.endRow(rows);
      }
    }
    if (!this.quotePending) this.cell += characters.slice(from);
    checkRowLength('a cell', this.cell.length);
    return rows;
  }

  /** The last row, where no line break follows it. Whether a quoted cell was still open is told by `isOpen`. */
  end(): string[][] {
    const rows: string[][] = [];
    if (this.cell !== '' || this.cells.length > 0) {
      this.endCell();
      this.endRow(rows);
    }
    return rows;
  }

  /** Whether the text ended inside a quoted cell. */
  get isOpen(): boolean {
    return this.isQuoted && !this.quotePending;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
  }

  private endRow(rows: string[][]): void {
    const last = this.cells.length - 1;
    if (this.cells[last]!.endsWith('\r')) this.cells[last] = this.cells[last]!.slice(0, -1);
    // An empty line is no row.
    if (this.cells.length > 1 || this.cells[0] !== '') rows.push(this.cells);
    this.cells = [];
  }
}

function separatorOf(characters: string): string {
  const line = characters.split('\n', 1)[0]!.replaceAll(/"[^"]*"/g, '');
  return line.includes('\t') && !line.includes(',') ? '\t' : ',';
}

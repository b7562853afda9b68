import { lastAtMost } from '../base/last-at-most.ts';

/** A stretch of a text, in UTF-16 units from its beginning; `to` is the first unit after it. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A change of a text: the characters in the range are replaced. An insertion has an empty range, a deletion an empty `insert`. */
export interface TextEdit extends TextRange {
  readonly insert: string;
}

/** A place as people count it: the first line and the first column are 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** A line of a text without its line break. */
export interface TextLine extends TextRange {
  readonly text: string;
}

/** A text that is asked for lines and columns. A line ends with `\n`, `\r\n` or `\r`. */
export class SourceText {
  readonly text: string;
  readonly lines: readonly TextLine[];
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const lines: TextLine[] = [];
    let from = 0;
    for (const lineBreak of text.matchAll(/\r\n|\n|\r/g)) {
      lines.push({ from, to: lineBreak.index, text: text.slice(from, lineBreak.index) });
      from = lineBreak.index + lineBreak[0].length;
    }
    lines.push({ from, to: text.length, text: text.slice(from) });
    this.lines = lines;
    this.starts = lines.map((line) => line.from);
  }

  /** The index in `lines` of the line that an offset lies in. */
  lineIndex(offset: number): number {
    return Math.max(0, lastAtMost(this.starts, offset));
  }

  /** Line and column of an offset; within a line break, those of the end of its line. */
  at(offset: number): LineAndColumn {
    const line = this.lineIndex(offset);
    const { from, to } = this.lines[line]!;
    return { line: line + 1, column: Math.min(offset, to) - from + 1 };
  }

  /** What is deleted with a range: its whole lines with the line break after them, unless they hold something else, too. */
  wholeLines({ from, to }: TextRange): TextRange {
    const last = this.lineIndex(Math.max(from, to - 1));
    const around = this.text.slice(this.starts[this.lineIndex(from)], from) + this.text.slice(to, this.lines[last]!.to);
    if (around.trim() !== '') return { from, to };
    return { from: this.starts[this.lineIndex(from)]!, to: this.starts[last + 1] ?? this.text.length };
  }
}

/** The text after all edits, which must not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits.toSorted((one, other) => other.from - one.from || other.to - one.to);
  return inOrder.reduce((changed, { from, to, insert }) => changed.slice(0, from) + insert + changed.slice(to), text);
}

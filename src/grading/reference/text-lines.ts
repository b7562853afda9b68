import { lastAtMost } from '../../base/last-at-most.ts';

/** Lines of a text without the spaces around their words, with what is asked of them: where each is, and which are alike. */
export class TextLines {
  readonly lines: readonly string[];
  /** Where each line begins. */
  readonly starts: readonly number[];
  private readonly numbers = new Map<string, number[]>();

  constructor(text: string) {
    const lines: string[] = [];
    const starts: number[] = [];
    for (let from = 0; from <= text.length;) {
      const end = text.indexOf('\n', from);
      const to = end < 0 ? text.length : end;
      const line = bareLine(text.slice(from, to));
      const known = this.numbers.get(line);
      if (known) known.push(lines.length);
      else this.numbers.set(line, [lines.length]);
      lines.push(line);
      starts.push(from);
      from = to + 1;
    }
    this.lines = lines;
    this.starts = starts;
  }

  /** The numbers of the lines with these words. */
  numbersOf(line: string): readonly number[] {
    return this.numbers.get(line) ?? NONE;
  }

  /** How many different lines there are, empty ones left out. */
  get different(): number {
    return this.numbers.size - (this.numbers.has('') ? 1 : 0);
  }

  /** The number of the line that a character is in. */
  lineOf(character: number): number {
    return lastAtMost(this.starts, character);
  }
}

const NONE: readonly number[] = [];

/** A line's words with one space between them, without what a list or Markdown puts around them. */
export function bareLine(line: string): string {
  if (IS_BARE.test(line)) return line;
  return line
    .replaceAll(/\*\*|`|^\s*(?:[#>]+ +|[-*+] +)?(?:\d+[.)] +)?/g, '')
    .trim()
    .replaceAll(/\s+/g, ' ');
}

/** Lines that have nothing around their words: nearly all of them, told in one go. */
const IS_BARE = /^[^\s#>\-*+\d`][^\s*`]*(?: [^\s*`]+)*$/;

import type { LineAndColumn, SourceText, TextEdit, TextRange } from './source-text.ts';

/** What can be wrong with a machine file. */
export type ProblemCode =
  | 'syntax'
  | 'unknown format'
  | 'unsupported'
  | 'missing part'
  | 'wrong value'
  | 'undeclared state'
  | 'ambiguous spelling'
  | 'rule never applies'
  | 'two rules apply'
  | 'unreachable state'
  | 'never halts';

/** Something wrong with a machine file: where, why, and how to mend it. */
export interface MachineProblem extends LineAndColumn, TextRange {
  /** With an error there is no machine; a warning is about a machine that can be run. */
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** A sentence: what is wrong. */
  readonly reason: string;
  /** A sentence: what to do. */
  readonly suggestion: string | undefined;
  /** Edits of the text after which this problem is gone; undefined where nobody but the author can know. */
  readonly fix: readonly TextEdit[] | undefined;
}

/** What a reader says of a problem: everything but line and column. */
export interface ProblemParts {
  readonly code: ProblemCode;
  readonly range: TextRange;
  readonly reason: string;
  readonly suggestion?: string | undefined;
  readonly fix?: readonly TextEdit[] | undefined;
}

/** The problems of one text, in the order in which they were found. */
export class ProblemList {
  readonly found: MachineProblem[] = [];
  private readonly source: SourceText;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Whether there is no machine because of them. */
  hasErrors(): boolean {
    return this.found.some(({ severity }) => severity === 'error');
  }

  error(parts: ProblemParts): void {
    this.add('error', parts);
  }

  warn(parts: ProblemParts): void {
    this.add('warning', parts);
  }

  private add(severity: 'error' | 'warning', { code, range, reason, suggestion, fix }: ProblemParts): void {
    const from = Math.min(range.from, this.source.text.length);
    const to = Math.max(from, Math.min(range.to, this.source.text.length));
    this.found.push({ severity, code, from, to, ...this.source.at(from), reason, suggestion, fix });
  }
}

/** A problem on one line of a terminal: `line 3, column 5: reason suggestion`. */
export function problemSentence({ line, column, severity, reason, suggestion }: MachineProblem): string {
  const said = suggestion ? `${reason} ${suggestion}` : reason;
  return `line ${line}, column ${column}: ${severity === 'warning' ? 'warning: ' : ''}${said}`;
}

/** Longest name that is compared with others, in characters: comparing takes the product of both lengths. */
const LONGEST_COMPARED = 60;
/** Most names that one is compared with; machines that programs wrote have thousands. */
const MOST_COMPARED = 1000;

/**
 * The name that was probably meant: the one with the fewest characters to change, if those are at most a third of it, or one of two
 * or three. Undefined where none is near.
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST_COMPARED) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  if (name.length < 2) least = 0;
  let compared = 0;
  for (const other of names) {
    if (++compared > MOST_COMPARED) break;
    if (other === name || other.length > LONGEST_COMPARED) continue;
    const distance = other.toLowerCase() === name.toLowerCase() ? 0 : changes(name, other);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

/** The least number of characters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function changes(one: string, other: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const isEqual = one[line - 1] === other[column - 1];
      let least = Math.min(row[column - 1]! + (isEqual ? 0 : 1), row[column]! + 1, next[column - 1]! + 1);
      const isSwapped = line > 1 && one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      if (isSwapped) least = Math.min(least, before[column - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
}

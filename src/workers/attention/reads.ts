import { distanceOf } from '../../attention/oracle/distance.ts';
import { isRead, merged, wholeText, type CharacterRange, type OracleMap } from '../../attention/oracle/piece.ts';
import { tokensOf, type TokenSpans } from '../../attention/tokens/token-spans.ts';
import { lastAtMost } from '../../base/last-at-most.ts';
import type { ExcerptLine, ReadArrangement, ReadRow, ReadView } from './attention-views.ts';

/** Characters of a value that a row shows. */
const SHOWN = 40;
/** Most sources that are shown with arcs: more lie on one another. */
const MOST_ARCS = 24;
/** Characters of a line that are shown around what is lit. */
const LINE_WIDTH = 88;
/** Most lines of an excerpt. */
const MOST_LINES = 14;

/** The reads of a map as rows of a list, and each with the lines that it is about. */
export class ReadList {
  readonly numbers: readonly number[];
  private readonly map: OracleMap;
  private readonly whole: string;
  /** The first character of each line. */
  private readonly lines: Int32Array;

  constructor(map: OracleMap) {
    this.map = map;
    this.whole = wholeText(map);
    this.numbers = [...map.pieces.keys()].filter((number) => isRead(map.pieces[number]!));
    const lines = [0];
    for (let at = this.whole.indexOf('\n'); at >= 0; at = this.whole.indexOf('\n', at + 1)) lines.push(at + 1);
    this.lines = Int32Array.from(lines);
  }

  /** The numbers of the reads of a kind that contain the filter's text, sorted by a column of the list. */
  order({ kind, filter, column, descending }: ReadArrangement): readonly number[] {
    const wanted = filter.trim().toLowerCase();
    const matches = (number: number): boolean => {
      const piece = this.map.pieces[number]!;
      if (kind !== 'all' && piece.kind !== kind) return false;
      return (
        wanted === '' || `${piece.kind} ${piece.name} ${this.whole.slice(...piece.at)}`.toLowerCase().includes(wanted)
      );
    };
    const numbers = this.numbers.filter(matches);
    if (column === undefined) return numbers;
    // Only columns of the list are sorted by.
    const key = column as keyof ReadRow;
    const rows = this.rows(numbers).toSorted((one, other) => compared(one[key], other[key]));
    return (descending ? rows.toReversed() : rows).map(({ number }) => number);
  }

  /** Rows by the numbers of their pieces. */
  rows(numbers: readonly number[]): ReadRow[] {
    return numbers.map((number) => this.row(number));
  }

  /** A read with its lines; undefined where the piece is none. */
  view(number: number, spans: TokenSpans | undefined, promptSize: number): ReadView | undefined {
    const piece = this.map.pieces[number];
    if (!piece || !isRead(piece)) return undefined;
    const sources = piece.sources.slice(-MOST_ARCS);
    const range = (characters: CharacterRange): CharacterRange => (spans ? tokensOf(spans, characters) : characters);
    const [from, to] = range(piece.at);
    return {
      ...this.row(number),
      at: piece.at,
      sources,
      hidden: piece.sources.length - sources.length,
      lines: this.excerpt([...sources, piece.at]),
      head: undefined,
      rows: [from - promptSize, to - promptSize],
      columns: sources.map(range),
    };
  }

  /** All reads as CSV with a header. */
  *csv(): Generator<string, void, undefined> {
    yield 'read,kind,way,operand,value,from,to,sources,distance,state,tape,cell\r\n';
    for (const number of this.numbers) {
      const { at, sources, kind, way, name, state, tape, cell } = this.map.pieces[number]!;
      const places = sources.map(([from, to]) => `${from}-${to}`).join(' ');
      const value = this.whole.slice(...at);
      const fields = [number, kind, way, name, value, ...at, places, this.row(number).distance, state, tape, cell];
      yield `${fields.map((field) => csvField(String(field))).join(',')}\r\n`;
    }
  }

  private row(number: number): ReadRow {
    const piece = this.map.pieces[number]!;
    const { kind, way, name, at, sources } = piece;
    const from =
      way === 'computed'
        ? sources.map((source) => this.whole.slice(...source)).join(' · ')
        : way === 'input'
          ? 'the prompt'
          : `line ${lastAtMost(this.lines, sources.at(-1)![0]) + 1}`;
    return {
      number,
      kind,
      way,
      name,
      value: inShort(this.whole.slice(...at)),
      from: inShort(from),
      distance: distanceOf(piece),
    };
  }

  private excerpt(lit: readonly CharacterRange[]): ExcerptLine[] {
    const byLine = new Map<number, CharacterRange[]>();
    for (const range of merged(lit)) {
      const line = lastAtMost(this.lines, range[0]);
      byLine.set(line, [...(byLine.get(line) ?? []), range]);
    }
    const all = [...byLine].toSorted(([one], [other]) => one - other);
    // The last is the read's own.
    return all.slice(-MOST_LINES).map(([line, ranges]) => {
      const begin = this.lines[line]!;
      const end = (this.lines[line + 1] ?? this.whole.length + 1) - 1;
      const first = ranges[0]![0];
      const from = first - begin > LINE_WIDTH / 2 ? first - LINE_WIDTH / 4 : begin;
      return { line, from, isCut: from > begin, text: this.whole.slice(from, Math.min(end, from + LINE_WIDTH)) };
    });
  }
}

function compared(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'en', { numeric: true });
}

const inShort = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

const csvField = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

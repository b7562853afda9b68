import { lastAtMost } from '../../base/last-at-most.ts';
import {
  isCopied,
  PIECE_KINDS,
  type CharacterRange,
  type OracleMap,
  type Piece,
} from '../../attention/oracle/piece.ts';
import { tokensOf, type TokenSpans } from '../../attention/tokens/token-spans.ts';

/** Numbers a mark: rows [from, to), columns [from, to), kind, piece. */
const WORDS = 6;
/** Most characters of a copied piece that are marked one by one: a diagonal, not a block. */
const MOST_DIAGONAL = 64;

/** A rectangle of the map: a piece in its rows, a source in its columns. */
export interface Mark {
  readonly rows: CharacterRange;
  readonly columns: CharacterRange;
  readonly kind: number;
  readonly piece: number;
}

/** All rectangles of a map by row. Rows count from the end of the prompt on, columns from its beginning; both in tokens or characters. */
export class MapMarks {
  readonly size: number;
  readonly promptSize: number;
  private readonly words: Int32Array;
  /** The first row of each mark, ascending. */
  private readonly firstRows: Int32Array;
  /** Most rows of one mark. */
  private readonly mostRows: number;

  /** The marks of a map in characters, or in the tokens of `spans`. */
  constructor({ pieces, prompt, text }: OracleMap, spans?: TokenSpans) {
    this.size = spans ? spans.starts.length : prompt.length + text.length;
    this.promptSize = spans ? lastAtMost(spans.starts, prompt.length - 1) + 1 : prompt.length;
    const range = (characters: CharacterRange): CharacterRange => (spans ? tokensOf(spans, characters) : characters);
    const marks: number[] = [];
    pieces.forEach((piece, number) => {
      for (const [at, source] of pairsOf(piece)) {
        const [fromRow, toRow] = range(at);
        const [fromColumn, toColumn] = range(source);
        if (toRow > fromRow && toColumn > fromColumn)
          marks.push(
            fromRow - this.promptSize,
            toRow - this.promptSize,
            fromColumn,
            toColumn,
            PIECE_KINDS.indexOf(piece.kind),
            number,
          );
      }
    });
    this.words = Int32Array.from(marks);
    const count = marks.length / WORDS;
    this.firstRows = Int32Array.from({ length: count }, (_, index) => marks[index * WORDS]!);
    let most = 1;
    for (let at = 0; at < marks.length; at += WORDS) most = Math.max(most, marks[at + 1]! - marks[at]!);
    this.mostRows = most;
  }

  /** Calls `draw` with the marks that share a row and a column with these ranges. */
  in([fromRow, toRow]: CharacterRange, [fromColumn, toColumn]: CharacterRange, draw: (mark: Mark) => void): void {
    const { words } = this;
    const first = lastAtMost(this.firstRows, fromRow - this.mostRows) + 1;
    const end = lastAtMost(this.firstRows, toRow - 1) + 1;
    for (let index = first; index < end; index++) {
      const at = index * WORDS;
      if (words[at + 1]! <= fromRow || words[at + 3]! <= fromColumn || words[at + 2]! >= toColumn) continue;
      draw({
        rows: [words[at]!, words[at + 1]!],
        columns: [words[at + 2]!, words[at + 3]!],
        kind: words[at + 4]!,
        piece: words[at + 5]!,
      });
    }
  }

  /** The piece at a place of the map, or the nearest within a distance; −1 without one. */
  nearest(row: number, column: number, within: number): number {
    let [best, piece] = [Infinity, -1];
    this.in(
      [Math.floor(row - within), Math.ceil(row + within) + 1],
      [Math.floor(column - within), Math.ceil(column + within) + 1],
      (mark) => {
        const distance = Math.max(
          mark.rows[0] - row,
          row - mark.rows[1],
          mark.columns[0] - column,
          column - mark.columns[1],
          0,
        );
        if (distance < best) [best, piece] = [distance, mark.piece];
      },
    );
    return piece;
  }
}

/** What of a piece belongs to what of its sources: of short copies character by character. */
function pairsOf(piece: Piece): (readonly [CharacterRange, CharacterRange])[] {
  const [from, to] = piece.at;
  if (!isCopied(piece) || to - from > MOST_DIAGONAL) return piece.sources.map((source) => [piece.at, source] as const);
  return Array.from({ length: to - from }, (_, index) => index).flatMap((index) =>
    piece.sources.map(
      ([begin]) =>
        [
          [from + index, from + index + 1],
          [begin + index, begin + index + 1],
        ] as const,
    ),
  );
}

import { isRead, type OracleMap, type PieceKind } from '../oracle/piece.ts';
import { tokensOf, type TokenSpans } from '../tokens/token-spans.ts';

/** A read by tokens: which row of an attention matrix predicts it, and which keys hold what it needs. */
export interface TokenRead {
  /** Its number among the pieces of the map. */
  readonly piece: number;
  readonly kind: PieceKind;
  /** The token before the first one of the piece: the row that predicts it. */
  readonly row: number;
  /** Ascending, none after `row`. */
  readonly sources: Int32Array;
}

/** The reads of a map in the tokens of a model; those of which a source is not before the row, or no token, are left out. */
export function tokenReads({ pieces }: Pick<OracleMap, 'pieces'>, spans: TokenSpans): TokenRead[] {
  return pieces.flatMap((piece, number) => {
    if (!isRead(piece)) return [];
    const [first, end] = tokensOf(spans, piece.at);
    const row = first - 1;
    if (row < 0 || end <= first) return [];
    const sources = new Set<number>();
    for (const source of piece.sources) {
      const [from, to] = tokensOf(spans, source);
      for (let token = from; token < to && token <= row; token++) sources.add(token);
    }
    if (sources.size === 0) return [];
    return [{ piece: number, kind: piece.kind, row, sources: Int32Array.from(sources).toSorted() }];
  });
}

/** The share of the keys that are sources: what attention to all keys alike puts on them. */
export const chanceOf = ({ row, sources }: Pick<TokenRead, 'row' | 'sources'>): number => sources.length / (row + 1);

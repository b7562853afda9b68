import { isCopied, isRead, type Piece, type PieceKind } from './piece.ts';

/**
 * How far back a read has to look, in characters: from the piece to the nearest place of what it copies, and to the farthest value of those
 * that it is computed from.
 */
export function distanceOf(piece: Piece): number {
  const distances = piece.sources.map(([from]) => piece.at[0] - from);
  return isCopied(piece) ? Math.min(...distances) : Math.max(...distances);
}

/** Distances of the reads of a kind. */
export interface Distances {
  readonly kind: PieceKind;
  readonly reads: number;
  /** Sum over the reads. */
  readonly sum: number;
  readonly most: number;
}

/** The distances of all reads by kind. */
export function distancesOf(pieces: readonly Piece[]): Distances[] {
  const found = new Map<PieceKind, { reads: number; sum: number; most: number }>();
  for (const piece of pieces) {
    if (!isRead(piece)) continue;
    const distance = distanceOf(piece);
    const before = found.get(piece.kind) ?? { reads: 0, sum: 0, most: 0 };
    found.set(piece.kind, {
      reads: before.reads + 1,
      sum: before.sum + distance,
      most: Math.max(before.most, distance),
    });
  }
  return [...found].map(([kind, each]) => ({ kind, ...each }));
}

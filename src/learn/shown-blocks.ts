import type { Role } from '../cot/segment.ts';
import type { ReferencePiece } from '../grading/reference/reference-position.ts';
import type { LessonText } from './lesson-text.ts';
import type { ShownBlock, ShownPiece } from './question.ts';

/** A printed value that can be chosen as a span. */
export interface PrintedSpan {
  /** Its number; 0 is the query. */
  readonly span: number;
  readonly piece: ReferencePiece;
  /** The block that it is in. */
  readonly block: number;
}

/** A text in blocks, one for each state that it shows and one for its ending. */
export interface BlockedText {
  readonly blocks: readonly ShownBlock[];
  readonly spans: readonly PrintedSpan[];
}

/**
 * The first states of a text as blocks, all of them and the ending where `states` is absent. Printed operands get numbers, unless
 * `withSpans` is false; that of the piece `asked` is marked.
 */
export function blocksOf(
  reference: LessonText,
  { states = Infinity, withSpans = true, asked }: { states?: number; withSpans?: boolean; asked?: ReferencePiece } = {},
): BlockedText {
  const spans: PrintedSpan[] = [];
  const pieces: ShownPiece[][] = [];
  for (const piece of reference.pieces) {
    if (piece.place >= states) break;
    const text = reference.text.slice(piece.from, piece.to);
    const own = (pieces[piece.place] ??= []);
    if (!withSpans || !piece.operand) {
      own.push({ text, role: piece.role });
      continue;
    }
    const span = spans.length + 1;
    spans.push({ span, piece, block: piece.place });
    own.push({ text, role: piece.role, span, ...(piece === asked && { isAsked: true }) });
  }
  // A state without words has no block of its own to be chosen, but keeps its place.
  return {
    blocks: Array.from(pieces, (own: ShownPiece[] | undefined, place) => blockOf(reference, place, own ?? [])),
    spans,
  };
}

/** A block of pieces with the name of its state. */
export function blockOf(reference: LessonText, place: number, pieces: readonly ShownPiece[]): ShownBlock {
  const shown = reference.states[place];
  return shown ? { name: nameOf(reference, place), pieces, step: shown.state.endStep } : { name: ENDING, pieces };
}

/** What the last block is called. */
export const ENDING = 'the ending';

/** What a state is called: its words before the operands, or its number where it has none. */
export function nameOf({ text, pieces }: LessonText, place: number): string {
  const words = pieces
    .filter((piece) => piece.place === place && piece.role === 'state')
    .map(({ from, to }) => text.slice(from, to))
    .join('')
    .trim();
  return words || `state ${place + 1}`;
}

/** All characters of blocks. */
export function charactersOf(blocks: readonly ShownBlock[]): string {
  return blocks.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('');
}

/** The first block that has a piece of this role, or −1. */
export function blockWith(blocks: readonly ShownBlock[], role: Role): number {
  return blocks.findIndex(({ pieces }) => pieces.some((piece) => piece.role === role));
}

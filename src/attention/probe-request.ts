import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isRead, wholeText, type OracleMap, type Piece, type PieceKind } from './oracle/piece.ts';

/** Most rows that a probe asks for: with 28 × 28 heads its answer has 4.7 MB. */
export const MOST_ROWS = 2000;

/** Where a script is to look in a model’s attention, as `probe.json` says it. Ranges are characters of prompt and text. */
export interface ProbeRequest {
  readonly format: 'tail-probe';
  readonly version: 1;
  /** Names the trace. */
  readonly id: string;
  readonly variant: string;
  readonly prompt: string;
  readonly text: string;
  /** Of prompt and text in UTF-8. */
  readonly sha256: string;
  readonly rows: readonly ProbeRow[];
}

/** One read: where the piece is, where it comes from, and what it is. */
interface ProbeRow {
  readonly at: readonly [number, number];
  readonly src: readonly (readonly [number, number])[];
  readonly kind: PieceKind;
  readonly state: number;
  readonly tape: number;
  readonly cell: number;
}

/** The pieces of a map that a probe asks for: all reads, or of more than `MOST_ROWS` some at equal distances. By number, ascending. */
export function probedPieces({ pieces }: Pick<OracleMap, 'pieces'>): number[] {
  const reads = [...pieces.keys()].filter((number) => isRead(pieces[number]!));
  if (reads.length <= MOST_ROWS) return reads;
  return Array.from({ length: MOST_ROWS }, (_, row) => reads[Math.floor((row * reads.length) / MOST_ROWS)]!);
}

/** The request for a map. */
export function probeRequest(map: OracleMap, id: string, variant: string): ProbeRequest {
  const { prompt, text, pieces } = map;
  return {
    format: 'tail-probe',
    version: 1,
    id,
    variant,
    prompt,
    text,
    sha256: textHash(map),
    rows: probedPieces(map).map((number) => rowOf(pieces[number]!)),
  };
}

const rowOf = ({ at, sources, kind, state, tape, cell }: Piece): ProbeRow => ({
  at,
  src: sources,
  kind,
  state,
  tape,
  cell,
});

/** SHA-256 of prompt and text in UTF-8, in hexadecimal digits. */
export function textHash(map: Pick<OracleMap, 'prompt' | 'text'>): string {
  return bytesToHex(sha256(utf8ToBytes(wholeText(map))));
}

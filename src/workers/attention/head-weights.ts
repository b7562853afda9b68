import type { AttentionFile, DenseAttention, ProbeAttention } from '../../attention/files/attention-file.ts';
import type { CharacterRange } from '../../attention/oracle/piece.ts';
import type { HeadName } from './attention-views.ts';
import type { MapMarks } from './map-marks.ts';

/** Weights below this are not drawn. */
const LEAST_WEIGHT = 0.004;
/** Rows in memory at once: each has as many numbers as there are tokens. */
const ROWS_AT_ONCE = 256;

/** A part of the map and how coarsely it is looked at, in positions. */
export interface WeightsRequest {
  readonly head: HeadName;
  readonly rows: CharacterRange;
  readonly columns: CharacterRange;
  /** Positions of a square's sides: of its weights the largest is told. */
  readonly side: number;
}

type Draw = (row: number, column: number, weight: number) => void;

/** Calls `draw` with the weights of a head: the largest of each square, by the first row and column. Of a probe the largest ones alone are known. */
export async function drawWeights(
  file: AttentionFile,
  marks: Pick<MapMarks, 'promptSize' | 'size'>,
  request: WeightsRequest,
  draw: Draw,
): Promise<void> {
  if (file.kind === 'dense') await drawDense(file, marks, request, draw);
  else if (file.top) await drawTop(file, file.top, marks, request, draw);
}

async function drawDense(
  file: DenseAttention,
  { promptSize, size }: Pick<MapMarks, 'promptSize' | 'size'>,
  { head, rows: [fromRow, toRow], columns: [fromColumn, toColumn], side }: WeightsRequest,
  draw: Draw,
): Promise<void> {
  const end = Math.min(toRow, size - promptSize);
  const atOnce = side * Math.max(1, Math.floor(ROWS_AT_ONCE / side));
  for (let begin = fromRow; begin < end; begin += atOnce) {
    const count = Math.min(atOnce, end - begin);
    // The row that predicts a token is the one at the token before it; the first token has none.
    const first = promptSize + begin - 1;
    const positions = Array.from({ length: count }, (_, index) => first + index).filter((position) => position >= 0);
    const rows = await file.rows(head.layer, head.head, positions);
    const skipped = count - positions.length;
    for (let row = 0; row < count; row += side)
      for (let column = Math.max(0, fromColumn); column < Math.min(toColumn, file.keys); column += side) {
        let weight = 0;
        for (let down = row; down < Math.min(row + side, count); down++)
          for (let across = column; across < column + side; across++)
            weight = Math.max(weight, rows[down - skipped]?.[across] ?? 0);
        if (weight >= LEAST_WEIGHT) draw(row + begin, column, weight);
      }
  }
}

async function drawTop(
  file: ProbeAttention,
  topOf: NonNullable<ProbeAttention['top']>,
  { promptSize }: Pick<MapMarks, 'promptSize'>,
  { head, rows: [fromRow, toRow], columns: [fromColumn, toColumn], side }: WeightsRequest,
  draw: Draw,
): Promise<void> {
  const { most, tokens, weights } = await topOf(head.layer, head.head);
  const snapped = (place: number, first: number): number => first + side * Math.floor((place - first) / side);
  const found = new Map<string, readonly [row: number, column: number, weight: number]>();
  for (let read = 0; read < file.reads; read++) {
    const row = file.rowTokens[read]! + 1 - promptSize;
    if (row < fromRow || row >= toRow) continue;
    for (let at = read * most; at < (read + 1) * most; at++) {
      const [column, weight] = [tokens[at]!, weights[at]!];
      if (!(weight >= LEAST_WEIGHT) || column < Math.max(0, fromColumn) || column >= toColumn) continue;
      const [top, left] = [snapped(row, fromRow), snapped(column, fromColumn)];
      const key = `${top} ${left}`;
      if (weight > (found.get(key)?.[2] ?? 0)) found.set(key, [top, left, weight]);
    }
  }
  for (const each of found.values()) draw(...each);
}

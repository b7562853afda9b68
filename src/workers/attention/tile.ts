import type { AttentionFile } from '../../attention/files/attention-file.ts';
import { PIECE_KINDS } from '../../attention/oracle/piece.ts';
import type { TileRequest } from './attention-views.ts';
import type { MapMarks } from './map-marks.ts';

/** Least size of a mark in pixels: what is smaller is not seen. */
const LEAST = 1.5;
/** Weights below this are not drawn. */
const LEAST_WEIGHT = 0.004;
/** From this many pixels a position on a mark has an edge that shows the weight below it. */
const EDGED_FROM = 8;

/** Draws a tile of the map: prompt, what is still to come, a head's attention where one is chosen, and the oracle over it. */
export async function drawTile(
  request: TileRequest,
  marks: MapMarks,
  file: AttentionFile | undefined,
): Promise<ImageBitmap> {
  const { level, x, y, pixels, colours, head, kind } = request;
  const scale = 2 ** level;
  const canvas = new OffscreenCanvas(pixels, pixels);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, pixels, pixels);
  const rows = [Math.floor(y / scale), Math.ceil((y + pixels) / scale)] as const;
  const columns = [Math.floor(x / scale), Math.ceil((x + pixels) / scale)] as const;
  drawGround(context, request, marks, scale);
  const weighs = head !== undefined && file?.kind === 'dense';
  if (weighs) await drawWeights(context, request, marks, file, rows, columns, scale);
  marks.in(rows, columns, (mark) => {
    const own = PIECE_KINDS[mark.kind]!;
    if (kind !== 'all' && own !== kind) return;
    const left = mark.columns[0] * scale - x;
    const top = mark.rows[0] * scale - y;
    const width = Math.max(LEAST, (mark.columns[1] - mark.columns[0]) * scale);
    const height = Math.max(LEAST, (mark.rows[1] - mark.rows[0]) * scale);
    if (weighs) {
      context.strokeStyle = colours.kinds[own];
      context.lineWidth = scale >= EDGED_FROM ? 2 : 1;
      context.strokeRect(left + 0.5, top + 0.5, Math.max(1, width - 1), Math.max(1, height - 1));
    } else {
      context.fillStyle = colours.kinds[own];
      context.fillRect(left, top, width, height);
    }
  });
  return canvas.transferToImageBitmap();
}

function drawGround(
  context: OffscreenCanvasRenderingContext2D,
  { x, y, pixels, colours }: TileRequest,
  { promptSize, size }: MapMarks,
  scale: number,
): void {
  const promptEnd = promptSize * scale - x;
  context.fillStyle = colours.prompt;
  if (promptEnd > 0) context.fillRect(0, 0, Math.min(pixels, promptEnd), pixels);
  // What comes at or after a row: column ≥ row + prompt.
  context.fillStyle = colours.future;
  context.beginPath();
  const at = (row: number): number => row + y + promptSize * scale - x;
  context.moveTo(at(0), 0);
  context.lineTo(at(pixels), pixels);
  context.lineTo(Math.max(pixels, at(pixels)), pixels);
  context.lineTo(Math.max(pixels, at(pixels)), 0);
  context.closePath();
  context.fill();
  // Nothing is beyond the last row and the last column.
  context.fillStyle = colours.ground;
  const right = size * scale - x;
  const bottom = (size - promptSize) * scale - y;
  if (right < pixels) context.fillRect(Math.max(0, right), 0, pixels, pixels);
  if (bottom < pixels) context.fillRect(0, Math.max(0, bottom), pixels, pixels);
}

/** Shades each cell by its weight; where several are in one pixel, by the largest of them. */
async function drawWeights(
  context: OffscreenCanvasRenderingContext2D,
  { x, y, colours, head }: TileRequest,
  { promptSize, size }: MapMarks,
  file: Extract<AttentionFile, { readonly kind: 'dense' }>,
  [fromRow, toRow]: readonly [number, number],
  [fromColumn, toColumn]: readonly [number, number],
  scale: number,
): Promise<void> {
  const last = Math.min(toRow, size - promptSize);
  const positions = Array.from({ length: Math.max(0, last - fromRow) }, (_, index) => promptSize + fromRow + index - 1);
  // The row that predicts a token is the one at the token before it.
  const rows = await file.rows(
    head!.layer,
    head!.head,
    positions.filter((position) => position >= 0),
  );
  const skipped = positions.filter((position) => position < 0).length;
  const step = Math.max(1, Math.floor(1 / scale));
  context.fillStyle = colours.heat;
  for (let row = 0; row < positions.length; row += step)
    for (let column = Math.max(0, fromColumn); column < Math.min(toColumn, file.keys); column += step) {
      let weight = 0;
      for (let down = row; down < Math.min(row + step, positions.length); down++)
        for (let across = column; across < Math.min(column + step, file.keys); across++)
          weight = Math.max(weight, rows[down - skipped]?.[across] ?? 0);
      if (weight < LEAST_WEIGHT) continue;
      // Small weights stay visible.
      context.globalAlpha = Math.sqrt(Math.min(1, weight));
      const side = Math.max(1, step * scale);
      context.fillRect(column * scale - x, (row + fromRow) * scale - y, side, side);
    }
  context.globalAlpha = 1;
}

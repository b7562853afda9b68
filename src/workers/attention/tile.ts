import type { AttentionFile } from '../../attention/files/attention-file.ts';
import { PIECE_KINDS } from '../../attention/oracle/piece.ts';
import type { TileRequest } from './attention-views.ts';
import type { MapMarks } from './map-marks.ts';
import { colourOf, Raster } from './raster.ts';

/** Least size of a mark in pixels: what is smaller is not seen. */
const LEAST = 2.5;
/** Weights below this are not drawn. */
const LEAST_WEIGHT = 0.004;
/** From this many pixels a position on a mark's edge is two pixels thick. */
const THICK_FROM = 8;

/** Draws a tile of the map: prompt, what is still to come, a head's attention where one is chosen, and the oracle over it. */
export async function drawTile(
  request: TileRequest,
  marks: MapMarks,
  file: AttentionFile | undefined,
): Promise<ImageBitmap> {
  const { level, x, y, pixels, colours, head, kind } = request;
  const scale = 2 ** level;
  const raster = new Raster(pixels);
  const rows = [Math.floor(y / scale), Math.ceil((y + pixels) / scale)] as const;
  const columns = [Math.floor(x / scale), Math.ceil((x + pixels) / scale)] as const;
  drawGround(raster, request, marks, scale);
  const weighs = head !== undefined && file?.kind === 'dense';
  if (weighs) await drawWeights(raster, request, marks, file, rows, columns, scale);
  const inks = PIECE_KINDS.map((each) => colourOf(colours.kinds[each]));
  marks.in(rows, columns, (mark) => {
    if (kind !== 'all' && PIECE_KINDS[mark.kind] !== kind) return;
    const left = mark.columns[0] * scale - x;
    const top = mark.rows[0] * scale - y;
    const width = Math.max(LEAST, (mark.columns[1] - mark.columns[0]) * scale);
    const height = Math.max(LEAST, (mark.rows[1] - mark.rows[0]) * scale);
    // Inside of the edge the weight below is seen.
    if (weighs) raster.frame(left, top, width, height, inks[mark.kind]!, scale >= THICK_FROM ? 2 : 1);
    else raster.fill(left, top, width, height, inks[mark.kind]!);
  });
  return raster.bitmap();
}

function drawGround(
  raster: Raster,
  { x, y, pixels, colours }: TileRequest,
  { promptSize, size }: MapMarks,
  scale: number,
): void {
  const [ground, prompt, future] = [colours.ground, colours.prompt, colours.future].map(colourOf);
  raster.fill(0, 0, pixels, pixels, ground!);
  // Nothing is beyond the last row and the last column.
  const right = Math.min(pixels, size * scale - x);
  const bottom = Math.min(pixels, (size - promptSize) * scale - y);
  if (right <= 0 || bottom <= 0) return;
  const promptEnd = promptSize * scale - x;
  if (promptEnd > 0) raster.fill(0, 0, Math.min(right, promptEnd), bottom, prompt!);
  for (let line = 0; line < bottom; line++) {
    // What is written at a row or after it: columns from the row on, behind the prompt.
    const begin = Math.max(0, line + y + promptSize * scale - x);
    if (begin < right) raster.fill(begin, line, right - begin, 1, future!);
  }
}

/** Shades each cell by its weight; where several are in one pixel, by the largest of them. */
async function drawWeights(
  raster: Raster,
  { x, y, colours, head }: TileRequest,
  { promptSize, size }: MapMarks,
  file: Extract<AttentionFile, { readonly kind: 'dense' }>,
  [fromRow, toRow]: readonly [number, number],
  [fromColumn, toColumn]: readonly [number, number],
  scale: number,
): Promise<void> {
  const count = Math.max(0, Math.min(toRow, size - promptSize) - fromRow);
  // The row that predicts a token is the one at the token before it; the first token has none.
  const first = promptSize + fromRow - 1;
  const positions = Array.from({ length: count }, (_, index) => first + index).filter((position) => position >= 0);
  const rows = await file.rows(head!.layer, head!.head, positions);
  const skipped = count - positions.length;
  const step = Math.max(1, Math.floor(1 / scale));
  const side = step * scale;
  const heat = colourOf(colours.heat);
  for (let row = 0; row < count; row += step)
    for (let column = Math.max(0, fromColumn); column < Math.min(toColumn, file.keys); column += step) {
      let weight = 0;
      for (let down = row; down < Math.min(row + step, count); down++)
        for (let across = column; across < column + step; across++)
          weight = Math.max(weight, rows[down - skipped]?.[across] ?? 0);
      // By its square root: small weights stay visible.
      if (weight >= LEAST_WEIGHT)
        raster.fill(column * scale - x, (row + fromRow) * scale - y, side, side, heat, Math.sqrt(Math.min(1, weight)));
    }
}

import { PIECE_KINDS } from '../../attention/oracle/piece.ts';
import type { HeadName, TileRequest } from './attention-views.ts';
import type { HeadReads } from './head-reads.ts';
import { drawWeights } from './head-weights.ts';
import type { MapMarks, Mark } from './map-marks.ts';
import type { OpenModel } from './open-model.ts';
import { colourOf, Raster, type Colour } from './raster.ts';

/** Least size of a mark in pixels: what is smaller is not seen. */
const LEAST = 2.5;
/** From this many pixels a position on a mark's edge is two pixels thick. */
const THICK_FROM = 8;
/** Least size in pixels of a mark of a probe's head that has room for an edge and a core. */
const LEAST_FRAMED = 6;
/** Shade of a mark that the head of a probe does not look at: it is still seen. */
const FAINT = 0.2;

/** Draws a tile of the map: prompt, what is still to come, a head's attention where one is chosen, and the oracle over it. */
export async function drawTile(
  request: TileRequest,
  marks: MapMarks,
  model: OpenModel | undefined,
): Promise<ImageBitmap> {
  const { level, x, y, pixels, colours, head, kind } = request;
  const scale = 2 ** level;
  const raster = new Raster(pixels);
  const rows = [Math.floor(y / scale), Math.ceil((y + pixels) / scale)] as const;
  const columns = [Math.floor(x / scale), Math.ceil((x + pixels) / scale)] as const;
  drawGround(raster, request, marks, scale);
  const heat = colourOf(colours.heat);
  if (head && model) {
    // Of several weights in one pixel the largest is drawn, by its square root: small ones stay visible.
    const side = Math.max(1, Math.floor(1 / scale));
    await drawWeights(model.file, marks, { head, rows, columns, side }, (row, column, weight) =>
      raster.fill(column * scale - x, row * scale - y, side * scale, side * scale, heat, shadeOf(weight)),
    );
  }
  const inks = PIECE_KINDS.map((each) => colourOf(colours.kinds[each]));
  const thickness = scale >= THICK_FROM ? 2 : 1;
  const box = (mark: Mark): readonly [left: number, top: number, width: number, height: number] => [
    mark.columns[0] * scale - x,
    mark.rows[0] * scale - y,
    Math.max(LEAST, (mark.columns[1] - mark.columns[0]) * scale),
    Math.max(LEAST, (mark.rows[1] - mark.rows[0]) * scale),
  ];
  const each = (draw: (mark: Mark, ink: Colour) => void) =>
    marks.in(rows, columns, (mark) => {
      if (kind === 'all' || PIECE_KINDS[mark.kind] === kind) draw(mark, inks[mark.kind]!);
    });
  if (!head || !model) each((mark, ink) => raster.fill(...box(mark), ink));
  // Inside of the edge the weight below is seen.
  else if (model.file.kind === 'dense') each((mark, ink) => raster.frame(...box(mark), ink, thickness));
  else drawProbed(raster, { head, reads: model.reads, heat, box, each });
  return raster.bitmap();
}

/** Square root, at most 1: small weights stay visible. */
const shadeOf = (weight: number): number => Math.sqrt(Math.min(1, weight));

interface Probed {
  readonly head: HeadName;
  readonly reads: HeadReads;
  readonly heat: Colour;
  readonly box: (mark: Mark) => readonly [left: number, top: number, width: number, height: number];
  readonly each: (draw: (mark: Mark, ink: Colour) => void) => void;
}

/** Marks of a probe's head: the fuller, the more of its attention is on the sources, with a core where its largest weight is. */
function drawProbed(raster: Raster, { head, reads, heat, box, each }: Probed): void {
  // First those that the probe has not asked for, so that none of them hides one that it has.
  each((mark, ink) => {
    if (reads.probedAt(head, mark.piece)) return;
    const [left, top, width, height] = box(mark);
    if (Math.min(width, height) < LEAST_FRAMED) raster.fill(left, top, width, height, ink, FAINT);
    else raster.frame(left, top, width, height, ink, 1);
  });
  each((mark, ink) => {
    const read = reads.probedAt(head, mark.piece);
    if (!read) return;
    const [left, top, width, height] = box(mark);
    raster.fill(left, top, width, height, ink, FAINT + (1 - FAINT) * shadeOf(read.mass));
    if (Math.min(width, height) < LEAST_FRAMED) return;
    raster.frame(left, top, width, height, ink, 2);
    if (read.isHit) raster.fill(left + width / 2 - 1.5, top + height / 2 - 1.5, 3, 3, heat);
  });
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

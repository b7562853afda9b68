import { PIECE_KINDS } from '../../attention/oracle/piece.ts';
import type { PictureMark, PictureParts, PictureRequest } from './attention-views.ts';
import { drawWeights } from './head-weights.ts';
import type { MapMarks } from './map-marks.ts';
import type { OpenModel } from './open-model.ts';

/** Squares of a side of a picture that is saved: of several marks of a kind, or weights, in one only one is drawn. */
const SQUARES = 700;

/** The rectangles of a part of the map, for a file: without those that others hide. */
export async function pictureParts(
  { rows, columns, kind, head, most }: PictureRequest,
  marks: MapMarks,
  model: OpenModel | undefined,
): Promise<PictureParts> {
  const side = Math.max(1, Math.ceil(Math.max(rows[1] - rows[0], columns[1] - columns[0]) / SQUARES));
  const found = new Map<string, PictureMark>();
  const wanted = kind === 'all' ? -1 : PIECE_KINDS.indexOf(kind);
  marks.in(rows, columns, (mark) => {
    if (wanted >= 0 && mark.kind !== wanted) return;
    const key = `${Math.floor(mark.rows[0] / side)} ${Math.floor(mark.columns[0] / side)} ${mark.kind}`;
    const before = found.get(key);
    if (!before && found.size >= most) return;
    const own = head && model?.reads.probedAt(head, mark.piece);
    // Of several in one place the one that the head looks at most is seen.
    if (before && (own?.mass ?? -1) <= (before.head?.mass ?? -1)) return;
    found.set(key, { rows: mark.rows, columns: mark.columns, kind: mark.kind, head: own });
  });
  const weights: (readonly [number, number, number])[] = [];
  if (head && model)
    await drawWeights(model.file, marks, { head, rows, columns, side }, (row, column, weight) => {
      if (weights.length < most) weights.push([row, column, weight]);
    });
  return { marks: [...found.values()], weights, side };
}

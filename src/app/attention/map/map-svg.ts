import { PIECE_KINDS, type PieceKind } from '../../../attention/oracle/piece.ts';
import type { PictureMark, PictureParts } from '../../../workers/attention/attention-views.ts';
import { fontFaceOf } from '../../kit/browser/picture.ts';
import { KIND_COLOURS, KIND_WORDS } from '../kinds.ts';

/** Pixels of the picture's plot, and of the room around it. */
const PLOT = 700;
const MARGIN = { left: 56, top: 40, bottom: 62, right: 16 };
const LEGEND_STEP = 96;
/** Shade of a mark that the head of a probe does not look at: it is still seen. */
const FAINT = 0.2;
/** Least size in pixels of a mark in which a core is seen. */
const LEAST_CORED = 4;

/** What of the map a picture shows. */
export interface MapPicture {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly promptSize: number;
  readonly parts: PictureParts;
  /** How a head is drawn over it, in words, and whether it is one of a probe; undefined without a head. */
  readonly head: { readonly words: string; readonly isProbed: boolean } | undefined;
}

/** The size of the picture in pixels. */
export const MAP_PICTURE_SIZE = {
  width: MARGIN.left + PLOT + MARGIN.right,
  height: MARGIN.top + PLOT + MARGIN.bottom,
};

/** The part of the map in view as SVG: every mark is a rectangle. */
export async function mapSvg(picture: MapPicture, element: Element): Promise<Blob> {
  const style = getComputedStyle(element);
  const colour = (variable: string): string => style.getPropertyValue(variable).trim();
  const { rows, columns, promptSize, unit, title, head } = picture;
  const { marks, weights, side } = picture.parts;
  const scale = PLOT / Math.max(1, rows[1] - rows[0], columns[1] - columns[0]);
  const x = (column: number): number => MARGIN.left + Math.max(0, column - columns[0]) * scale;
  const y = (row: number): number => MARGIN.top + Math.max(0, row - rows[0]) * scale;
  const [right, bottom] = [x(columns[1]), y(rows[1])];
  const heat = colour('--ink');
  const shades = weights.map(([row, column, weight]) => {
    const [left, top] = [x(column), y(row)];
    const [width, height] = [Math.min(right, x(column + side)) - left, Math.min(bottom, y(row + side)) - top];
    return `<rect x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}" fill="${heat}" fill-opacity="${at(shadeOf(weight))}"/>`;
  });
  const drawn = marks.map((mark) => {
    const [left, top] = [x(mark.columns[0]), y(mark.rows[0])];
    const width = Math.max(1, Math.min(right, x(mark.columns[1])) - left);
    const height = Math.max(1, Math.min(bottom, y(mark.rows[1])) - top);
    const box = `x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}"`;
    const rect = `<rect ${box} ${paintOf(mark, colour(KIND_COLOURS[PIECE_KINDS[mark.kind]!]), head)}/>`;
    if (!mark.head?.isHit || Math.min(width, height) < LEAST_CORED) return rect;
    return `${rect}<rect x="${at(left + width / 2 - 1)}" y="${at(top + height / 2 - 1)}" width="2" height="2" fill="${heat}"/>`;
  });
  const legend = PIECE_KINDS.map((kind: PieceKind, index) => {
    const left = MARGIN.left + LEGEND_STEP * index;
    return `<rect x="${left}" y="26" width="8" height="8" fill="${colour(KIND_COLOURS[kind])}"/>${text(left + 12, 34, KIND_WORDS[kind].title, colour('--ink2'))}`;
  });
  const { width, height } = MAP_PICTURE_SIZE;
  const promptEnd = Math.min(right, x(promptSize));
  const words = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${style.fontFamily.replaceAll('"', "'")}" font-size="11">`,
    `<style>${await fontFaceOf(style.fontFamily)}</style>`,
    `<rect width="100%" height="100%" fill="${colour('--panel')}"/>`,
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${at(promptEnd - MARGIN.left)}" height="${at(bottom - MARGIN.top)}" fill="${colour('--soft')}"/>`,
    text(MARGIN.left, 16, title, colour('--ink'), 'font-weight="600" font-size="13"'),
    ...legend,
    ...shades,
    ...drawn,
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${at(right - MARGIN.left)}" height="${at(bottom - MARGIN.top)}" fill="none" stroke="${colour('--edge')}"/>`,
    text(MARGIN.left, bottom + 16, String(columns[0]), colour('--ink2')),
    text(right, bottom + 16, String(columns[1]), colour('--ink2'), 'text-anchor="end"'),
    text(MARGIN.left, bottom + 32, `${unit} that it comes from; shaded: the prompt`, colour('--ink2')),
    ...(head ? [text(MARGIN.left, bottom + 48, head.words, colour('--ink2'), 'font-size="9"')] : []),
    text(MARGIN.left - 6, MARGIN.top + 10, String(rows[0]), colour('--ink2'), 'text-anchor="end"'),
    text(MARGIN.left - 6, bottom, String(rows[1]), colour('--ink2'), 'text-anchor="end"'),
    '</svg>',
  ];
  return new Blob(words, { type: 'image/svg+xml' });
}

/** How a mark is filled and framed. */
function paintOf({ head: read }: PictureMark, ink: string, head: MapPicture['head']): string {
  if (!head) return `fill="${ink}"`;
  if (!head.isProbed) return `fill="none" stroke="${ink}"`;
  if (!read) return `fill="${ink}" fill-opacity="${FAINT}"`;
  return `fill="${ink}" fill-opacity="${at(FAINT + (1 - FAINT) * shadeOf(read.mass))}" stroke="${ink}" stroke-width="0.5"`;
}

/** Square root, at most 1: small weights stay visible. */
const shadeOf = (weight: number): number => Math.sqrt(Math.min(1, weight));

const at = (value: number): string => String(Math.round(value * 100) / 100);

function text(x: number, y: number, words: string, colour: string, more = ''): string {
  const safe = words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<text x="${at(x)}" y="${at(y)}" fill="${colour}" ${more}>${safe}</text>`;
}

import { PIECE_KINDS, type PieceKind } from '../../../attention/oracle/piece.ts';
import { fontFaceOf } from '../../kit/browser/picture.ts';
import { KIND_COLOURS, KIND_WORDS } from '../kinds.ts';

/** Pixels of the picture's plot, and of the room around it. */
const PLOT = 700;
const MARGIN = { left: 56, top: 40, bottom: 44, right: 16 };
const LEGEND_STEP = 96;

/** What of the map a picture shows. */
export interface MapPicture {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly promptSize: number;
  readonly marks: readonly (readonly [top: number, bottom: number, left: number, right: number, kind: number])[];
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
  const { rows, columns, marks, promptSize, unit, title } = picture;
  const scale = PLOT / Math.max(1, rows[1] - rows[0], columns[1] - columns[0]);
  const x = (column: number): number => MARGIN.left + Math.max(0, column - columns[0]) * scale;
  const y = (row: number): number => MARGIN.top + Math.max(0, row - rows[0]) * scale;
  const [right, bottom] = [x(columns[1]), y(rows[1])];
  const parts = marks.map(([from, to, left, end, kind]) => {
    const [width, height] = [
      Math.max(1, Math.min(right, x(end)) - x(left)),
      Math.max(1, Math.min(bottom, y(to)) - y(from)),
    ];
    return `<rect x="${at(x(left))}" y="${at(y(from))}" width="${at(width)}" height="${at(height)}" fill="${colour(KIND_COLOURS[PIECE_KINDS[kind]!])}"/>`;
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
    ...parts,
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${at(right - MARGIN.left)}" height="${at(bottom - MARGIN.top)}" fill="none" stroke="${colour('--edge')}"/>`,
    text(MARGIN.left, bottom + 16, String(columns[0]), colour('--ink2')),
    text(right, bottom + 16, String(columns[1]), colour('--ink2'), 'text-anchor="end"'),
    text(MARGIN.left, bottom + 32, `${unit} that it comes from; shaded: the prompt`, colour('--ink2')),
    text(MARGIN.left - 6, MARGIN.top + 10, String(rows[0]), colour('--ink2'), 'text-anchor="end"'),
    text(MARGIN.left - 6, bottom, String(rows[1]), colour('--ink2'), 'text-anchor="end"'),
    '</svg>',
  ];
  return new Blob(words, { type: 'image/svg+xml' });
}

const at = (value: number): string => String(Math.round(value * 100) / 100);

function text(x: number, y: number, words: string, colour: string, more = ''): string {
  const safe = words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<text x="${at(x)}" y="${at(y)}" fill="${colour}" ${more}>${safe}</text>`;
}

import { scaleLinear } from 'd3';
import type { DrawnList, DrawnLists, DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import { BOX, GAP, LETTER, LINE, MARGIN, widthOf, type Scene, type SceneBox, type SceneLabel } from './scene.ts';

/** The height of the highest bar in pixels. */
const BAR = 72;
/** What a nested box is smaller than the one around it, in pixels. */
const NESTING = 3;

/** Lists below each other, each broken into lines that fit a width. */
export function listScene({ lists }: DrawnLists, width: number): Scene {
  const boxes: SceneBox[] = [];
  const labels: SceneLabel[] = [];
  let y = MARGIN;
  let right = 0;
  for (const list of lists) {
    const before = list.before > 0 ? ` (${list.before} before these are not drawn)` : '';
    const empty = list.parts.length === 0 ? ': empty' : '';
    labels.push({
      key: `list ${list.name}`,
      x: MARGIN,
      y: y + 6,
      text: `${list.name}${before}${empty}`,
      anchor: 'start',
      isStrong: true,
    });
    y += LINE;
    for (const line of linesOf(list, width - 2 * MARGIN)) {
      const drawn = drawLine(list, line, y);
      boxes.push(...drawn.boxes);
      labels.push(...drawn.labels);
      y = drawn.bottom;
      right = Math.max(right, ...drawn.boxes.map((box) => box.x + box.width), ...drawn.labels.map(rightOf));
    }
    y += GAP * 2;
  }
  const words = Math.max(0, ...labels.map(rightOf));
  return { width: Math.max(right, words) + MARGIN, height: y, boxes, labels, lines: [] };
}

function rightOf({ x, text, anchor }: SceneLabel): number {
  return x + text.length * LETTER * (anchor === 'middle' ? 0.5 : 1);
}

interface ListLine {
  readonly first: number;
  readonly parts: readonly DrawnPart[];
}

function linesOf({ parts, shape }: DrawnList, width: number): ListLine[] {
  const lines: { first: number; parts: DrawnPart[] }[] = [];
  let used = Infinity;
  parts.forEach((part, index) => {
    const needed = boxWidth(part, shape) + GAP;
    if (used + needed > width) {
      lines.push({ first: index, parts: [] });
      used = 0;
    }
    lines.at(-1)!.parts.push(part);
    used += needed;
  });
  return lines;
}

/** A box has room for its text, and for the note below; the few notes of bars may be wider than these. */
const boxWidth = ({ text, note }: DrawnPart, shape: DrawnList['shape']): number =>
  Math.max(widthOf(text), note && shape !== 'bars' ? note.length * 6.7 + 4 : 0);

function drawLine(list: DrawnList, { first, parts }: ListLine, top: number) {
  const boxes: SceneBox[] = [];
  const labels: SceneLabel[] = [];
  const numbers = parts.map(({ text }) => Number(text.replace('+', '')));
  const isBars =
    list.shape === 'bars' && list.parts.every(({ text }) => Number.isFinite(Number(text.replace('+', ''))));
  const all = list.parts.map(({ text }) => Number(text));
  const height = scaleLinear([Math.min(0, ...all), Math.max(1, ...all)], [0, BAR]);
  const hasNotes = parts.some(({ note }) => note !== undefined);
  const bottom = top + (isBars ? BAR + LINE : BOX);
  let x = MARGIN;
  parts.forEach((part, place) => {
    const index = first + place;
    const width = boxWidth(part, list.shape);
    const tall = isBars ? Math.max(2, height(numbers[place]!)) : BOX;
    const inset = list.shape === 'nested' ? Math.min(index, 3) * NESTING : 0;
    boxes.push({
      part,
      x,
      y: bottom - tall + inset,
      width,
      height: tall - inset,
      ...(isBars && { textY: bottom - tall - 9 }),
      isDone: part.note !== undefined && DONE.has(part.note),
    });
    const middle = x + width / 2;
    if (part.note) {
      // Below the first bar a long note would begin outside the picture.
      const centre = Math.max(middle, (part.note.length * LETTER) / 2);
      labels.push({ key: `note ${list.name} ${index}`, x: centre, y: bottom + 10, text: part.note, anchor: 'middle' });
    }
    list.pointers.forEach((pointer, line) => {
      // Each has a line of its own: at neighbours they would overlap.
      const y = bottom + 10 + ((hasNotes ? 1 : 0) + line) * LINE;
      if (pointer.index === index)
        labels.push({
          key: `pointer ${list.name} ${pointer.name}`,
          // The arrow, not the middle of the words, is below the item.
          x: middle - LETTER / 2,
          y,
          text: `↑ ${pointer.name}`,
          anchor: 'start',
          isStrong: true,
        });
    });
    x += width + GAP + (list.shape === 'nested' ? GAP : 0);
  });
  const room = (hasNotes ? LINE : 0) + list.pointers.length * LINE;
  return { boxes, labels, bottom: bottom + room + GAP };
}

/** Notes of items that the algorithm is done with. */
const DONE: ReadonlySet<string> = new Set(['done', 'replaced', 'chosen']);

import type { DrawingModel, DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import { graphScene } from './graph-scene.ts';
import { gridScene } from './grid-scene.ts';
import { listScene } from './list-scene.ts';
import { BOX, GAP, LETTER, LINE, MARGIN, widthOf, type Scene, type SceneBox, type SceneLabel } from './scene.ts';

/** Room beside a picture, in pixels, that is enough for the registers. */
const ROOM_BESIDE = 200;

/** A picture laid out in a width and, where it can be lower, in a height, with the registers beside or below it. */
export function drawingScene({ picture, registers }: DrawingModel, width: number, height?: number): Scene {
  const scene =
    picture.kind === 'grid'
      ? gridScene(picture)
      : picture.kind === 'lists'
        ? listScene(picture, width)
        : graphScene(picture, height);
  // Beside the picture where there is room: panels are wider than high.
  const isBeside = width - scene.width >= ROOM_BESIDE;
  const left = isBeside ? scene.width + GAP * 4 : MARGIN;
  const top = isBeside ? MARGIN : scene.height;
  const drawn = registerScene(registers, { left, top, right: Math.max(width, scene.width) - MARGIN });
  return {
    width: Math.max(scene.width, drawn.right),
    height: Math.max(scene.height, drawn.bottom),
    boxes: [...scene.boxes, ...drawn.boxes],
    labels: [...scene.labels, ...drawn.labels],
    lines: scene.lines,
  };
}

function registerScene(registers: readonly DrawnPart[], room: { left: number; top: number; right: number }) {
  const boxes: SceneBox[] = [];
  const labels: SceneLabel[] = [];
  let x = room.left;
  let y = room.top;
  let right = 0;
  for (const part of registers) {
    const own = Math.max(widthOf(part.text), part.name.length * LETTER);
    if (x > room.left && x + own > room.right) {
      x = room.left;
      y += LINE + BOX + GAP * 2;
    }
    labels.push({ key: `register ${part.name}`, x, y: y + 6, text: part.name, anchor: 'start' });
    boxes.push({ part, x, y: y + LINE, width: widthOf(part.text), height: BOX });
    x += own + GAP * 3;
    right = Math.max(right, x);
  }
  return { boxes, labels, right, bottom: registers.length > 0 ? y + LINE + BOX + MARGIN : room.top };
}

/** The picture in words, a sentence for each of its rows, lists or kinds of parts. */
export function wordsOf({ picture, registers }: DrawingModel): string[] {
  const inPicture =
    picture.kind === 'grid'
      ? picture.rows.map(({ name, parts }) => `${name}: ${list(parts)}`)
      : picture.kind === 'lists'
        ? picture.lists.map(({ name, parts, pointers }) =>
            [
              `${name}: ${list(parts)}`,
              ...pointers.map((each) => `${each.name} is at ${said(parts[each.index]!)}`),
            ].join('; '),
          )
        : [
            ...picture.vertices.map(({ id, distance }) => `vertex ${id}: distance ${said(distance)}`),
            ...picture.edges.map(({ from, to, weight }) => `edge ${from} to ${to}: weight ${said(weight)}`),
          ];
  return [...inPicture, ...registers.map((part) => `${part.name}: ${said(part)}`)];
}

function said({ text, note }: DrawnPart): string {
  return `${text || 'empty'}${note ? ` (${note})` : ''}`;
}

function list(parts: readonly (DrawnPart | null)[]): string {
  const words = parts.flatMap((part) => (part ? [said(part)] : []));
  return words.join(', ') || 'empty';
}

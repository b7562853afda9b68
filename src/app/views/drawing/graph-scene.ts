import { pointRadial } from 'd3';
import type { DrawnGraph } from '../../../runs/drawing/drawing-model.ts';
import { BOX, LINE, MARGIN, widthOf, type Scene, type SceneBox, type SceneLabel, type SceneLine } from './scene.ts';

/** The size of a vertex, and the least distance between neighbours on it, in pixels. */
const VERTEX = 44;
const SPACING = 92;
/** The height of the oval on which the vertices are, as a part of its width: panels are wider than high, and some are very low. */
const FLATNESS = { most: 0.6, least: 0.4 };
/** Where on its edge a weight is, as a part of the way: weights of edges that cross in the middle stay apart. */
const WEIGHT_AT = 0.4;

/** A graph with its vertices on an oval, in the order of the tape: a vertex stays at its place all along. `room` is its height in pixels. */
export function graphScene({ vertices, edges }: DrawnGraph, room = Infinity): Scene {
  const radius = Math.max(110, (vertices.length * SPACING) / (2 * Math.PI));
  const centre = radius + VERTEX / 2 + MARGIN;
  const around = BOX / 2 + MARGIN + LINE;
  const flatness = Math.max(FLATNESS.least, Math.min(FLATNESS.most, (room / 2 - around) / radius));
  const middle = radius * flatness + around;
  const places = new Map(
    vertices.map(({ id }, index) => {
      const [x, y] = pointRadial((2 * Math.PI * index) / vertices.length, radius);
      return [id, [x + centre, y * flatness + middle] as const];
    }),
  );
  const lines: SceneLine[] = [];
  const boxes: SceneBox[] = [];
  edges.forEach(({ from, to, weight, isFollowed }, index) => {
    const start = places.get(from);
    const end = places.get(to);
    // Before the distances are on their tape there are edges without vertices.
    if (!start || !end) return;
    lines.push({ key: `edge ${index}`, from: start, to: end, isDone: isFollowed });
    const at = [0, 1].map((axis) => start[axis]! + (end[axis]! - start[axis]!) * WEIGHT_AT);
    const width = widthOf(weight.text) - 8;
    boxes.push({ part: weight, x: at[0]! - width / 2, y: at[1]! - 10, width, height: 20, isDone: isFollowed });
  });
  const labels: SceneLabel[] = [];
  for (const { id, distance, isSettled, isFrom, isTo } of vertices) {
    const [x, y] = places.get(id)!;
    const width = Math.max(VERTEX, widthOf(distance.text));
    boxes.push({
      part: distance,
      x: x - width / 2,
      y: y - BOX / 2,
      width,
      height: BOX,
      isRound: true,
      isDone: isSettled,
    });
    const words = [id, isSettled ? '✓' : '', isFrom ? 'from' : isTo ? 'to' : ''].filter((word) => word !== '');
    labels.push({
      key: `vertex ${id}`,
      x,
      // Away from the edges.
      y: y > middle ? y + BOX / 2 + 9 : y - BOX / 2 - 9,
      text: words.join(' '),
      anchor: 'middle',
      isStrong: true,
    });
  }
  return { width: centre * 2, height: middle * 2, boxes, labels, lines };
}

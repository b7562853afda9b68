import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { DiagramLayout, PlacedBox, PlacedEdge, Point, Rectangle } from './diagram-layout.ts';
import type { DiagramItem } from './hierarchy.ts';
import type { VisibleEdge, VisibleGraph } from './visible-graph.ts';

/** Pixels between boxes that had no place before, and from a box to the top of an arrow that leads back to it. */
const GAP = 16;

/** Whether a machine without groups is one that was edited: at least half of its states were there before. */
export function isEdited(before: readonly DiagramItem[], after: readonly DiagramItem[]): boolean {
  const names = new Set(before.map(({ name }) => name));
  const known = after.filter(({ name }) => names.has(name));
  return 2 * known.length >= after.length && [...before, ...after].every(({ kind }) => kind === 'state');
}

/**
 * The drawing of a machine that was edited, made at once of the drawing before: what is still there keeps its place, and a state that is
 * new has the place of one that is gone, or one below. It is shown until the machine has been laid out, which takes seconds for a few
 * hundred rules.
 *
 * @param graph the edited machine
 * @param wanted the same as the layout engine is asked for it: it says how large boxes and labels are
 * @returns undefined where it is another machine, or has groups; see `isEdited`
 */
export function keptLayout(before: DiagramLayout, graph: VisibleGraph, wanted: ElkNode): DiagramLayout | undefined {
  const held = new Map(before.boxes.map((box) => [box.item.name, box]));
  const names = new Set(graph.boxes.map(({ item }) => item.name));
  if (!isEdited(itemsOf(before.boxes), itemsOf(graph.boxes))) return undefined;
  const sizes = new Map((wanted.children ?? []).map((node) => [node.id, node]));
  const free = before.boxes.filter(({ item }) => !names.has(item.name));
  const below = new RowsBelow(before);
  const boxes = graph.boxes.map(({ item }): PlacedBox => {
    const { width = 0, height = 0 } = sizes.get(item.id) ?? {};
    const place = held.get(item.name) ?? free.shift();
    return { item, open: false, ...(place ? around(middleOf(place), width, height) : below.next(width, height)) };
  });

  const routes = edgesByNames(before.boxes, before.edges);
  const placedAt = new Map(boxes.map((box) => [box.item.id, box]));
  const labels = new Map((wanted.edges ?? []).map((edge) => [edge.id, edge.labels?.[0]]));
  const edges = graph.edges.map((edge): PlacedEdge => {
    const from = placedAt.get(edge.from)!;
    const to = placedAt.get(edge.to)!;
    const route = routes.get(keyOf(from, to));
    const stays = route && [from, to].every((box) => isSamePlace(box, held.get(box.item.name)));
    const points = stays ? route.points : straight(from, to);
    const middle = stays && route.label ? middleOf(route.label) : middleOfLine(points);
    const label = labels.get(edge.id);
    const place = label && around(middle, label.width ?? 0, label.height ?? 0);
    return { edge, points, label: place, isOutside: true };
  });
  return { width: before.width, height: below.height, boxes, edges };
}

const itemsOf = (boxes: readonly { readonly item: DiagramItem }[]): DiagramItem[] => boxes.map(({ item }) => item);

/** Places under a drawing, from left to right in as many rows as it takes. */
class RowsBelow {
  /** How high the drawing is with them. */
  height: number;
  private readonly width: number;
  private x = GAP;
  private y: number;

  constructor({ width, height }: DiagramLayout) {
    this.width = width;
    this.height = height;
    this.y = height;
  }

  next(width: number, height: number): Rectangle {
    if (this.x > GAP && this.x + width + GAP > this.width) {
      this.x = GAP;
      this.y = this.height;
    }
    const place = { x: this.x, y: this.y, width, height };
    this.x += width + GAP;
    this.height = Math.max(this.height, this.y + height + GAP);
    return place;
  }
}

const keyOf = (from: PlacedBox, to: PlacedBox): string => JSON.stringify([from.item.name, to.item.name]);

/** Arrows by the names of the states that they join: numbers of states are others once one is put in between. */
function edgesByNames(boxes: readonly PlacedBox[], edges: readonly PlacedEdge[]): Map<string, PlacedEdge> {
  const byId = new Map(boxes.map((box) => [box.item.id, box]));
  const end = (edge: VisibleEdge, side: 'from' | 'to') => byId.get(edge[side]);
  return new Map(
    edges.flatMap((placed) => {
      const from = end(placed.edge, 'from');
      const to = end(placed.edge, 'to');
      return from && to ? [[keyOf(from, to), placed] as const] : [];
    }),
  );
}

const isSamePlace = (one: Rectangle, other: Rectangle | undefined): boolean =>
  other !== undefined &&
  one.x === other.x &&
  one.y === other.y &&
  one.width === other.width &&
  one.height === other.height;

const middleOf = ({ x, y, width, height }: Rectangle): Point => ({ x: x + width / 2, y: y + height / 2 });

const around = ({ x, y }: Point, width: number, height: number): Rectangle => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** A straight arrow from the border of a box to that of another; one back to the same box goes round above it. */
function straight(from: PlacedBox, to: PlacedBox): readonly Point[] {
  const start = middleOf(from);
  const end = middleOf(to);
  if (from === to) {
    const [left, right, top] = [start.x - from.width / 6, start.x + from.width / 6, from.y - GAP];
    return [
      { x: left, y: from.y },
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: from.y },
    ];
  }
  return [onBorder(from, end), onBorder(to, start)];
}

/** Where the line from the middle of a box to a point leaves it. */
function onBorder(box: Rectangle, { x, y }: Point): Point {
  const middle = middleOf(box);
  const across = Math.abs(x - middle.x) / (box.width / 2);
  const down = Math.abs(y - middle.y) / (box.height / 2);
  // A point inside of the box, or a box without a size, is its own end.
  const share = 1 / Math.max(1, across, down);
  return { x: middle.x + (x - middle.x) * share, y: middle.y + (y - middle.y) * share };
}

function middleOfLine(points: readonly Point[]): Point {
  const one = points[Math.floor((points.length - 1) / 2)] ?? { x: 0, y: 0 };
  const other = points[Math.floor(points.length / 2)] ?? one;
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

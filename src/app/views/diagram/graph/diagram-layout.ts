import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { DiagramItem } from './hierarchy.ts';
import type { VisibleBox, VisibleEdge, VisibleGraph } from './visible-graph.ts';

/** A point or a corner, in pixels at zoom 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle, in pixels at zoom 1. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A box with its place. Boxes that hold others come before what they hold. */
export interface PlacedBox extends Rectangle {
  readonly item: DiagramItem;
  /** Whether it is a group that shows what it holds. */
  readonly open: boolean;
}

/** An arrow with its corners. */
export interface PlacedEdge {
  readonly edge: VisibleEdge;
  readonly points: readonly Point[];
  /** The place of the label; undefined without one. */
  readonly label: Rectangle | undefined;
  /** Whether it joins groups, outside of all of them. */
  readonly isOutside: boolean;
}

/** A diagram ready to be drawn. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

/** How wide a text is drawn, in pixels. */
export type MeasureText = (text: string, kind: 'label' | 'detail' | 'group') => number;

const BOX_HEIGHT = 24;
const BOX_WITH_DETAIL = 34;
const LABEL_HEIGHT = 12;
/** The height of the strip of an open group that holds its name, in pixels. */
export const GROUP_HEADER = 26;

/** Left of a group's name, for the sign that says whether it is open. */
const GROUP_SIGN = 16;

const LAYERED: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  // States come in the order of the program; the drawing keeps it, so that loops turn back and the rest goes forward.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
  'elk.spacing.edgeLabel': '3',
  'elk.spacing.nodeSelfLoop': '12',
  'elk.spacing.edgeEdge': '6',
  'elk.spacing.edgeNode': '8',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '6',
  'elk.layered.spacing.edgeNodeBetweenLayers': '8',
  // The same input gives the same drawing.
  'elk.randomSeed': '1',
};

const ROOT_OPTIONS: LayoutOptions = {
  ...LAYERED,
  'elk.direction': 'RIGHT',
  // Groups differ much in height; here straight arrows would cost more of it than they are worth.
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
  'elk.spacing.nodeNode': '20',
  'elk.layered.spacing.nodeNodeBetweenLayers': '24',
};

const GROUP_OPTIONS: LayoutOptions = {
  ...LAYERED,
  'elk.direction': 'DOWN',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.padding': `[top=${GROUP_HEADER + 4},left=12,bottom=12,right=12]`,
  'elk.spacing.nodeNode': '16',
  'elk.layered.spacing.nodeNodeBetweenLayers': '13',
  'elk.layered.spacing.edgeNodeBetweenLayers': '7',
};

/** Arrows of a diagram without groups from which on it is laid out in fewer rounds: all of them would take more than five seconds. */
const MANY_ARROWS = 100;

/** Whether a graph takes the layout engine a second or more. */
export function isSlow({ boxes, edges }: VisibleGraph): boolean {
  return edges.length > MANY_ARROWS && boxes.every(({ item }) => item.kind === 'state');
}

/** The graph as ELK takes it: each box laid out by itself, downwards inside groups and to the right outside. */
export function elkGraph(graph: VisibleGraph, measure: MeasureText): ElkNode {
  return {
    id: 'diagram',
    layoutOptions: isSlow(graph) ? { ...ROOT_OPTIONS, 'elk.layered.thoroughness': '1' } : ROOT_OPTIONS,
    children: graph.boxes.map((box) => elkNode(box, measure)),
    edges: graph.edges.map((edge) => elkEdge(edge, measure)),
  };
}

function elkNode({ item, boxes, edges }: VisibleBox, measure: MeasureText): ElkNode {
  if (boxes.length === 0) return { id: item.id, ...boxSize(item, measure) };
  const least = measure(item.label, 'group') + GROUP_SIGN + 32;
  return {
    id: item.id,
    layoutOptions: {
      ...GROUP_OPTIONS,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${least}, 40)`,
    },
    children: boxes.map((box) => elkNode(box, measure)),
    edges: edges.map((edge) => elkEdge(edge, measure)),
  };
}

function boxSize(item: DiagramItem, measure: MeasureText): { width: number; height: number } {
  if (item.kind === 'group')
    return {
      width: Math.ceil(GROUP_SIGN + measure(`${item.label}  ${item.size}`, 'group')) + 24,
      height: BOX_HEIGHT + 4,
    };
  const width = Math.max(measure(item.label, 'label'), measure(item.detail, 'detail'));
  return { width: Math.max(44, Math.ceil(width) + 20), height: item.detail ? BOX_WITH_DETAIL : BOX_HEIGHT };
}

function elkEdge({ id, from, to, label }: VisibleEdge, measure: MeasureText): ElkExtendedEdge {
  const labels = label ? [{ text: label, width: Math.ceil(measure(label, 'detail')) + 2, height: LABEL_HEIGHT }] : [];
  return { id, sources: [from], targets: [to], labels };
}

/** What ELK answers, with the boxes and arrows that it speaks of. */
export function placed(graph: VisibleGraph, answer: ElkNode): DiagramLayout {
  const nodes = new Map<string, ElkNode>();
  const routes = new Map<string, ElkExtendedEdge>();
  const collect = (node: ElkNode): void => {
    nodes.set(node.id, node);
    for (const edge of node.edges ?? []) routes.set(edge.id, edge);
    for (const child of node.children ?? []) collect(child);
  };
  collect(answer);
  const boxes: PlacedBox[] = [];
  const edges: PlacedEdge[] = [];
  const place = (inside: { readonly boxes: readonly VisibleBox[]; readonly edges: readonly VisibleEdge[] }): void => {
    for (const edge of inside.edges) edges.push(placedEdge(edge, routes.get(edge.id), inside === graph));
    for (const box of inside.boxes) {
      boxes.push({ item: box.item, open: box.boxes.length > 0, ...rectangle(nodes.get(box.item.id)) });
      place(box);
    }
  };
  place(graph);
  return { width: answer.width ?? 0, height: answer.height ?? 0, boxes, edges };
}

function placedEdge(edge: VisibleEdge, route: ElkExtendedEdge | undefined, isOutside: boolean): PlacedEdge {
  const section = route?.sections?.[0];
  const label = route?.labels?.[0];
  return {
    edge,
    points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [],
    label: label ? rectangle(label) : undefined,
    isOutside,
  };
}

const rectangle = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle> = {}): Rectangle => ({
  x,
  y,
  width,
  height,
});

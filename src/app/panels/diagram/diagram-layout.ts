import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import type { DiagramGraph } from './diagram-graph.ts';

/** A rectangle in the diagram's own pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly groups: ReadonlyMap<string, Box>;
  readonly nodes: ReadonlyMap<string, Box>;
  /** The corners of every arrow. */
  readonly edges: ReadonlyMap<string, readonly { readonly x: number; readonly y: number }[]>;
}

/** A letter's width in a box, and what a box takes beside its letters. */
const LETTER = 6.3;
const NODE_PADDING = 20;
const NODE_HEIGHT = 24;
const LONGEST_LABEL = 30;

const ORDERED = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.randomSeed': '1',
};

/** A label that fits into a box. */
export const shortened = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;

let elk: InstanceType<typeof ELK> | undefined;

/** Lays a diagram out in a worker: boxes downwards within groups, groups from left to right, arrows across from group to group. */
export async function layoutDiagram({ groups, edges }: DiagramGraph): Promise<DiagramLayout> {
  elk ??= new ELK({
    workerFactory: () =>
      new Worker(new URL('../../../workers/elk.worker.ts', import.meta.url), { type: 'module', name: 'layout' }),
  });
  const elkEdges = (group: string | undefined): ElkExtendedEdge[] =>
    edges
      .filter((edge) => edge.group === group)
      .map(({ id, from, to }) => ({ id, sources: [elkId(from, group)], targets: [elkId(to, group)] }));
  const result = await elk.layout({
    id: 'diagram',
    layoutOptions: {
      ...ORDERED,
      'elk.direction': 'RIGHT',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'ROOT',
      'elk.spacing.nodeNode': '24',
      'elk.layered.spacing.nodeNodeBetweenLayers': '36',
    },
    children: groups.map((group) => ({
      id: elkId(group.id, undefined),
      layoutOptions: {
        ...ORDERED,
        'elk.direction': 'DOWN',
        'elk.padding': '[top=32,left=16,bottom=16,right=16]',
        'elk.spacing.nodeNode': '20',
        'elk.layered.spacing.nodeNodeBetweenLayers': '26',
      },
      children: group.nodes.map(({ id, label }) => ({
        id: elkId(id, group.id),
        width: Math.max(44, shortened(label).length * LETTER + NODE_PADDING),
        height: NODE_HEIGHT,
      })),
      edges: elkEdges(group.id),
    })),
    edges: elkEdges(undefined),
  });
  return asLayout(result);
}

// Groups and boxes may have the same name; ELK wants ids that differ.
const elkId = (id: string, group: string | undefined): string => (group === undefined ? `group ${id}` : id);

const boxes = (nodes: readonly ElkNode[] = []) =>
  nodes.map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }] as const);

function asLayout(result: ElkNode): DiagramLayout {
  const children = result.children ?? [];
  const edges = [...(result.edges ?? []), ...children.flatMap((group) => group.edges ?? [])];
  return {
    width: result.width ?? 0,
    height: result.height ?? 0,
    groups: new Map(boxes(children).map(([id, box]) => [id.replace(/^group /, ''), box])),
    nodes: new Map(children.flatMap((group) => boxes(group.children))),
    edges: new Map(
      edges.flatMap(({ id, sections }) =>
        sections?.[0] ? [[id, [sections[0].startPoint, ...(sections[0].bendPoints ?? []), sections[0].endPoint]]] : [],
      ),
    ),
  };
}

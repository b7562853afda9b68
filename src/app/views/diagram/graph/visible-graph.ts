import { stateId, type DiagramGroup, type DiagramItem, type DiagramState, type DiagramTree } from './hierarchy.ts';
import type { StateTransition } from './transitions.ts';

/** What is drawn at an expansion: boxes in boxes, and arrows between boxes inside the same one. */
export interface VisibleBox {
  readonly item: DiagramState | DiagramGroup;
  /** Empty for states and collapsed groups. */
  readonly boxes: readonly VisibleBox[];
  readonly edges: readonly VisibleEdge[];
}

/** An arrow for every transition between what two boxes hold. */
export interface VisibleEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  /** What it means, as a sentence. */
  readonly title: string;
}

export interface VisibleGraph {
  readonly boxes: readonly VisibleBox[];
  readonly edges: readonly VisibleEdge[];
  /** For each pair of states that a rule joins, by `pairKey`, the arrow that shows it; none inside a collapsed group. */
  readonly edgeOf: ReadonlyMap<string, string>;
}

/** The key of a pair of states in `edgeOf`. */
export const pairKey = (from: number, to: number): string => `${from} ${to}`;

/** The graph that shows the inside of the expanded groups. */
export function visibleGraph(
  tree: DiagramTree,
  transitions: readonly StateTransition[],
  expanded: ReadonlySet<string>,
): VisibleGraph {
  const bundles = new Map<
    string,
    { container: string; from: DiagramItem; to: DiagramItem; transitions: StateTransition[] }
  >();
  const edgeOf = new Map<string, string>();
  for (const transition of transitions) {
    const ends = visibleEnds(tree, expanded, transition.from, transition.to);
    if (!ends) continue;
    const id = `${ends.from.id} → ${ends.to.id}`;
    edgeOf.set(pairKey(transition.from, transition.to), id);
    const bundle = bundles.get(id);
    if (bundle) bundle.transitions.push(transition);
    else bundles.set(id, { ...ends, transitions: [transition] });
  }
  const edgesOf = new Map<string, VisibleEdge[]>();
  for (const [id, { container, from, to, transitions: bundled }] of bundles) {
    const title = `${from.name} → ${to.name}: ${rulesInWords(bundled)}`;
    const edge = { id, from: from.id, to: to.id, label: labelOf(from, bundled), title };
    const others = edgesOf.get(container);
    if (others) others.push(edge);
    else edgesOf.set(container, [edge]);
  }
  const edgesIn = (container: string): readonly VisibleEdge[] => edgesOf.get(container) ?? [];
  const boxOf = (item: DiagramItem): VisibleBox => {
    const open = item.kind === 'group' && expanded.has(item.id);
    return { item, boxes: open ? item.items.map(boxOf) : [], edges: open ? edgesIn(item.id) : [] };
  };
  return { boxes: tree.items.map(boxOf), edges: edgesIn(ROOT), edgeOf };
}

/** The box drawn for a state: its own, or the outermost collapsed group around it. */
export function visibleBoxOf(tree: DiagramTree, expanded: ReadonlySet<string>, state: number): string {
  return visibleChain(tree, expanded, state).at(-1)?.id ?? stateId(state);
}

const ROOT = '';

function visibleChain(tree: DiagramTree, expanded: ReadonlySet<string>, state: number): readonly DiagramItem[] {
  const chain = tree.chains.get(state) ?? [];
  const closed = chain.findIndex((item) => !expanded.has(item.id));
  return closed < 0 ? chain : chain.slice(0, closed + 1);
}

/** Where an arrow starts and ends: at the boxes around its states that are side by side inside the same box. */
function visibleEnds(
  tree: DiagramTree,
  expanded: ReadonlySet<string>,
  from: number,
  to: number,
): { container: string; from: DiagramItem; to: DiagramItem } | undefined {
  const source = visibleChain(tree, expanded, from);
  const target = visibleChain(tree, expanded, to);
  let depth = 0;
  while (depth + 1 < Math.min(source.length, target.length) && source[depth] === target[depth]) depth++;
  const start = source[depth];
  const end = target[depth];
  if (!start || !end || (start === end && start.kind === 'group')) return undefined;
  return { container: source[depth - 1]?.id ?? ROOT, from: start, to: end };
}

/** What is read says something where the arrow leaves a state; arrows from groups would need the state too. */
function labelOf(from: DiagramItem, transitions: readonly StateTransition[]): string | undefined {
  return from.kind === 'state' && transitions.length === 1 ? transitions[0]!.label : undefined;
}

function rulesInWords(transitions: readonly StateTransition[]): string {
  const rules = transitions.reduce((sum, transition) => sum + transition.rules, 0);
  return rules === 1 ? '1 rule' : `${rules} rules`;
}

import { ACCEPT, REJECT } from '../../../machine/machine.ts';
import type { MachineView } from '../../../workers/views.ts';

/** A box of the diagram: one state, or a subroutine folded into one box. */
export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  /** The whole name, for a tooltip and a screen reader. */
  readonly title: string;
  /** The states that it stands for; halting states have the numbers `ACCEPT` and `REJECT`. */
  readonly states: readonly number[];
  /** The subroutine that a click folds or unfolds. */
  readonly subroutine: string | undefined;
  readonly isFolded: boolean;
}

/** An atomic state or a phase of the program, with the boxes in it. */
export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly DiagramNode[];
}

/** An arrow between two boxes of one group, or between two groups. */
export interface DiagramEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The group that holds both ends, or undefined for an arrow between groups. */
  readonly group: string | undefined;
}

/** What the diagram shows; positions come from the layout. */
export interface DiagramGraph {
  readonly groups: readonly DiagramGroup[];
  readonly edges: readonly DiagramEdge[];
  /** The box of every state. */
  readonly nodeOf: ReadonlyMap<number, { readonly node: string; readonly group: string }>;
}

/** Where machines are small, every state has a box of its own from the start. */
const STATES_SHOWN_AT_ONCE = 24;

/** The subroutines that are unfolded at first: all of a small machine, none of a large one. */
export function firstUnfolded(machine: MachineView): ReadonlySet<string> {
  return new Set(machine.states.length <= STATES_SHOWN_AT_ONCE ? allSubroutines(machine) : []);
}

/** Every subroutine that can be unfolded. */
export function allSubroutines({ states }: MachineView): string[] {
  return [...new Set(states.flatMap(({ path }) => (path.length > 1 ? [subroutineOf(path)] : [])))];
}

/** The boxes and arrows of a machine: states grouped by the outermost scope, folded by the next one. */
export function diagramGraph({ states, rules }: MachineView, unfolded: ReadonlySet<string>): DiagramGraph {
  const members = new Map<string, Map<string, number[]>>();
  const nodeOf = new Map<number, { node: string; group: string }>();
  const add = (group: string, node: string, state: number) => {
    const nodes = members.get(group) ?? new Map<string, number[]>();
    members.set(group, nodes);
    nodes.set(node, [...(nodes.get(node) ?? []), state]);
    nodeOf.set(state, { node, group });
  };
  states.forEach(({ path }, state) => {
    const group = path[0] ?? 'program';
    const isFolded = path.length > 1 && !unfolded.has(subroutineOf(path));
    add(group, isFolded ? `fold ${subroutineOf(path)}` : `state ${state}`, state);
  });
  const halting = new Set(rules.flatMap(({ next }) => (next < 0 ? [next] : [])));
  if (halting.has(ACCEPT)) add('accept', 'accept', ACCEPT);
  if (halting.has(REJECT)) add('reject', 'reject', REJECT);

  const groups = [...members].map(([group, nodes]) => ({
    id: group,
    label: group,
    nodes: [...nodes].map(([id, of]) => nodeView(id, of, states)),
  }));
  return { groups, edges: edgesOf(rules, nodeOf), nodeOf };
}

/** The id of the arrow that a step from one state to another goes along, or undefined when it stays within a folded box. */
export function edgeBetween(nodeOf: DiagramGraph['nodeOf'], from: number, to: number): string | undefined {
  const source = nodeOf.get(from);
  const target = nodeOf.get(to);
  if (!source || !target) return undefined;
  if (source.group !== target.group) return `group ${source.group} → group ${target.group}`;
  if (source.node === target.node && source.node.startsWith('fold ')) return undefined;
  return `${source.node} → ${target.node}`;
}

function edgesOf(rules: MachineView['rules'], nodeOf: DiagramGraph['nodeOf']): DiagramEdge[] {
  const edges = new Map<string, DiagramEdge>();
  for (const { state, next } of rules) {
    const id = edgeBetween(nodeOf, state, next);
    if (id === undefined || edges.has(id)) continue;
    const source = nodeOf.get(state)!;
    const target = nodeOf.get(next)!;
    const isInside = source.group === target.group;
    edges.set(id, {
      id,
      from: isInside ? source.node : source.group,
      to: isInside ? target.node : target.group,
      group: isInside ? source.group : undefined,
    });
  }
  return [...edges.values()];
}

function nodeView(id: string, of: readonly number[], states: MachineView['states']): DiagramNode {
  const first = states[of[0]!];
  // A halting state has no path: its id is its name.
  if (!first) return { id, label: id, title: id, states: of, subroutine: undefined, isFolded: false };
  const { path, name } = first;
  const subroutine = path.length > 1 ? subroutineOf(path) : undefined;
  if (id.startsWith('fold '))
    return {
      id,
      label: of.length > 1 ? `${path[1]} · ${of.length}` : path[1]!,
      title: `${path.slice(0, 2).join(' / ')}: ${of.length} ${of.length === 1 ? 'state' : 'states'}`,
      states: of,
      subroutine,
      isFolded: true,
    };
  // The group says the first part of the name already.
  const rest = name.split(' / ').slice(1).join(' / ');
  return { id, label: rest || name, title: name, states: of, subroutine, isFolded: false };
}

const subroutineOf = (path: readonly string[]): string => path.slice(0, 2).join(' / ');

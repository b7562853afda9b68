import type { MachineView } from '../../../../workers/views/views.ts';

/** A state of the machine as a leaf of the diagram; `ACCEPT` and `REJECT` are leaves too. */
export interface DiagramState {
  readonly kind: 'state';
  readonly id: string;
  readonly state: number;
  /** The whole name. */
  readonly name: string;
  /** The words in the box: the last element of the path. */
  readonly label: string;
  /** A second, smaller line: where in its group the state is and which variables it holds; empty for most. */
  readonly detail: string;
}

/** States that share the beginning of their path: an atomic state or a subroutine. */
export interface DiagramGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly items: readonly DiagramItem[];
  /** How many states are inside, at any depth. */
  readonly size: number;
}

export type DiagramItem = DiagramState | DiagramGroup;

/** The states of a machine in their groups. */
export interface DiagramTree {
  readonly items: readonly DiagramItem[];
  /** All groups by id, outer ones first. */
  readonly groups: ReadonlyMap<string, DiagramGroup>;
  /** The groups that a state is in, outermost first, and the state itself. */
  readonly chains: ReadonlyMap<number, readonly DiagramItem[]>;
}

/** At the outer two levels two states make a group; further in a pair is clearer ungrouped. */
const LEAST_STATES = [2, 2, 3];

/** The id of a state's box. */
export const stateId = (state: number): string => `state ${state}`;

/** Groups the states of a machine by the scopes that they were written in. Halting states that some rule leads to are outside of all groups. */
export function diagramTree(machine: MachineView): DiagramTree {
  const names = machine.states.map(({ name }) => name);
  const halting = [
    { state: -1, name: 'accept' },
    { state: -2, name: 'reject' },
  ].filter(({ state }) => machine.rules.some(({ next }) => next === state));
  const items = [
    ...grouped(
      machine.states.map(({ name, path }, state) => ({
        state,
        path,
        suffix: name.slice(path.join(SEPARATOR).length).trim(),
      })),
      names,
      [],
    ),
    ...halting.map(({ state, name }): DiagramState => ({
      kind: 'state',
      id: stateId(state),
      state,
      name,
      label: name,
      detail: '',
    })),
  ];
  const groups = new Map<string, DiagramGroup>();
  const chains = new Map<number, readonly DiagramItem[]>();
  const visit = (item: DiagramItem, around: readonly DiagramItem[]): void => {
    const chain = [...around, item];
    if (item.kind === 'state') chains.set(item.state, chain);
    else {
      groups.set(item.id, item);
      for (const inner of item.items) visit(inner, chain);
    }
  };
  for (const item of items) visit(item, []);
  return { items, groups, chains };
}

/** How the path is joined in the names of states. */
const SEPARATOR = ' / ';

interface Member {
  readonly state: number;
  readonly path: readonly string[];
  /** What the name says after the path: variables in brackets, a number. */
  readonly suffix: string;
}

function grouped(members: readonly Member[], names: readonly string[], around: readonly string[]): DiagramItem[] {
  const depth = around.length;
  const byScope = new Map<string, Member[]>();
  for (const member of members) {
    const scope = member.path[depth];
    // A state of the surrounding scope itself is a box of its own.
    const key = scope === undefined ? `state ${member.state}` : `scope ${scope}`;
    const others = byScope.get(key);
    if (others) others.push(member);
    else byScope.set(key, [member]);
  }
  return [...byScope.values()].flatMap((inside): DiagramItem[] => {
    const scope = inside[0]!.path[depth];
    const least = LEAST_STATES[depth] ?? LEAST_STATES.at(-1)!;
    if (scope === undefined || inside.length < least) return inside.map((member) => leaf(member, names, depth));
    return [group(inside, names, [...around, scope], scope)];
  });
}

/** A group; one that holds nothing but another group is merged with it: both are in its name, its label says what it is for. */
function group(
  members: readonly Member[],
  names: readonly string[],
  path: readonly string[],
  label: string,
): DiagramGroup {
  const next = members[0]!.path[path.length];
  if (next !== undefined && members.every((member) => member.path[path.length] === next))
    return group(members, names, [...path, next], label);
  const items = grouped(members, names, path);
  const name = path.join(SEPARATOR);
  return { kind: 'group', id: `group ${name}`, name, label, items, size: members.length };
}

function leaf({ state, path, suffix }: Member, names: readonly string[], depth: number): DiagramState {
  const name = names[state]!;
  const [, variables, number] = /^(?:\[(.*)\])?\s*(.*)$/.exec(suffix)!;
  const label = path.length > 0 ? [path.at(-1), number].filter(Boolean).join(' ') : name;
  const detail = [path.slice(depth, -1).join(SEPARATOR), variables].filter(Boolean).join(' · ');
  return { kind: 'state', id: stateId(state), state, name, label, detail };
}

import type { DiagramGroup, DiagramTree } from './hierarchy.ts';

/** A machine with more states than this opens with its groups collapsed. */
const MOST_STATES_OPEN = 40;

/** The groups that are expanded at first: the outer ones of a small machine, whose subroutines stay one box each; else none. */
export function firstExpansion(tree: DiagramTree): ReadonlySet<string> {
  if (tree.chains.size > MOST_STATES_OPEN) return new Set();
  return new Set(tree.items.filter((item) => item.kind === 'group').map(({ id }) => id));
}

/** Every group. */
export function fullExpansion(tree: DiagramTree): ReadonlySet<string> {
  return new Set(tree.groups.keys());
}

/** Opens or closes a group. A group that is closed closes what it holds, so that it opens again as an overview. */
export function toggled(expanded: ReadonlySet<string>, group: DiagramGroup): ReadonlySet<string> {
  const next = new Set(expanded);
  if (expanded.has(group.id)) for (const id of groupsIn(group)) next.delete(id);
  else next.add(group.id);
  return next;
}

const groupsIn = (group: DiagramGroup): string[] => [
  group.id,
  ...group.items.flatMap((item) => (item.kind === 'group' ? groupsIn(item) : [])),
];

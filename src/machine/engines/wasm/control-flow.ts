import type { Decision, Machine } from '../../table/machine.ts';

/** The order in which the code of a machine's states is laid out, and the backward jumps that remain. */
export interface ControlFlow {
  /** The states in reverse post-order: most jumps go forward. */
  readonly order: readonly number[];
  /** The rank of each state in `order`. */
  readonly rank: readonly number[];
  /** The targets of back edges, which come from a later state or from the state itself: every loop contains one. */
  readonly targets: ReadonlySet<number>;
  /** The states that can be their own successor. */
  readonly loops: ReadonlySet<number>;
  /** Most steps that can be made without passing a state of `targets`. */
  readonly longestWay: number;
}

/** Orders the states of a machine. */
export function controlFlow(machine: Machine): ControlFlow {
  const following = machine.states.map(({ decision }) => successors(machine, decision));
  const order = reversePostOrder(following);
  const rank: number[] = [];
  order.forEach((state, number) => (rank[state] = number));
  const targets = new Set(following.flatMap((next, state) => next.filter((each) => rank[each]! <= rank[state]!)));
  const loops = new Set(following.flatMap((next, state) => (next.includes(state) ? [state] : [])));
  const ways: number[] = [];
  for (const state of order.toReversed()) {
    const onward = following[state]!.filter((each) => rank[each]! > rank[state]! && !targets.has(each));
    ways[state] = 1 + Math.max(0, ...onward.map((each) => ways[each]!));
  }
  return { order, rank, targets, loops, longestWay: Math.max(...ways) };
}

function successors(machine: Machine, root: Decision): number[] {
  const found = new Set<number>();
  const seen = new Set<Decision>();
  const visit = (decision: Decision) => {
    if (seen.has(decision)) return;
    seen.add(decision);
    if ('children' in decision) decision.children.forEach(visit);
    else if (decision.transition >= 0) found.add(machine.transitions[decision.transition]!.next);
  };
  visit(root);
  return [...found].filter((next) => next >= 0);
}

function reversePostOrder(following: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (start: number) => {
    seen.add(start);
    const path = [{ state: start, rest: [...following[start]!] }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        order.push(top.state);
        path.pop();
      } else if (!seen.has(next)) {
        seen.add(next);
        path.push({ state: next, rest: [...following[next]!] });
      }
    }
  };
  // Unreachable states come last in the order.
  visit(0);
  const unreached = following.flatMap((_, state) => (seen.has(state) ? [] : [state]));
  return [...order.toReversed(), ...unreached];
}

import type { Decision, Machine } from './machine.ts';

/** δ as plain integers, for the engine that looks rules up instead of compiling them. */
export interface FlatTable {
  /**
   * The decision trees: a node at offset p is `[tape, child for symbol 0, child for symbol 1, …]`. A child ≥ 0 is another node's
   * offset; a child < 0 is the transition ~child, where ~child = transitions.length means that no rule applies.
   */
  readonly nodes: Int32Array;
  /** The root of each state: an offset or a transition, as above. */
  readonly roots: Int32Array;
  /** The first action of each transition; a final entry ends the last one. */
  readonly firstAction: Int32Array;
  /** Four integers per action: tape, write (−1: leave), move, source. */
  readonly actions: Int32Array;
  /** The first mark of each transition; a final entry ends the last one. */
  readonly firstMark: Int32Array;
  /** Three integers per mark: description, tape, and 1 for a result. */
  readonly marks: Int32Array;
  /** The next state of each transition. */
  readonly next: Int32Array;
}

const tables = new WeakMap<Machine, FlatTable>();

/** The flat table of a machine; made once per machine. */
export function flatTable(machine: Machine): FlatTable {
  let table = tables.get(machine);
  if (!table) {
    table = flatten(machine);
    tables.set(machine, table);
  }
  return table;
}

function flatten(machine: Machine): FlatTable {
  const nodes: number[] = [];
  const offsets = new Map<Decision, number>();
  const emit = (decision: Decision): number => {
    if ('transition' in decision) return ~(decision.transition < 0 ? machine.transitions.length : decision.transition);
    let offset = offsets.get(decision);
    if (offset === undefined) {
      const children = decision.children.map(emit);
      offset = nodes.push(decision.tape, ...children) - children.length - 1;
      offsets.set(decision, offset);
    }
    return offset;
  };
  const roots = Int32Array.from(machine.states, (state) => emit(state.decision));
  const actions: number[] = [];
  const marks: number[] = [];
  const firstAction = [0];
  const firstMark = [0];
  for (const transition of machine.transitions) {
    for (const { tape, write, move, source } of transition.actions) actions.push(tape, write, move, source);
    for (const { description, tape } of transition.marks)
      marks.push(description, tape, machine.marks[description]!.role === 'result' ? 1 : 0);
    firstAction.push(actions.length / 4);
    firstMark.push(marks.length / 3);
  }
  return {
    nodes: Int32Array.from(nodes),
    roots,
    firstAction: Int32Array.from(firstAction),
    actions: Int32Array.from(actions),
    firstMark: Int32Array.from(firstMark),
    marks: Int32Array.from(marks),
    next: Int32Array.from(machine.transitions, (transition) => transition.next),
  };
}

import type { StateKind } from '../machine/language/atomic-state.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { AtomicState, Operand, Source } from './atomic-state.ts';
import type { StateBoundaries } from './state-boundaries.ts';

/**
 * A run as a sequence of atomic states: cut by the marks of its machine (`TraceFromMarks`), or with one for each transition
 * (`TraceFromTransitions`). *Position* is the number of a state among those at depth 0, *index* among all, in the order of their
 * beginnings.
 */
export interface Trace {
  readonly machine: Machine;
  /** How many atomic states there are, nested ones included. */
  readonly length: number;
  /** How many atomic states there are at depth 0: the steps of the algorithm. */
  readonly outerLength: number;
  /** Reads what the run has recorded since; it now has `steps` steps. */
  growTo(steps: number): void;
  /** Where the states at depth 0 begin and end, as far as they are known now. */
  boundaries(): StateBoundaries;
  /** One past the last machine step of every state, nested ones included: ascending, without duplicates; undefined where none is nested. */
  allEndSteps(): Int32Array | undefined;
  /** The index of the state at this position. */
  outerIndex(position: number): number;
  /** The kind of the state with this index. */
  kindOf(index: number): StateKind;
  /** The state with this index. */
  state(index: number): AtomicState;
  /** The indices of the states directly inside a state. */
  children(index: number): number[];
  /** The position of the state at depth 0 that contains `step`, or of the last one before it; −1 before the first. */
  outerPositionAt(step: number): number;
  /** The position of a state at depth 0, or of the one that a nested state is in. */
  outerPositionOf(index: number): number;
  /** The index of the innermost state that a machine step belongs to, or −1 for steps between states. */
  stateAt(step: number): number;
  /** The sources of a fetched value, without duplicates, the latest last. */
  sourcesOf(operand: Operand): Source[];
}

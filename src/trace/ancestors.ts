import type { AtomicState } from './atomic-state.ts';
import type { Trace } from './trace.ts';

/**
 * For every position 1 if a value made at one of these steps depends on the state there, else 0: that state made the value, or made
 * something that such a state fetched, its decisions included. Nested states count as part of their state at depth 0.
 */
export function ancestorPositions(trace: Trace, steps: readonly number[]): Uint8Array {
  const isAncestor = new Uint8Array(trace.outerLength);
  const bounds = trace.boundaries();
  const add = (step: number) => {
    // The input, and constants written between two states, belong to no state.
    const state = step < 0 ? -1 : trace.stateAt(step);
    const position = state < 0 ? -1 : trace.outerPositionOf(state);
    // A stopped run may leave a state unfinished, which has no position.
    if (position >= 0 && step < bounds.endStep(position)!) isAncestor[position] = 1;
  };
  steps.forEach(add);
  // Values come from earlier states only, so one pass backwards through the run finds all.
  for (let position = trace.outerLength - 1; position >= 0; position--)
    if (isAncestor[position]) addOrigins(trace, trace.state(trace.outerIndex(position)), add);
  return isAncestor;
}

function addOrigins(trace: Trace, state: AtomicState, add: (step: number) => void): void {
  const origins = new Set(state.fetched.flatMap(({ cells }) => cells.map(({ origin }) => origin)));
  for (const origin of origins) if (origin < state.firstStep) add(origin);
  for (const child of trace.children(state.index)) addOrigins(trace, trace.state(child), add);
}

import type { AtomicState } from './atomic-state.ts';
import type { Trace } from './trace.ts';

/**
 * For every position among the states at depth 0, 1 where a value made at one of these steps depends on the state there: it
 * made the value, or it made what such a state fetched, its decisions included. States nested in one at depth 0 count as part
 * of it.
 */
export function ancestorPositions(trace: Trace, steps: readonly number[]): Uint8Array {
  const isAncestor = new Uint8Array(trace.outerLength);
  const ends = trace.outerEndSteps();
  const add = (step: number) => {
    // A value that was there at the start, or that the program wrote between two states, is nobody's.
    const state = step < 0 ? -1 : trace.stateAt(step);
    const position = state < 0 ? -1 : trace.outerPositionOf(state);
    // A run that was stopped leaves a state without an end, which has no position of its own.
    if (position >= 0 && step < ends[position]!) isAncestor[position] = 1;
  };
  steps.forEach(add);
  // Values come from earlier states only, so one way back through the run finds all.
  for (let position = trace.outerLength - 1; position >= 0; position--)
    if (isAncestor[position]) addOrigins(trace, trace.state(trace.outerIndex(position)), add);
  return isAncestor;
}

function addOrigins(trace: Trace, state: AtomicState, add: (step: number) => void): void {
  const origins = new Set(state.fetched.flatMap(({ cells }) => cells.map(({ origin }) => origin)));
  for (const origin of origins) if (origin < state.firstStep) add(origin);
  for (const child of trace.children(state.index)) addOrigins(trace, trace.state(child), add);
}

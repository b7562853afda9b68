import type { AtomicState } from '../../trace/atomic-state.ts';
import type { ComposedRun, Composition } from '../composition.ts';
import { StateLines } from './state-lines.ts';

/**
 * One level coarser than atomic states: each pass of the loop that the task declares shows its last result. The text of a
 * pass is at the position of its last state; the end of the run ends a pass, too.
 */
export function passes(run: ComposedRun): Composition {
  const { subject, trace } = run;
  const lines = new StateLines(run, { wording: 'tail', pieces: ['state', 'solve', 'next'], unfolded: false });
  const stateAt = (position: number): AtomicState => trace.state(trace.outerIndex(position));

  /** The state that a pass shows, if a pass ends at the position and has a result. */
  const shownAt = (position: number): AtomicState | undefined => {
    let state = stateAt(position);
    if (position < trace.outerLength - 1 && !subject.endsPass(state)) return undefined;
    for (let before = position - 1; !lines.pieces(state).solve?.length; before--) {
      if (before < 0) return undefined;
      state = stateAt(before);
      if (subject.endsPass(state)) return undefined;
    }
    return state;
  };

  /** Whether the pass that ends at a position has several states. */
  const isCoarse = (position: number): boolean => position > 0 && !subject.endsPass(stateAt(position - 1));

  return {
    shownStates: () => {
      let shown = 0;
      for (let position = 0; position < trace.outerLength; position++) if (shownAt(position)) shown++;
      return shown;
    },
    lines: (position) => {
      const state = shownAt(position);
      return state ? [{ ...lines.line(state), isCoarse: isCoarse(position) }] : [];
    },
    segments: (position) => {
      const state = shownAt(position);
      return state ? lines.of(state) : [];
    },
  };
}

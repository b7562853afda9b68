import { create } from 'zustand';
import { endOfState, goToStep } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/** Where the person jumped from, and where they have come back from, as steps of one run; the latest last. */
interface Jumps {
  readonly trace: number | undefined;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const NONE: Jumps = { trace: undefined, before: [], after: [] };

/** So many jumps can be gone back. */
const JUMPS_KEPT = 1000;

/** The history of jumps along provenance, as debuggers have one. Plain stepping is not in it. */
export const useJumps = create<Jumps>(() => NONE);

/** Jumps to a step; `jumpBack` leads back to where the cursor is now. */
export function jumpToStep(step: number): void {
  const { run, step: from } = useTraceStore.getState();
  if (!run) return;
  if (Math.round(step) !== from) {
    const { before } = ofRun(run.summary.trace);
    useJumps.setState({ trace: run.summary.trace, before: [...before, from].slice(-JUMPS_KEPT), after: [] });
  }
  goToStep(step);
}

/** Jumps to the end of the atomic state at a position. */
export function jumpToPosition(position: number): void {
  const end = endOfState(useTraceStore.getState().run, position);
  if (end !== undefined) jumpToStep(end);
}

/** Goes back to where the last jump began; returns whether there was one. */
export function jumpBack(): boolean {
  return turn('before', 'after');
}

/** Takes a jump again that has been gone back. */
export function jumpForward(): boolean {
  return turn('after', 'before');
}

function turn(from: 'before' | 'after', to: 'before' | 'after'): boolean {
  const { run, step } = useTraceStore.getState();
  if (!run) return false;
  const jumps = ofRun(run.summary.trace);
  const target = jumps[from].at(-1);
  if (target === undefined) return false;
  useJumps.setState({ ...jumps, [from]: jumps[from].slice(0, -1), [to]: [...jumps[to], step] });
  goToStep(target);
  return true;
}

/** The jumps of a run; those of another run lead nowhere in it. */
function ofRun(trace: number): Jumps {
  const jumps = useJumps.getState();
  return jumps.trace === trace ? jumps : { ...NONE, trace };
}

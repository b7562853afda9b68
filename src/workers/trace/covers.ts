import { StateBoundaries } from '../../trace/state-boundaries.ts';
import type { TraceSummary } from '../views/views.ts';

/** Whether a step of a run that may still be in the making is there, with all of its atomic state. */
export function covers({ outcome, boundaries }: TraceSummary, step: number): boolean {
  if (outcome.kind !== 'running') return true;
  const states = new StateBoundaries(boundaries);
  return (states.endStep(states.count - 1) ?? 0) >= step;
}

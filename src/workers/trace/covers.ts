import type { TraceSummary } from '../views/views.ts';

/** Whether a step of a run that may still be in the making is there, with all of its atomic state. */
export function covers({ outcome, endSteps }: TraceSummary, step: number): boolean {
  return outcome.kind !== 'running' || (endSteps.at(-1) ?? 0) >= step;
}

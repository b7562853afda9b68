import type { TraceSummary } from '../../workers/views.ts';
import type { StepUnit } from './trace-store.ts';

/**
 * Where the cursor can stand. It counts the machine steps made, from 0 to `steps`. Stepping by atomic state goes to where a state
 * ends, so that its results stand on the tapes; besides these ends there are the start and the end of the run.
 */
export type Stops = Pick<TraceSummary, 'steps' | 'firstSteps' | 'endSteps'>;

/** How many numbers of an ascending list are less than `value`. */
function countBelow(ascending: Int32Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The position of the atomic state of the last step made, or of the latest before it; −1 when none has begun. */
export function positionAt({ firstSteps }: Stops, step: number): number {
  return countBelow(firstSteps, step) - 1;
}

/** The cursor that shows an atomic state with its results. */
export function stopOf({ endSteps, steps }: Stops, position: number): number {
  return endSteps[position] ?? steps;
}

/** The cursor moved by so many units, backwards when negative; it stays within the run. */
export function moved(stops: Stops, step: number, unit: StepUnit, by: number): number {
  const { steps, endSteps } = stops;
  if (unit === 'machine step') return clamp(step + by, steps);
  if (by === 0) return step;
  // Ends at or before the cursor when going forward, ends before it when going back.
  const index = by > 0 ? countBelow(endSteps, step + 1) + by - 1 : countBelow(endSteps, step) + by;
  if (index < 0) return 0;
  return endSteps[index] ?? steps;
}

/** A cursor within the run. */
export function clamp(step: number, steps: number): number {
  return Math.max(0, Math.min(steps, Math.round(step)));
}

/** Where an example is first shown: after about two thirds of its states, when tables are filled and something is left to come. */
export function tellingStop(stops: Stops): number {
  return stopOf(stops, Math.floor(stops.endSteps.length * 0.65));
}

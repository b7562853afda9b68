import { StateBoundaries, type BoundaryList } from '../../trace/state-boundaries.ts';

/** See `StateBoundaries.positionAt`. */
export function positionAt(boundaries: BoundaryList, step: number): number {
  return new StateBoundaries(boundaries).positionAt(step);
}

/** See `StateBoundaries.endStep`. */
export function endOfState(boundaries: BoundaryList, position: number): number | undefined {
  return new StateBoundaries(boundaries).endStep(position);
}

import { lastAtMost } from '../../base/last-at-most.ts';

/**
 * The position of the atomic state that a step is in or has just finished; −1 before the first. `firstSteps` holds the first machine
 * step of every atomic state at depth 0, ascending.
 */
export function positionAt(firstSteps: Int32Array, step: number): number {
  return lastAtMost(firstSteps, step - 1);
}

import { lastAtMost } from '../base/last-at-most.ts';

/** Where the atomic states at depth 0 of a run begin and end, as plain data that can be cloned. */
export type BoundaryList =
  /** For each state its first machine step, and one past its last; both ascend. */
  | { readonly kind: 'listed'; readonly firstSteps: Int32Array; readonly endSteps: Int32Array }
  /** Every one of so many machine steps is a state. */
  | { readonly kind: 'every step'; readonly steps: number };

/** Answers where the atomic states at depth 0 of a run begin and end; positions and steps count from 0. */
export class StateBoundaries {
  readonly list: BoundaryList;

  constructor(list: BoundaryList) {
    this.list = list;
  }

  /** How many states there are. */
  get count(): number {
    return this.list.kind === 'listed' ? this.list.firstSteps.length : this.list.steps;
  }

  /** The first machine step of the state at a position; undefined where there is none. */
  firstStep(position: number): number | undefined {
    if (this.list.kind === 'listed') return this.list.firstSteps[position];
    return position >= 0 && position < this.list.steps ? position : undefined;
  }

  /** One past the last machine step: the number of steps made when its results are written; undefined where there is no such state. */
  endStep(position: number): number | undefined {
    if (this.list.kind === 'listed') return this.list.endSteps[position];
    return position >= 0 && position < this.list.steps ? position + 1 : undefined;
  }

  /** When `step` steps have been made: the position of the state that the last of them belongs to, or of the last state before it; −1 before the first. */
  positionAt(step: number): number {
    if (this.list.kind === 'listed') return lastAtMost(this.list.firstSteps, step - 1);
    return Math.min(Math.max(0, step), this.list.steps) - 1;
  }

  /** How many states have ended when `step` steps have been made; the next one to end has this position. */
  endedBy(step: number): number {
    if (this.list.kind === 'listed') return lastAtMost(this.list.endSteps, step) + 1;
    return Math.min(Math.max(0, step), this.list.steps);
  }
}

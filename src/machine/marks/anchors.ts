import { lastAtMost } from '../../base/last-at-most.ts';

/**
 * Where a log of events and the steps of its run meet: steps, and for each the index of the first event at or after it, both in rising
 * order. Between two neighbours no more is recorded than one block of events, or one outline.
 */
export class Anchors {
  private readonly steps: number[] = [];
  private readonly indices: number[] = [];

  /** Adds the last anchor so far: `index` is that of the first event at or after the step. */
  add(step: number, index: number): void {
    this.steps.push(step);
    this.indices.push(index);
  }

  /** Between which indices the first event at or after a step lies; without `to` where it may be as late as the last event. */
  around(step: number): { readonly from: number; readonly to: number | undefined } {
    const anchor = lastAtMost(this.steps, step);
    return { from: this.indices[anchor] ?? 0, to: this.indices[anchor + 1] };
  }

  /**
   * The steps, both included, that are run again for the events from index `first` to before index `end`, and the index of the first
   * event that they record.
   */
  stepsOf(first: number, end: number): { readonly from: number; readonly to: number; readonly index: number } {
    const anchor = lastAtMost(this.indices, first);
    const next = this.steps[lastAtMost(this.indices, end - 1) + 1] ?? Number.MAX_SAFE_INTEGER;
    return { from: this.steps[anchor]!, to: next - 1, index: this.indices[anchor]! };
  }
}

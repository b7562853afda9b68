/** The answer is not wanted any more: something newer was asked, or the person cancelled. */
export class Cancelled extends Error {}

/** So long, in milliseconds, a slice of long work keeps the worker from answering anything else. */
const SLICE = 12;

/** Cuts long work in a worker into slices, so that other questions are answered in between and it can be given up. */
export class Slices {
  private readonly isWanted: () => boolean;
  private began = performance.now();

  /** `isWanted` is asked between two slices. */
  constructor(isWanted: () => boolean = () => true) {
    this.isWanted = isWanted;
  }

  /** Whether the work should rest now. */
  get isOver(): boolean {
    return performance.now() - this.began > SLICE;
  }

  /** Lets others have their turn. Rejects with `Cancelled` when the answer is not wanted any more. The engine may have moved meanwhile. */
  async rest(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    if (!this.isWanted()) throw new Cancelled('Nobody waits for this any more.');
    this.began = performance.now();
  }
}

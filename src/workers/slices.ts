/** The answer is not wanted any more: something newer was asked, or the person cancelled. */
export class Cancelled extends Error {}

/** So long, in milliseconds, a slice of long work keeps the worker from answering anything else. */
const SLICE = 12;
/** And so long while somebody is looking, with rests between: answers come first, and the page needs the processor too. */
const SHORT_SLICE = 4;
const REST = 8;
/** Who has looked so many milliseconds ago is still looking. */
const LOOKING = 250;

let lookedAt = -Infinity;

/** Tells that somebody is looking at one place after another: slices are short for a while. */
export function noteLook(): void {
  lookedAt = performance.now();
}

const isSomebodyLooking = (): boolean => performance.now() - lookedAt < LOOKING;

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
    return performance.now() - this.began > (isSomebodyLooking() ? SHORT_SLICE : SLICE);
  }

  /** Lets others have their turn. Rejects with `Cancelled` when the answer is not wanted any more. The engine may have moved meanwhile. */
  async rest(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, isSomebodyLooking() ? REST : 0);
    });
    if (!this.isWanted()) throw new Cancelled('Nobody waits for this any more.');
    this.began = performance.now();
  }
}

import { Latest } from '../base/latest.ts';

/** The answer is not wanted any more: something newer was asked, or the person cancelled. */
export class Cancelled extends Error {}

/** How long, in milliseconds, a slice of long work keeps the worker from answering anything else, and how long it rests after one. */
interface Pace {
  readonly slice: number;
  readonly rest: number;
}

const USUAL: Pace = { slice: 12, rest: 0 };
/** While somebody looks at one place after another answers come first, and the page needs the processor too. */
const MODEST: Pace = { slice: 4, rest: 8 };
/** Who has looked so many milliseconds ago is still looking. */
const LOOKING = 250;

let lookedAt = -Infinity;

/** Tells that somebody is looking at a place of a run. */
export function noteLook(): void {
  lookedAt = performance.now();
}

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
    return performance.now() - this.began > paceNow().slice;
  }

  /** Lets others have their turn. Rejects with `Cancelled` when the answer is not wanted any more. The engine may have moved meanwhile. */
  async rest(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, paceNow().rest);
    });
    if (!this.isWanted()) throw new Cancelled('Nobody waits for this any more.');
    this.began = performance.now();
  }
}

/** Makes slices for work of which only the newest of its kind is wanted. */
export function newestSlices(): (kind: string) => Slices {
  const kinds = new Map<string, Latest>();
  return (kind) => {
    const ofKind = kinds.get(kind) ?? new Latest();
    kinds.set(kind, ofKind);
    return new Slices(ofKind.begin());
  };
}

function paceNow(): Pace {
  return performance.now() - lookedAt < LOOKING ? MODEST : USUAL;
}

import { Latest } from '../base/latest.ts';

/** The answer is no longer wanted: something newer was asked, or the person cancelled. */
export class Cancelled extends Error {}

/** How long work shares its worker with other questions, in milliseconds. */
interface Pace {
  /** Work done in one go, during which nothing else is answered. */
  readonly slice: number;
  /** Pause after it. */
  readonly rest: number;
}

/** Pace while nobody interacts: only other messages are let in. */
const BACKGROUND: Pace = { slice: 12, rest: 0 };
/** Pace during interaction: answers come first, and the page needs the processor, too. */
const WHILE_INTERACTING: Pace = { slice: 4, rest: 8 };
/** Time in milliseconds during which a seek counts as ongoing interaction; background work then yields more. */
const INTERACTION_WINDOW_MS = 250;

let lastInteraction = -Infinity;

/** Notes that the page has just asked for a step of a run. */
export function noteInteraction(): void {
  lastInteraction = performance.now();
}

/** Cuts long work in a worker into slices, so that other questions are answered in between and it can be given up. */
export class Slices {
  private readonly isWanted: () => boolean;
  private began = performance.now();

  /** `isWanted` is asked between two slices. */
  constructor(isWanted: () => boolean = () => true) {
    this.isWanted = isWanted;
  }

  /** Whether the slice is used up, so that the work should rest. */
  get isOver(): boolean {
    return performance.now() - this.began > paceNow().slice;
  }

  /** Yields to other questions, which may move the engine. Rejects with `Cancelled` when the answer is no longer wanted. */
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
  return performance.now() - lastInteraction < INTERACTION_WINDOW_MS ? WHILE_INTERACTING : BACKGROUND;
}

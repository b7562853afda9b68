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

/** Whether a person is looking through a run that a worker holds: what else the worker does then yields more. */
export class Interaction {
  private last = -Infinity;

  /** Notes that the page has just asked for a step of a run. */
  note(): void {
    this.last = performance.now();
  }

  /** The pace of other work. */
  get pace(): Pace {
    return performance.now() - this.last < INTERACTION_WINDOW_MS ? WHILE_INTERACTING : BACKGROUND;
  }
}

/** Cuts long work in a worker into slices, so that other questions are answered in between and it can be given up. */
export class Slices {
  private readonly isWanted: () => boolean;
  private readonly interaction: Interaction;
  private began = performance.now();

  /** `isWanted` is asked between two slices; `interaction` is that of the worker, where there is any. */
  constructor(isWanted: () => boolean = () => true, interaction: Interaction = new Interaction()) {
    this.isWanted = isWanted;
    this.interaction = interaction;
  }

  /** Whether the slice is used up, so that the work should rest. */
  get isOver(): boolean {
    return performance.now() - this.began > this.interaction.pace.slice;
  }

  /** Yields to other questions, which may move the engine. Rejects with `Cancelled` when the answer is no longer wanted. */
  async rest(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, this.interaction.pace.rest);
    });
    if (!this.isWanted()) throw new Cancelled('Nobody waits for this any more.');
    this.began = performance.now();
  }
}

/** Makes slices for work of which only the newest of its kind is wanted. */
export class NewestSlices {
  private readonly kinds = new Map<string, Latest>();
  private readonly interaction: Interaction;

  constructor(interaction?: Interaction) {
    this.interaction = interaction ?? new Interaction();
  }

  /** Slices for a new piece of work, which outdates those of the same kind. */
  begin(kind: string): Slices {
    const ofKind = this.kinds.get(kind) ?? new Latest();
    this.kinds.set(kind, ofKind);
    return new Slices(ofKind.begin(), this.interaction);
  }

  /** Ends the work of a kind. */
  cancel(kind: string): void {
    this.kinds.get(kind)?.cancel();
  }

  /** Ends all work. */
  cancelAll(): void {
    for (const ofKind of this.kinds.values()) ofKind.cancel();
  }
}

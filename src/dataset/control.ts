/** A request to stop, as an `AbortSignal` carries it. */
export interface Cancellation {
  /** Throws the reason when it has been asked to stop. */
  throwIfAborted(): void;
}

/** How far a dataset has come. */
export interface Progress {
  /** Queries are drawn first (no machine runs); then the machines run and files are written; last, steps are counted for the card. */
  readonly stage: 'drawing' | 'writing' | 'describing';
  /** Instances drawn, rows written, or examples counted, in this stage. */
  readonly rows: number;
  readonly total: number;
  /** Bytes handed to the writer. */
  readonly bytes: number;
  /** The file that is being written. */
  readonly path?: string;
}

/**
 * Watches over a run. `tell` is awaited: a caller that waits in it until its event loop has turned lets messages in, so that
 * cancelling works inside a worker too.
 */
export interface Control {
  readonly signal?: Cancellation | undefined;
  readonly tell?: ((progress: Progress) => void | Promise<void>) | undefined;
}

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

/** Tells progress now and then, and stops a run that is to be stopped. */
export class Watch {
  private readonly control: Control;
  private told = 0;

  constructor(control: Control) {
    this.control = control;
  }

  /** Throws the reason when the run is to be stopped; tells progress when the last time was long enough ago. */
  async look(progress: () => Progress): Promise<void> {
    this.control.signal?.throwIfAborted();
    const now = Date.now();
    if (now - this.told < TELL_EVERY) return;
    this.told = now;
    await this.control.tell?.(progress());
    this.control.signal?.throwIfAborted();
  }

  /** Tells progress whatever the time. */
  async tell(progress: Progress): Promise<void> {
    await this.control.tell?.(progress);
    this.control.signal?.throwIfAborted();
  }
}

import type { Engine, Snapshot } from '../engines/engine.ts';
import type { EventSink } from '../marks/event-words.ts';
import type { Outcome } from '../engines/outcome.ts';
import { NearSnapshots } from './near-snapshots.ts';
import { RepetitionWatch, type Repetition } from './repetition.ts';

/** Options of a recorded run. */
export interface RecordingOptions {
  /** Also end the run when a configuration repeats. */
  readonly findRepetition?: boolean;
  /** How many steps lie between the first checkpoints. */
  readonly firstInterval?: number;
}

/** Step limit of a run if none is given. */
export const DEFAULT_STEP_LIMIT = 20_000_000;

/** Steps between the first checkpoints. Most runs are shorter: replaying this many steps takes a millisecond or two. */
const FIRST_CHECKPOINT_INTERVAL = 2 ** 18;
/** Most checkpoints of a run; beyond it every other one is dropped. */
const MOST_CHECKPOINTS = 40;
/** Memory of all checkpoints in bytes, above which every other one is dropped: tapes can be long. */
const MOST_CHECKPOINT_BYTES = 32_000_000;
/** Ranges below this many steps are scanned step by step instead of bisected. */
const SCAN_BELOW = 16;

/**
 * A run whose every configuration can be shown, even while the run is still being made: it keeps checkpoints, whose interval doubles
 * as it grows, and replays from the nearest one. `seek`, `nextWrite` and `nextChange` move the engine; read it right after `seek`.
 */
export class RecordedRun {
  readonly engine: Engine;
  private readonly limit: number;
  private readonly watch: RepetitionWatch | undefined;
  /** Steps made so far. */
  private made = 0;
  private ended: Outcome | undefined;
  /** The configuration from which the run continues, while the engine is at an earlier step. */
  private front: Snapshot | undefined;
  private checkpoints: Snapshot[];
  private readonly near = new NearSnapshots();
  /** The configuration at the end of the last re-recording: sequential reads continue from it. */
  private readUntil: Snapshot | undefined;
  /** Memory of all checkpoints in bytes, and the parts of snapshots that it includes. */
  private bytes: number;
  private counted = new Set<object>();
  /** Steps between checkpoints. */
  private interval: number;

  /**
   * A run of `engine`, which must be at its start, until it halts, has made `limit` steps or – with `findRepetition` – repeats a
   * configuration. No step is made before `goOn`.
   */
  constructor(engine: Engine, limit: number = DEFAULT_STEP_LIMIT, options: RecordingOptions = {}) {
    this.engine = engine;
    this.limit = limit;
    this.interval = options.firstInterval ?? FIRST_CHECKPOINT_INTERVAL;
    this.checkpoints = [engine.save()];
    this.bytes = this.checkpoints[0]!.bytes(this.counted);
    engine.events?.forgetWith((from, to, into) => this.recordAgain(from, to, into));
    this.watch = options.findRepetition ? new RepetitionWatch(engine) : undefined;
  }

  /** A run that is made at once; takes the constructor's parameters. */
  static whole(engine: Engine, limit?: number, options?: RecordingOptions): RecordedRun {
    const run = new RecordedRun(engine, limit, options);
    run.goOn(Infinity);
    return run;
  }

  /** Steps made so far: the length of the run once it has ended. */
  get steps(): number {
    return this.made;
  }

  /** How the run ended; `running` until then. */
  get outcome(): Outcome {
    return this.ended ?? { kind: 'running' };
  }

  /** Whether the run has ended. */
  get isMade(): boolean {
    return this.ended !== undefined;
  }

  /** Continues the run by at most `steps` steps. */
  goOn(steps: number): void {
    const { engine, watch } = this;
    if (this.front) engine.restore(this.front);
    this.front = undefined;
    const end = Math.min(this.limit, this.made + steps);
    let repetition: Repetition | undefined;
    while (engine.steps < end && !repetition && isGoing(engine)) {
      const next = Math.min(end, this.interval * (Math.floor(engine.steps / this.interval) + 1));
      if (watch) repetition = watch.run(next);
      else engine.run(next);
      if (engine.steps % this.interval === 0) this.keepCheckpoint();
    }
    this.made = engine.steps;
    if (repetition) this.ended = { kind: 'repeated configuration', ...repetition };
    else if (engine.steps >= this.limit || !isGoing(engine)) this.ended = engine.outcome;
  }

  /** Memory of all checkpoints in bytes. */
  get checkpointBytes(): number {
    return this.bytes;
  }

  /** Moves the engine to the configuration after `step` steps (0 is the start). */
  seek(step: number): Engine {
    const target = Math.max(0, Math.min(this.steps, step));
    const { engine } = this;
    this.saveFront();
    const nearest = this.near.nearest(
      target,
      this.checkpoints.findLast((checkpoint) => checkpoint.steps <= target)!,
    );
    // Running on from the engine's current step is cheaper if that is nearer.
    if (engine.steps > target || engine.steps < nearest.steps) engine.restore(nearest);
    this.near.replay(engine, target);
    return engine;
  }

  /** The first step from `step` on that writes a cell, or −1. Last writers at checkpoints and bisection narrow the search. */
  nextWrite(tape: number, cell: number, step: number): number {
    return this.search(tape, cell, step, () => true);
  }

  /** The first step from `step` on that puts another symbol into a cell, or −1. */
  nextChange(tape: number, cell: number, step: number): number {
    const symbol = this.seek(step).symbol(tape, cell);
    return this.search(tape, cell, step, () => this.engine.symbol(tape, cell) !== symbol);
  }

  /** The first step from `step` on that writes a cell and after which `isFound` returns true, or −1. */
  private search(tape: number, cell: number, step: number, isFound: () => boolean): number {
    const { engine } = this;
    this.saveFront();
    // Most runs are never searched, so the end becomes a checkpoint with the first search only.
    if (this.checkpoints.at(-1)!.steps < this.steps) this.keep(this.seek(this.steps).save());
    // Last writers never decrease, so bisection finds the first checkpoint after a write.
    let low = this.checkpoints.findIndex((checkpoint) => checkpoint.steps > step);
    if (low < 0) return -1;
    let high = this.checkpoints.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      engine.restore(this.checkpoints[middle]!);
      if (engine.lastWriter(tape, cell) < step) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < this.checkpoints.length; index++) {
      this.seek(Math.max(step, this.checkpoints[index - 1]!.steps));
      const found = this.searchBetween(tape, cell, engine.save(), this.checkpoints[index]!.steps, isFound);
      if (found >= 0) return found;
    }
    return -1;
  }

  /** Like `search`, between a snapshot and step `to`. */
  private searchBetween(tape: number, cell: number, from: Snapshot, to: number, isFound: () => boolean): number {
    const { engine } = this;
    engine.restore(from);
    engine.run(to);
    if (engine.lastWriter(tape, cell) < from.steps) return -1;
    engine.restore(from);
    if (to - from.steps < SCAN_BELOW) {
      while (engine.steps < to) {
        engine.run(engine.steps + 1);
        if (engine.lastWriter(tape, cell) === engine.steps - 1 && isFound()) return engine.steps - 1;
      }
      return -1;
    }
    engine.run((from.steps + to) >> 1);
    const middle = engine.save();
    const earlier = this.searchBetween(tape, cell, from, middle.steps, isFound);
    return earlier >= 0 ? earlier : this.searchBetween(tape, cell, middle, to, isFound);
  }

  /** Saves where a run that has not ended must continue, before the engine is moved elsewhere. */
  private saveFront(): void {
    if (!this.isMade && this.engine.steps === this.made) this.front ??= this.engine.save();
  }

  private keepCheckpoint(): void {
    this.keep(this.engine.save());
    while (
      this.checkpoints.length > MOST_CHECKPOINTS ||
      (this.checkpoints.length > 2 && this.bytes > MOST_CHECKPOINT_BYTES)
    )
      this.thinOut();
  }

  private keep(checkpoint: Snapshot): void {
    this.checkpoints.push(checkpoint);
    this.bytes += checkpoint.bytes(this.counted);
  }

  private thinOut(): void {
    this.interval *= 2;
    this.checkpoints = this.checkpoints.filter((checkpoint) => checkpoint.steps % this.interval === 0);
    this.counted = new Set();
    this.bytes = this.checkpoints.reduce((sum, checkpoint) => sum + checkpoint.bytes(this.counted), 0);
  }

  /** Re-records the marks of the steps from `from` to `to`, both included; the engine is left as it was. */
  private recordAgain(from: number, to: number, into: EventSink): void {
    const { engine } = this;
    const before = engine.save();
    let nearest = this.checkpoints.findLast((checkpoint) => checkpoint.steps <= from)!;
    if (this.readUntil && this.readUntil.steps <= from && this.readUntil.steps > nearest.steps)
      nearest = this.readUntil;
    engine.restore(nearest);
    engine.run(from);
    engine.run(Math.min(to + 1, this.steps), into);
    this.readUntil = engine.save();
    engine.restore(before);
  }
}

function isGoing({ outcome }: Engine): boolean {
  return outcome.kind === 'running' || outcome.kind === 'step limit';
}

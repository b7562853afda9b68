import type { Engine, Snapshot } from './engine.ts';
import type { EventSink } from './event-words.ts';
import type { Outcome } from './outcome.ts';
import { RepetitionWatch, type Repetition } from './repetition.ts';

/** What a recorded run does besides running. */
export interface RecordingOptions {
  /** End where a configuration is repeated, too. */
  readonly findRepetition?: boolean;
  /** How many steps lie between the first checkpoints. */
  readonly firstInterval?: number;
}

/** A run is stopped after this many steps unless told otherwise. */
export const DEFAULT_STEP_LIMIT = 20_000_000;

/** Most runs are shorter and have no checkpoint but their start: making these steps again takes a millisecond or two. */
const FIRST_INTERVAL = 2 ** 18;
const MOST_CHECKPOINTS = 40;
/** Checkpoints together take at most about this many bytes: tapes can be long. */
const MOST_BYTES = 32_000_000;
/** After a long replay a configuration this many steps before its end is kept, so that the steps before it are near. */
const NEAR = 1024;
/** In so few steps a cell is looked at after every one. */
const FEW = 16;

/**
 * A run that can be looked at in any step, also while it is being made: checkpoints at a doubling interval, and replay from the
 * nearest one. The engine is moved by `seek`, `nextWrite` and `nextChange`; read it right after `seek`.
 */
export class RecordedRun {
  readonly engine: Engine;
  private readonly limit: number;
  private readonly watch: RepetitionWatch | undefined;
  private made = 0;
  private ended: Outcome | undefined;
  /** From where the run goes on, while the engine stands elsewhere. */
  private front: Snapshot | undefined;
  private checkpoints: Snapshot[];
  private near: Snapshot | undefined;
  /** Where the marks that were recorded again last end: who reads them in order goes on from there. */
  private readUntil: Snapshot | undefined;
  /** How much memory the checkpoints take, in bytes, and the parts of it that are counted. */
  private bytes: number;
  private counted = new Set<object>();
  private interval: number;

  /**
   * The run of `engine`, which must be at its start, until it halts or makes `limit` steps – or, where that is asked for, repeats a
   * configuration. It is made by `goOn`.
   */
  constructor(engine: Engine, limit: number = DEFAULT_STEP_LIMIT, options: RecordingOptions = {}) {
    this.engine = engine;
    this.limit = limit;
    this.interval = options.firstInterval ?? FIRST_INTERVAL;
    this.checkpoints = [engine.save()];
    this.bytes = this.checkpoints[0]!.bytes(this.counted);
    engine.events?.forgetWith((from, to, into) => this.recordAgain(from, to, into));
    this.watch = options.findRepetition ? new RepetitionWatch(engine) : undefined;
  }

  /** A run that is made at once; what it takes is that of the constructor. */
  static whole(engine: Engine, limit?: number, options?: RecordingOptions): RecordedRun {
    const run = new RecordedRun(engine, limit, options);
    run.goOn(Infinity);
    return run;
  }

  /** The steps made so far: those of the whole run once it is made. */
  get steps(): number {
    return this.made;
  }

  /** How the run ended; `running` while it is being made. */
  get outcome(): Outcome {
    return this.ended ?? { kind: 'running' };
  }

  /** Whether the run has come to its end. */
  get isMade(): boolean {
    return this.ended !== undefined;
  }

  /** Makes up to so many steps more. */
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

  /** How much memory the checkpoints take, in bytes. */
  get checkpointBytes(): number {
    return this.bytes;
  }

  /** Moves the engine to the configuration after `step` steps (0 is the start). */
  seek(step: number): Engine {
    const target = Math.max(0, Math.min(this.steps, step));
    const { engine } = this;
    this.leaveFront();
    let nearest = this.checkpoints.findLast((checkpoint) => checkpoint.steps <= target)!;
    if (this.near && this.near.steps <= target && this.near.steps > nearest.steps) nearest = this.near;
    // Going on from where the engine stands is cheaper when that is nearer.
    if (engine.steps > target || engine.steps < nearest.steps) engine.restore(nearest);
    if (target - engine.steps > 2 * NEAR) {
      engine.run(target - NEAR);
      this.near = engine.save();
    }
    engine.run(target);
    return engine;
  }

  /** The first step from `step` on that writes a cell, or −1. Found by halving, without replaying what lies between. */
  nextWrite(tape: number, cell: number, step: number): number {
    return this.search(tape, cell, step, () => true);
  }

  /** The first step from `step` on that puts another symbol into a cell, or −1. */
  nextChange(tape: number, cell: number, step: number): number {
    const symbol = this.seek(step).symbol(tape, cell);
    return this.search(tape, cell, step, () => this.engine.symbol(tape, cell) !== symbol);
  }

  /** The first step from `step` on that writes a cell and after which `isFound`. */
  private search(tape: number, cell: number, step: number, isFound: () => boolean): number {
    const { engine } = this;
    this.leaveFront();
    // The end is a checkpoint from the first search on: most runs are never searched.
    if (this.checkpoints.at(-1)!.steps < this.steps) this.keep(this.seek(this.steps).save());
    // Of the checkpoints after `step`, those before the first write can be left out at once: last writers never decrease.
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

  /** The same in the steps from a snapshot to `to`. */
  private searchBetween(tape: number, cell: number, from: Snapshot, to: number, isFound: () => boolean): number {
    const { engine } = this;
    engine.restore(from);
    engine.run(to);
    if (engine.lastWriter(tape, cell) < from.steps) return -1;
    engine.restore(from);
    if (to - from.steps <= FEW) {
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

  /** Before the engine is moved elsewhere: a run in the making goes on from where it is. */
  private leaveFront(): void {
    if (!this.isMade && this.engine.steps === this.made) this.front ??= this.engine.save();
  }

  private keepCheckpoint(): void {
    this.keep(this.engine.save());
    while (this.checkpoints.length > MOST_CHECKPOINTS || (this.checkpoints.length > 2 && this.bytes > MOST_BYTES))
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

  /** Records the marks of the steps from `from` to `to`, both included, once more; the engine is left as it was. */
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

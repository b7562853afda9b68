import type { Engine, Snapshot } from './engine.ts';

/** A run is stopped after this many steps unless told otherwise. */
export const DEFAULT_STEP_LIMIT = 20_000_000;

const FIRST_INTERVAL = 1024;
const MOST_CHECKPOINTS = 128;

/**
 * A run that can be looked at in any step: checkpoints at a doubling interval, and replay from the nearest one. The engine is
 * moved by `seek`; read it right after.
 */
export class RecordedRun {
  readonly engine: Engine;
  /** The steps of the whole run. */
  readonly steps: number;
  readonly outcome: Engine['outcome'];
  private checkpoints: Snapshot[];
  private interval = FIRST_INTERVAL;

  /** Runs `engine`, which must be at its start, until it halts or makes `limit` steps. */
  constructor(engine: Engine, limit: number = DEFAULT_STEP_LIMIT) {
    this.engine = engine;
    this.checkpoints = [engine.save()];
    while (engine.outcome.kind === 'running' || engine.outcome.kind === 'step limit') {
      if (engine.steps >= limit) break;
      engine.run(Math.min(limit, engine.steps + this.interval));
      this.checkpoints.push(engine.save());
      if (this.checkpoints.length > MOST_CHECKPOINTS) this.thinOut();
    }
    this.steps = engine.steps;
    this.outcome = engine.outcome;
  }

  /** Moves the engine to the configuration after `step` steps (0 is the start). */
  seek(step: number): Engine {
    const target = Math.max(0, Math.min(this.steps, step));
    const nearest = this.checkpoints.findLast((checkpoint) => checkpoint.steps <= target)!;
    const { engine } = this;
    // Going on from where the engine stands is cheaper when that is nearer.
    if (engine.steps > target || engine.steps < nearest.steps) engine.restore(nearest);
    engine.run(target);
    return engine;
  }

  private thinOut(): void {
    this.interval *= 2;
    this.checkpoints = this.checkpoints.filter((checkpoint) => checkpoint.steps % this.interval === 0);
  }
}

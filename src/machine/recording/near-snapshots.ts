import type { Engine, Snapshot } from '../engines/engine.ts';

/** Most snapshots that are held: those of a few places with some before each. */
const MOST = 24;
/** Memory of all of them in bytes, above which the least recently used goes: tapes can be long. */
const MOST_BYTES = 32_000_000;
/**
 * Steps before the end of a replay at which snapshots are kept, far ones first: stepping back replays at most 1024 steps, and where it
 * comes past one of them it goes on from the next, eight or sixteen times as far away.
 */
const DISTANCES = [2 ** 20, 2 ** 17, 2 ** 13, 2 ** 10];

/** Steps of a replay from which on snapshots are kept on the way. */
const LONG_REPLAY = 2 * DISTANCES.at(-1)!;

/**
 * Snapshots at and before the places of a run that were looked at last. With them stepping back is cheap, and so is looking at another
 * place – where a value was written, say – and coming back.
 */
export class NearSnapshots {
  /** The most recently used last. */
  private held: Snapshot[] = [];
  /** Memory of all of them in bytes, and the parts of snapshots that it includes; of some that have gone, too. */
  private bytes = 0;
  private counted = new Set<object>();

  /** The latest one at or before a step that is behind `checkpoint`, else that one. */
  nearest(step: number, checkpoint: Snapshot): Snapshot {
    let nearest = checkpoint;
    for (const snapshot of this.held) if (snapshot.steps <= step && snapshot.steps > nearest.steps) nearest = snapshot;
    if (nearest !== checkpoint) this.use(nearest);
    return nearest;
  }

  /** Runs an engine on to a step, and keeps snapshots on a long way. */
  replay(engine: Engine, target: number): void {
    if (target - engine.steps > LONG_REPLAY)
      for (const distance of DISTANCES)
        // Half as far again: what lies nearer is replayed from where the way begins.
        if (target - engine.steps > 1.5 * distance) {
          engine.run(target - distance);
          this.keep(engine.save());
        }
    engine.run(target);
  }

  private keep(snapshot: Snapshot): void {
    this.use(snapshot);
    if (this.held.length > MOST) this.held.shift();
    this.bytes += snapshot.bytes(this.counted);
    if (this.bytes > MOST_BYTES) this.makeRoom();
  }

  /** Counts anew, as what has gone was still counted, and drops the least recently used while there is too much; those of one replay share most. */
  private makeRoom(): void {
    this.count();
    while (this.bytes > MOST_BYTES && this.held.length > DISTANCES.length) {
      this.held.splice(0, (this.held.length - DISTANCES.length + 1) >> 1);
      this.count();
    }
  }

  private count(): void {
    this.counted = new Set();
    this.bytes = this.held.reduce((sum, snapshot) => sum + snapshot.bytes(this.counted), 0);
  }

  private use(snapshot: Snapshot): void {
    this.held = this.held.filter(({ steps }) => steps !== snapshot.steps);
    this.held.push(snapshot);
  }
}

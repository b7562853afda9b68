import type { Instance, Task } from '../../tasks/task.ts';
import { SolvedInstance } from './solved-instance.ts';

/** Characters of texts that are kept, with what is known of them; some tens of megabytes. */
const MOST_CHARACTERS = 8_000_000;
/** Runs that are kept: each holds the memory of an engine. */
const MOST_INSTANCES = 8;

/** The instances that were asked for last: samples of one instance mostly follow one another. */
export class SolvedInstances {
  private readonly kept = new Map<string, SolvedInstance>();

  /** The instance, from those kept or anew. */
  of(task: Task, instance: Instance): SolvedInstance {
    const made = new SolvedInstance(task, instance);
    const key = `${task.id} ${made.canonical}`;
    const known = this.kept.get(key);
    const solved = known ?? made;
    // A map keeps the order of insertion: what is used goes to its end.
    if (known) this.kept.delete(key);
    this.kept.set(key, solved);
    this.forget();
    return solved;
  }

  private forget(): void {
    let size = 0;
    for (const each of this.kept.values()) size += each.size;
    for (const [key, each] of this.kept) {
      if (this.kept.size <= 1 || (this.kept.size <= MOST_INSTANCES && size <= MOST_CHARACTERS)) return;
      size -= each.size;
      this.kept.delete(key);
    }
  }
}

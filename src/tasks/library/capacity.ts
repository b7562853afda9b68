import type { LengthRange, Task } from '../task.ts';
import { wordingsOf } from '../wordings.ts';

/** How many different examples a range of a task holds; twins, which have one normal form, count as one instance. */
export interface Capacity {
  readonly instances: number;
  /** Every one in every wording. */
  readonly queries: number;
}

/** What a range holds, where the task counts it because it is little; else undefined. */
export function capacityOf(task: Task, range: LengthRange): Capacity | undefined {
  const instances = task.capacity?.(range);
  return instances === undefined ? undefined : { instances, queries: instances * wordingsOf(task).length };
}

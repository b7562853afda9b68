import type { LengthRange, Task } from '../task.ts';

/** How many different examples a range of a task holds. */
export interface Capacity {
  readonly instances: number;
  /** Every instance in every wording. */
  readonly queries: number;
}

/** What a range holds, where the task counts it because it is little; else undefined. */
export function capacityOf(task: Task, range: LengthRange): Capacity | undefined {
  const instances = task.capacity?.(range);
  return instances === undefined ? undefined : { instances, queries: instances * task.wordings.length };
}

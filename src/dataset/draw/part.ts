import type { NamedRange } from '../../tasks/ranges.ts';
import type { Instance, Task } from '../../tasks/task.ts';

/** One side of the split. */
export type Side = 'train' | 'eval';

/** Instances of one task that are drawn from one range. */
export interface DrawnPart {
  readonly task: Task;
  readonly range: NamedRange;
  readonly count: number;
  /** Drawn from one side of the split only; from both when absent. */
  readonly side?: Side;
}

/** Instances of one task that a person brought along. */
export interface OwnPart {
  readonly task: Task;
  readonly instances: readonly Instance[];
}

/** A source of instances of one task. */
export type Part = DrawnPart | OwnPart;

/** Whether the instances of a part are a person's own. */
export function isOwn(part: Part): part is OwnPart {
  return 'instances' in part;
}

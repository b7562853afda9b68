import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import { candidate } from '../../dataset/draw.ts';
import { canonicalInstance } from '../../tasks/instance.ts';
import { parseRange } from '../../tasks/ranges.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';

/** What a trace is: everything that the address holds except the step. */
export interface Selection {
  readonly task: string;
  /** `S`, `M`, `L` or `a-b`: what the next draw draws from. */
  readonly range: string;
  /** The seed of the draw that gave the instance, or null when it was typed or is the task's example. */
  readonly seed: number | null;
  readonly instance: Instance;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** The id of the query's wording. */
  readonly wording: string;
}

/** The page opens with this task: its tables fill every panel. */
const FIRST_TASK = 'knapsack-01';

/** What the page shows when the address names nothing. */
export function firstSelection(): Selection {
  return exampleSelection(taskById(FIRST_TASK) ?? TASKS[0]!);
}

/** The small instance that a task is first looked at with. */
export function exampleSelection(task: Task): Selection {
  return {
    task: task.id,
    range: 'S',
    seed: null,
    instance: task.example,
    variant: 'tail',
    arithmetic: 'folded',
    wording: task.wordings[0]!.id,
  };
}

/** The instance that a seed draws from a range: the first example of the dataset with that seed. Gives a sentence when the range is none. */
export function drawnInstance(task: Task, range: string, seed: number): { range: string; instance: Instance } | string {
  const parsed = parseRange(task, range);
  if (typeof parsed === 'string') return parsed;
  return { range: parsed.name, instance: candidate(task, parsed, seed, 0).instance };
}

/** Whether the instance is the task's example. */
export function isExample({ task, seed, instance }: Selection): boolean {
  const found = requireTask(task);
  return seed === null && canonicalInstance(found, instance) === canonicalInstance(found, found.example);
}

/** The task with this id; selections hold ids that exist. */
export function requireTask(id: string): Task {
  const task = taskById(id);
  if (!task) throw new Error(`There is no task "${id}".`);
  return task;
}

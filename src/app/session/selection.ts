import type { TextSettings } from '../../cot/chain-of-thought.ts';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import { Random } from '../../base/random.ts';
import type { NamedRange } from '../../tasks/ranges.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import { EXAMPLE_TASK } from './example-task.ts';

/** What stands beside a text while two are compared: how it is written, and whose run it tells of. */
export interface Comparison extends TextSettings {
  /** Another instance of the task, drawn; without it the text is one of the same run. */
  readonly drawn?: { readonly range: string; readonly seed: number };
}

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
  /** The text that stands beside it, while two are compared. */
  readonly compare?: Comparison | undefined;
  /** Positions of the atomic states that are unfolded while the others are folded, or the other way round, in their order. */
  readonly toggled?: readonly number[] | undefined;
}

/** The task of a selection. Selections are only made of tasks that exist. */
export function taskOf(selection: Selection): Task {
  return taskById(selection.task)!;
}

/** The example of a task, in the task's first wording. */
export function exampleOf(task: Task, settings: Pick<Selection, 'range' | 'variant' | 'arithmetic'>): Selection {
  return { ...settings, task: task.id, seed: null, instance: task.example, wording: task.wordings[0]!.id };
}

/** What the page opens with: a small table of dynamic programming shows tapes, fetches and long-distance sources at once. */
export const EXAMPLE: Selection = exampleOf(taskById(EXAMPLE_TASK)!, {
  range: 'S',
  variant: 'tail',
  arithmetic: 'folded',
});

/** The instance that a seed draws from a range. */
export function drawnInstance(task: Task, range: NamedRange, seed: number): Instance {
  return task.sample(new Random('trace', task.id, range.name, seed), range);
}

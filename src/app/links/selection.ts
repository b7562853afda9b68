import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { Random } from '../../base/random.ts';
import type { NamedRange } from '../../tasks/ranges.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import type { TraceRequest } from '../../workers/views/views.ts';
import type { TraceChoice } from '../session/trace-state.ts';
import { EXAMPLE_TASK } from './example-task.ts';

/** A second text beside the one that is shown: how it is written, and whose run it tells of. */
export interface Comparison extends TextSettings {
  /** Another instance of the task, drawn; without it the text is one of the same run. */
  readonly drawn?: { readonly range: string; readonly seed: number };
}

/** What the Trace page shows: everything that its address holds except the step. */
export interface Selection extends TraceChoice {
  readonly traced: Extract<TraceRequest, { readonly task: string }>;
  /** `S`, `M`, `L` or `a-b`: what the next draw draws from. */
  readonly range: string;
  /** The seed of the draw that gave the instance, or null when it was typed or is the task's example. */
  readonly seed: number | null;
  /** The id of the query's wording; the task's first where it is absent. */
  readonly wording?: string | undefined;
  /** The text beside it, while two are compared. */
  readonly compare?: Comparison | undefined;
}

/** The task of a selection. Selections are only made of tasks that exist. */
export function taskOf({ traced }: Selection): Task {
  return taskById(traced.task)!;
}

/** The example of a task, asked for in the task's first wording. */
export function exampleOf(task: Task, settings: Pick<Selection, 'range' | 'variant' | 'arithmetic'>): Selection {
  return {
    ...settings,
    traced: { task: task.id, instance: task.example },
    seed: null,
  };
}

/** Whether a selection shows the example of its task. */
export function isExample(selection: Selection): boolean {
  return selection.seed === null && selection.traced.instance === taskOf(selection).example;
}

/** What the page opens with: a sum of two numbers explains itself. */
export const EXAMPLE: Selection = exampleOf(taskById(EXAMPLE_TASK)!, {
  range: 'S',
  variant: 'tail',
  arithmetic: 'folded',
});

/** The instance that a seed draws from a range. */
export function drawnInstance(task: Task, range: NamedRange, seed: number): Instance {
  return task.sample(new Random('trace', task.id, range.name, seed), range);
}

import { fieldProblem } from '../base/problems.ts';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';

/** Input that cannot be used; the message is for the person who typed it. */
export class UsageProblem extends Error {}

/** The task with this id. Throws a `UsageProblem` that names the tasks there are. */
export function requireTask(id: string): Task {
  const task = taskById(id);
  if (task) return task;
  throw new UsageProblem(fieldProblem('TASK', id, `one of ${TASKS.map((each) => each.id).join(', ')}`).message);
}

/** An option's text as a whole number; text that is none stays, to be refused where it is checked. */
export function numberOption(text: string): number | string {
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/** How an option is typed, of the name that commander gives it: `stepLimit` is `step-limit`. */
export function optionName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

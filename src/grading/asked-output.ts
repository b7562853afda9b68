import type { Prediction, Stop } from './inputs/prediction.ts';
import type { GradedExample } from './joining/example.ts';
import type { Joined, WayOfJoining } from './joining/join.ts';
import { taskById } from '../tasks/registry.ts';

/** An output with what was asked, as plain data: it can be sent to another thread, where the task is found again by its id. */
export interface AskedOutput {
  readonly output: string;
  readonly reasoning?: string | undefined;
  readonly prompt?: string | undefined;
  readonly stop?: Stop | undefined;
  readonly sample?: number | undefined;
  readonly example: Omit<GradedExample, 'task'> & { readonly task: string };
  readonly how: WayOfJoining;
  /** The run that it belongs to. */
  readonly run: string;
}

/** A prediction with what it answers, without what grading does not read. */
export function askedOutput(
  { output, reasoning, prompt, stop, sample }: Prediction,
  { example, how }: Joined,
  run: string,
): AskedOutput {
  const { task, ...rest } = example;
  // Prompts are only repeated where nothing else says what was asked.
  const asked = example.query === undefined ? prompt : undefined;
  return { output, reasoning, prompt: asked, stop, sample, example: { ...rest, task: task.id }, how, run };
}

/** The example that an output answers. */
export function exampleOf({ example }: AskedOutput): GradedExample {
  // Written above of a task of the registry.
  return { ...example, task: taskById(example.task)! };
}

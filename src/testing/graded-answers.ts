import { Random } from '../base/random.ts';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Instance } from '../tasks/task.ts';
import { ANSWER_CASES } from './answer-cases.ts';
import { ORACLES } from './oracles.ts';
import { spellingsOf } from './spellings.ts';

/** An answer to an instance of a task, to be said right or wrong. */
export type Question = { readonly task: string; readonly instance: Instance; readonly answer: string };

/** An example, a few draws, and what the cases of the checks name: among them answers that are 0, none, empty, infinite. */
function instancesOf(id: string): readonly Instance[] {
  const task = taskById(id)!;
  const drawn = Array.from({ length: 4 }, (_, index) => task.sample(new Random('grader', id, index), task.ranges.S));
  return [task.example, ...drawn, ...ANSWER_CASES[id]!.map(({ instance }) => instance)];
}

/** Spellings and near misses of every task's right answers. */
export const SPELLINGS: readonly Question[] = TASKS.flatMap(({ id }) =>
  instancesOf(id).flatMap((instance) =>
    spellingsOf(ORACLES[id]!(instance)).map((answer) => ({ task: id, instance, answer })),
  ),
);

/** The cases with what they say of each answer. */
export const TOLD: readonly (Question & { readonly isRight: boolean })[] = Object.entries(ANSWER_CASES).flatMap(
  ([task, cases]) =>
    cases.flatMap(({ instance, right, wrong }) => [
      ...right.map((answer) => ({ task, instance, answer, isRight: true })),
      ...wrong.map((answer) => ({ task, instance, answer, isRight: false })),
    ]),
);

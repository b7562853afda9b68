import { TASKS, taskById } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import { MACHINE_FAMILIES, type MachineFamily, type QuestionKind } from './question.ts';

/**
 * The usual length of an instance in a lesson, by task: its text has some 10 to 30 atomic states, so that it can be read in a minute. The
 * paper's shortest range is too long for that in some tasks.
 */
const USUAL_LENGTHS: Readonly<Record<string, number>> = {
  'large-number-addition': 6,
  'large-number-division': 3,
  'bubble-sort': 4,
  'word-flip': 5,
  'compare-numbers': 8,
  'any-substring': 3,
  derangement: 6,
  'population-growth': 8,
  dijkstra: 4,
  'multi-machine-schedule': 3,
  'count-letters': 2,
  'diophantine-equation': 12,
  'prime-search': 9,
  'knapsack-01': 1,
  lcs: 2,
  'levenshtein-distance': 2,
  'binary-search': 7,
  'permutation-combination': 3,
  'palindrome-combination': 3,
};

/** The usual length of a task's instances in a question: growth is measured up to the longest length that models are trained on. */
export function usualLength(task: Task, kind: QuestionKind): number {
  return kind === 'tokens' ? task.ranges.S.to : (USUAL_LENGTHS[task.id] ?? task.ranges.S.from);
}

/** The lengths that a question may have: longer texts are nothing to be read, and the longest of some tasks take seconds to be made. */
export function lengthsOf(task: Task): { readonly from: number; readonly to: number } {
  return { from: task.shortest ?? 1, to: task.ranges.M.from };
}

/** The topics of a kind of question: families of machines, or tasks. */
export function topicsOf(kind: QuestionKind): readonly string[] {
  return kind === 'machine' ? Object.keys(MACHINE_FAMILIES) : TASKS.map(({ id }) => id);
}

/**
 * Tasks whose texts grow regularly, of which `tokens` is asked where no task is named: their tokens are within some 10 % of a curve. Those
 * of the others depend more on the instance than on its length.
 */
const REGULAR_TASKS: readonly string[] = [
  'large-number-addition',
  'bubble-sort',
  'word-flip',
  'compare-numbers',
  'any-substring',
  'derangement',
  'population-growth',
  'dijkstra',
  'multi-machine-schedule',
  'count-letters',
  'lcs',
  'levenshtein-distance',
  'permutation-combination',
];

/** The topics that are drawn from where a question names none. */
export function drawnTopicsOf(kind: QuestionKind): readonly string[] {
  return kind === 'tokens' ? REGULAR_TASKS : topicsOf(kind);
}

/** The task of a topic that has been checked. */
export function taskOf(topic: string): Task {
  const task = taskById(topic);
  if (!task) throw new Error(`There is no task “${topic}”.`);
  return task;
}

/** Whether a topic is a family of machines. */
export function isFamily(topic: string): topic is MachineFamily {
  return Object.hasOwn(MACHINE_FAMILIES, topic);
}

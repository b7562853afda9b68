import type { Task } from '../../tasks/task.ts';
import type { Draw } from './candidate.ts';

/** The splits, in the order of a folder's files. */
export const SPLITS = ['train', 'eval_short', 'eval_medium', 'eval_long'] as const;

/** The split that an example belongs to. */
export type Split = (typeof SPLITS)[number];

/** The split of a draw: training, or evaluation by the paper's range that its length is in or below. */
export function splitOf(task: Task, { forEvaluation, instance }: Pick<Draw, 'forEvaluation' | 'instance'>): Split {
  if (!forEvaluation) return 'train';
  const length = task.length(instance);
  if (length <= task.ranges.S.to) return 'eval_short';
  return length <= task.ranges.M.to ? 'eval_medium' : 'eval_long';
}

import { capacityOf, type Capacity } from '../../tasks/library/capacity.ts';
import type { NamedRange } from '../../tasks/ranges.ts';
import type { Task } from '../../tasks/task.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { candidate } from './candidate.ts';
import { EVALUATION_SHARE } from './hash.ts';
import type { Side } from './part.ts';

/** How many different examples one side of the split holds of a range, or both sides together; twins count as one instance. */
export interface SideCapacity extends Capacity {
  /** Whether the numbers were counted; else the instances of one side of the split are estimated from the share that it has. */
  readonly exact: boolean;
}

/** Instances of a range up to which all are listed, to see on which side of the split each of them is. */
const MOST_LISTED = 2000;

/** Standard deviations by which an estimate may be off before a count is refused. */
const DEVIATIONS = 6;

/**
 * What a range holds on one side of the split, or on both; undefined where the task does not say, since it is more than anybody asks
 * for.
 */
export function sideCapacityOf(task: Task, range: NamedRange, side?: Side): SideCapacity | undefined {
  const both = capacityOf(task, range);
  if (!both || !side) return both && { ...both, exact: true };
  const capacity = (instances: number, exact: boolean) => ({
    instances,
    queries: instances * wordingsOf(task).length,
    exact,
  });
  const all = both.instances;
  const listed = all <= MOST_LISTED ? evaluationInstances(task, range, all) : undefined;
  if (listed !== undefined) return capacity(side === 'eval' ? listed : all - listed, true);
  const share = side === 'eval' ? EVALUATION_SHARE : 1 - EVALUATION_SHARE;
  return capacity(Math.round(all * share), false);
}

/** The most examples that may be asked for: an estimate is stretched, so that nothing is refused that could be drawn. */
export function mostQueries({ instances, queries, exact }: SideCapacity): number {
  if (exact) return queries;
  const deviation = Math.sqrt(instances);
  return Math.ceil(queries * (1 + (DEVIATIONS * deviation) / instances));
}

const counted = new WeakMap<Task, Map<string, number | undefined>>();

/**
 * How many of the instances of a small range are for evaluation; undefined when not all of them could be drawn. Counted once: settings
 * are checked again with every letter that is typed, and counting takes tens of milliseconds.
 */
function evaluationInstances(task: Task, range: NamedRange, all: number): number | undefined {
  const known = counted.get(task) ?? new Map<string, number | undefined>();
  counted.set(task, known);
  const key = `${range.from}-${range.to}`;
  if (!known.has(key)) known.set(key, countEvaluationInstances(task, range, all));
  return known.get(key);
}

function countEvaluationInstances(task: Task, range: NamedRange, all: number): number | undefined {
  const seen = new Set<string>();
  let forEvaluation = 0;
  // Drawing each of n equally likely instances takes about n·ln n draws; this is far beyond it.
  const most = all * 100 + 1000;
  for (let index = 0; index < most && seen.size < all; index++) {
    const draw = candidate(task, range, 0, index);
    if (seen.has(draw.normal)) continue;
    seen.add(draw.normal);
    if (draw.forEvaluation) forEvaluation++;
  }
  return seen.size === all ? forEvaluation : undefined;
}

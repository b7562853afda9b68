import { canonicalInstance, normalForm } from '../../tasks/instance.ts';
import { Random } from '../../base/random.ts';
import { PAPER_RANGES, type NamedRange } from '../../tasks/ranges.ts';
import type { Instance, QueryWording, Task } from '../../tasks/task.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { isForEvaluation } from './hash.ts';
import { isOwn, type Part } from './part.ts';

/** An instance with the wording that asks about it. */
export interface Draw {
  /** The number of the candidate, from 0; names the draw together with task, range and seed. */
  readonly index: number;
  readonly range: NamedRange;
  readonly instance: Instance;
  readonly wording: QueryWording;
  /** The instance's normal form; see `normalForm`. */
  readonly normal: string;
  readonly forEvaluation: boolean;
  /** Whether a person brought the instance along. */
  readonly own?: boolean;
}

/** The candidate with this index: a pure function of task, range, seed and index. */
export function candidate(task: Task, range: NamedRange, seed: number, index: number): Draw {
  const random = new Random('candidate', task.id, range.name, seed, index);
  const instance = task.sample(random, range);
  const wording = random.pick(wordingsOf(task));
  const normal = normalForm(task, instance);
  return { index, range, instance, wording, normal, forEvaluation: isForEvaluation(normal) };
}

/** The candidate with this index in a part of a dataset; of a person's own instances, the one at this place with a wording drawn for it. */
export function drawAt(part: Part, seed: number, index: number): Draw {
  if (!isOwn(part)) return candidate(part.task, part.range, seed, index);
  const { task, instances } = part;
  const instance = instances[index]!;
  const wording = new Random('own', task.id, canonicalInstance(task, instance), seed).pick(wordingsOf(task));
  const range = rangeOfLength(task, task.length(instance));
  const normal = normalForm(task, instance);
  return { index, range, instance, wording, normal, forEvaluation: isForEvaluation(normal), own: true };
}

/** The paper's range that holds a length, or the range of that length alone. */
function rangeOfLength(task: Task, length: number): NamedRange {
  const name = PAPER_RANGES.find((each) => task.ranges[each].from <= length && length <= task.ranges[each].to);
  return name ? { name, ...task.ranges[name] } : { name: `${length}-${length}`, from: length, to: length };
}

import { canonicalInstance } from '../tasks/instance.ts';
import { Random } from '../tasks/random.ts';
import type { NamedRange } from '../tasks/ranges.ts';
import type { Instance, QueryWording, Task } from '../tasks/task.ts';
import { hash64, isForEvaluation } from './hash.ts';

/** An instance with the wording that asks about it. */
export interface Draw {
  /** The number of the candidate, from 0; names the draw together with task, range and seed. */
  readonly index: number;
  readonly instance: Instance;
  readonly wording: QueryWording;
  readonly forEvaluation: boolean;
}

/** What is drawn. */
export interface DrawSettings {
  readonly task: Task;
  readonly range: NamedRange;
  readonly seed: number;
  readonly count: number;
  /** Draw from one side of the split only. */
  readonly split?: 'train' | 'eval';
}

/** So many candidates in a row that bring nothing new mean that the range holds no more. */
const REPEATS_BEFORE_GIVING_UP = 2000;

/** Thrown when a range does not hold as many different queries as were asked for; the message says how many were found. */
export class TooFewQueries extends Error {}

/** The candidate with this index: a pure function of task, range, seed and index. */
export function candidate(task: Task, range: NamedRange, seed: number, index: number): Draw {
  const random = new Random('candidate', task.id, range.name, seed, index);
  const instance = task.sample(random, range);
  const wording = random.pick(task.wordings);
  return { index, instance, wording, forEvaluation: isForEvaluation(canonicalInstance(task, instance)) };
}

/**
 * Draws different instances; once the range seems to hold no others, different queries about the same instances.
 *
 * Throws `TooFewQueries` when those run out too.
 */
export function* drawings({ task, range, seed, count, split }: DrawSettings): Generator<Draw, void, undefined> {
  const instances = new Set<string>();
  const queries = new Set<string>();
  let repeats = 0;
  let instancesMayRepeat = false;
  for (let index = 0, drawn = 0; drawn < count; index++) {
    if (repeats > REPEATS_BEFORE_GIVING_UP) {
      if (instancesMayRepeat)
        throw new TooFewQueries(
          `count: got ${count}; allowed: at most ${drawn} for ${task.title}, range ${range.name}, which holds ${instances.size} instances and ${drawn} queries that could be found.`,
        );
      instancesMayRepeat = true;
      repeats = 0;
    }
    const draw = candidate(task, range, seed, index);
    repeats++;
    if (split && draw.forEvaluation !== (split === 'eval')) continue;
    const instance = hash64(canonicalInstance(task, draw.instance));
    if (instances.has(instance) && !instancesMayRepeat) continue;
    const query = hash64(draw.wording.query(draw.instance));
    if (queries.has(query)) continue;
    instances.add(instance);
    queries.add(query);
    repeats = 0;
    drawn++;
    yield draw;
  }
}

import type { Task } from '../../tasks/task.ts';
import { isOwn, type Part } from '../draw/part.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import { drawOf, type DrawReference, type Selection } from '../selection.ts';
import { SPLITS } from '../draw/split.ts';

/** The examples of one set whose steps are to be counted: plain JSON, so that the report of a shard can carry it. */
export interface SampledSet {
  /** Of a test set its range or its split; `train` for training. */
  readonly name: string;
  readonly draws: readonly DrawReference[];
  /** How many examples the set has. */
  readonly of: number;
  /** Whether that is estimated: not all of it was drawn, and the hash decides on which side an example is. */
  readonly isAbout: boolean;
}

/** The examples of one task whose steps are to be counted. */
export interface StepSample {
  /** The task's id. */
  readonly task: string;
  readonly train: SampledSet;
  readonly tests: readonly SampledSet[];
}

interface SampleOptions {
  /** How many examples are taken of each set, at most. */
  readonly most: { readonly train: number; readonly test: number };
  /** Which test examples are a set. */
  readonly by: 'range' | 'split';
  /** How many examples each part of the plan has, where only the first of them were drawn. */
  readonly sizes?: readonly number[];
}

/**
 * The first examples of each set of a selection, task by task. Where a set is drawn from several ranges they come in turn, each as
 * often as its size asks for: the sample is mixed as the whole is. It depends on nothing but the draws.
 */
export function stepSamples(plan: DatasetPlan, selection: Selection, options: SampleOptions): readonly StepSample[] {
  const tasks = [...new Set(plan.parts.map(({ task }) => task))];
  return tasks.map((task) => sampleOfTask(task, plan, selection, options));
}

/** The first draws of one part that belong to a set, and how many there are. */
interface Stretch {
  readonly draws: DrawReference[];
  count: number;
}

function sampleOfTask(task: Task, plan: DatasetPlan, selection: Selection, options: SampleOptions): StepSample {
  const { most, by, sizes } = options;
  const sets = new Map<string, Map<number, Stretch>>();
  // Splits come in the order of a folder's files, ranges as they are drawn.
  if (by === 'split') for (const split of SPLITS) sets.set(split, new Map());
  for (const [number, part] of plan.parts.entries()) {
    if (part.task !== task) continue;
    const { indices, splits } = selection.parts[number]!;
    for (const [place, split] of splits.entries()) {
      const draw = { part: number, index: indices[place]! };
      const name = SPLITS[split] === 'train' ? 'train' : by === 'split' ? SPLITS[split]! : rangeOf(plan, part, draw);
      const stretch = stretchOf(sets, name, number);
      stretch.count++;
      if (stretch.draws.length < (name === 'train' ? most.train : most.test)) stretch.draws.push(draw);
    }
  }
  const setOf = (name: string): SampledSet => {
    const stretches = [...(sets.get(name) ?? [])].map(([number, { draws, count }]) => {
      const drawn = selection.parts[number]!.indices.length;
      const size = sizes?.[number] ?? drawn;
      return { draws, size: (count * size) / drawn, isAbout: size > drawn && count < drawn };
    });
    return {
      name,
      draws: inTurn(stretches, name === 'train' ? most.train : most.test),
      of: Math.round(stretches.reduce((sum, { size }) => sum + size, 0)),
      isAbout: stretches.some(({ isAbout }) => isAbout),
    };
  };
  const tests = [...sets.keys()].filter((name) => name !== 'train').map(setOf);
  return { task: task.id, train: setOf('train'), tests: tests.filter(({ draws }) => draws.length > 0) };
}

function rangeOf(plan: DatasetPlan, part: Part, draw: DrawReference): string {
  return isOwn(part) ? drawOf(plan, draw).range.name : part.range.name;
}

function stretchOf(sets: Map<string, Map<number, Stretch>>, name: string, part: number): Stretch {
  const set = sets.get(name) ?? new Map<number, Stretch>();
  sets.set(name, set);
  const stretch = set.get(part) ?? { draws: [], count: 0 };
  set.set(part, stretch);
  return stretch;
}

/** The draws of all stretches, mixed evenly by how many draws each has. */
function inTurn(
  stretches: readonly { readonly draws: readonly DrawReference[]; readonly size: number }[],
  most: number,
): readonly DrawReference[] {
  const taken = stretches.map(() => 0);
  const mixed: DrawReference[] = [];
  while (mixed.length < most) {
    let next = -1;
    let earliest = Infinity;
    for (const [number, { draws, size }] of stretches.entries()) {
      const due = (taken[number]! + 0.5) / size;
      if (taken[number]! >= draws.length || due >= earliest) continue;
      earliest = due;
      next = number;
    }
    if (next < 0) break;
    mixed.push(stretches[next]!.draws[taken[next]!]!);
    taken[next]!++;
  }
  return mixed;
}

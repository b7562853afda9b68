import type { Arithmetic, VariantId } from '../cot/variants.ts';
import { chainOfThought, solve } from '../tasks/solution.ts';
import type { AlgorithmClass, Instance, Task } from '../tasks/task.ts';
import type { NamedRange } from '../tasks/ranges.ts';
import type { Draw } from './draw.ts';

/** The split that an example belongs to. */
export type Split = 'train' | 'eval_short' | 'eval_medium' | 'eval_long';

/** One example with everything that is known about it; every format is made of this. */
export interface NativeRecord {
  readonly id: string;
  readonly task: string;
  readonly algorithm: AlgorithmClass;
  /** `S`, `M`, `L` or `a-b`. */
  readonly range: string;
  readonly length: number;
  readonly split: Split;
  readonly seed: number;
  readonly index: number;
  readonly instance: Instance;
  /** The id of the query's wording. */
  readonly template: string;
  readonly query: string;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  readonly cot: string;
  readonly answer: string;
  /** Atomic states shown in the text. */
  readonly states: number;
  /** Machine steps of the run. */
  readonly steps: number;
  /** Tokens of the completion, or null when they are not counted. */
  readonly tokens: number | null;
}

/** What a record is made with. */
export interface RecordSettings {
  readonly task: Task;
  readonly range: NamedRange;
  readonly seed: number;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
}

/** Runs a drawn instance and makes its record. Throws when the machine does not answer, which no drawn instance may lead to. */
export function recordOf(draw: Draw, { task, range, seed, variant, arithmetic }: RecordSettings): NativeRecord {
  const solution = solve(task, draw.instance);
  if (solution.answer === undefined)
    throw new Error(`${task.title} did not answer for ${JSON.stringify(draw.instance)}: ${solution.run.outcome.kind}.`);
  const text = chainOfThought(solution, { variant, arithmetic });
  const length = task.length(draw.instance);
  return {
    id: [task.id, range.name, seed, draw.index, variant, arithmetic].join('/'),
    task: task.id,
    algorithm: task.algorithmClass,
    range: range.name,
    length,
    split: draw.forEvaluation ? evaluationSplit(task, length) : 'train',
    seed,
    index: draw.index,
    instance: draw.instance,
    template: draw.wording.id,
    query: draw.wording.query(draw.instance),
    variant,
    arithmetic,
    cot: text.text(),
    answer: solution.answer,
    states: text.shownStates,
    steps: solution.run.steps,
    tokens: null,
  };
}

function evaluationSplit(task: Task, length: number): Split {
  if (length <= task.ranges.S.to) return 'eval_short';
  return length <= task.ranges.M.to ? 'eval_medium' : 'eval_long';
}

import { TEXT_VERSION } from '../cot/text-version.ts';
import type { ChainOfThought } from '../cot/chain-of-thought.ts';
import type { Arithmetic, VariantId } from '../cot/variants.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { AlgorithmClass, Instance, Task } from '../tasks/task.ts';
import type { Draw } from './draw/candidate.ts';
import { splitOf, type Split } from './draw/split.ts';

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
  /** See `TEXT_VERSION`. */
  readonly text_version: number;
  readonly cot: string;
  readonly answer: string;
  /** Atomic states shown in the text. */
  readonly states: number;
  /** Machine steps of the run. */
  readonly steps: number;
  /** Tokens of the completion, or null when they are not counted. */
  readonly tokens: number | null;
}

/** A record with the run that it was read off. */
export interface Example {
  readonly task: Task;
  readonly record: NativeRecord;
  readonly solution: Solution;
  readonly text: ChainOfThought;
}

/** What a record is made with. */
export interface RecordSettings {
  readonly task: Task;
  readonly seed: number;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** Counts the tokens of a text; without it `tokens` is null. */
  readonly countTokens?: CountTokens | undefined;
}

/** How many tokens a text has. */
export type CountTokens = (text: string) => number;

/** Runs a drawn instance. Throws when the machine does not answer, which no drawn instance may lead to. */
export function solveDraw(task: Task, { instance }: Draw): Solution {
  const solution = solveTask(task, instance);
  if (solution.answer === undefined)
    throw new Error(`${task.title} did not answer for ${JSON.stringify(instance)}: ${solution.run.outcome.kind}.`);
  return solution;
}

/** The example that a solved draw is in one variant. */
export function exampleOf(draw: Draw, solution: Solution, settings: RecordSettings): Example {
  const { task, seed, variant, arithmetic, countTokens } = settings;
  const text = chainOfThought(solution, { variant, arithmetic });
  const cot = text.text();
  const record: NativeRecord = {
    id: [task.id, draw.own ? 'own' : draw.range.name, seed, draw.index, variant, arithmetic].join('/'),
    task: task.id,
    algorithm: task.algorithmClass,
    range: draw.range.name,
    length: task.length(draw.instance),
    split: splitOf(task, draw),
    seed,
    index: draw.index,
    instance: draw.instance,
    template: draw.wording.id,
    query: draw.wording.query(draw.instance),
    variant,
    arithmetic,
    text_version: TEXT_VERSION,
    cot,
    answer: solution.answer ?? '',
    states: text.shownStates,
    steps: solution.run.steps,
    tokens: countTokens ? countTokens(cot) : null,
  };
  return { task, record, solution, text };
}

import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import { drawAt } from '../../dataset/draw/candidate.ts';
import { isOwn, type Part } from '../../dataset/draw/part.ts';
import { plannedInstances, type DatasetPlan } from '../../dataset/settings/plan.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';

/** What one shard needs, generously: a job that is cut off has to be made again. */
export interface JobNeeds {
  /** Memory. */
  readonly gigabytes: number;
  /** Time. */
  readonly minutes: number;
}

/** Gigabytes that a shard needs whatever it holds: 500 MB were measured for the longest rows, the rest is in reserve. */
const BASE_GIGABYTES = 2;
/** Bytes an instance of the whole dataset takes: every shard draws all of them, and remembers instance and query to leave out repeats. */
const BYTES_PER_INSTANCE = 200;
/** Machine steps a second, a quarter of what was measured. */
const STEPS_PER_SECOND = 2_500_000;
/** Characters of text written a second, a quarter of what was measured with counted tokens. */
const CHARACTERS_PER_SECOND = 500_000;
/** Instances drawn a second, a tenth of what was measured. */
const DRAWS_PER_SECOND = 1_000;
/** Minutes for starting, and for what a slow disk takes. */
const BASE_MINUTES = 20;
/** Times are rounded up to this many minutes. */
const STEP_MINUTES = 10;
/** Instances of each part that are run to see how long they are. */
const SAMPLED = 2;
/** Characters of a text after which the rest of it is estimated. */
const MOST_CHARACTERS = 500_000;

/** What each of a plan's shards needs, estimated by some of its instances. */
export function jobNeeds(plan: DatasetPlan): JobNeeds {
  const instances = plannedInstances(plan);
  let seconds = instances / DRAWS_PER_SECOND;
  for (const part of plan.parts) seconds += (countOf(part) * secondsOf(part, plan)) / plan.shards;
  return {
    gigabytes: BASE_GIGABYTES + Math.ceil((instances * BYTES_PER_INSTANCE) / 2 ** 30),
    minutes: Math.ceil((BASE_MINUTES + seconds / 60) / STEP_MINUTES) * STEP_MINUTES,
  };
}

/** Seconds that the rows of one of a part's instances take, of the slowest that is looked at. */
function secondsOf(part: Part, { seed, stepLimit, variants, arithmetic, formats }: DatasetPlan): number {
  const { task } = part;
  const seconds = Array.from({ length: Math.min(SAMPLED, countOf(part)) }, (_, index) => {
    const { instance } = drawAt(part, seed, index);
    const solution = solveTask(task, instance, stepLimit);
    const characters = variants.reduce((sum, variant) => sum + charactersOf(solution, variant, arithmetic), 0);
    // Each format makes the run anew.
    return formats.length * (solution.run.steps / STEPS_PER_SECOND + characters / CHARACTERS_PER_SECOND);
  });
  return Math.max(...seconds);
}

/** Characters of a text, about where it is long. */
function charactersOf(solution: Solution, variant: VariantId, arithmetic: Arithmetic): number {
  let characters = 0;
  let pieces = 0;
  for (const piece of chainOfThought(solution, { variant, arithmetic }).pieces()) {
    characters += piece.length;
    pieces++;
    if (characters > MOST_CHARACTERS) return (characters / pieces) * Math.max(pieces, solution.trace.outerLength);
  }
  return characters;
}

const countOf = (part: Part): number => (isOwn(part) ? part.instances.length : part.count);

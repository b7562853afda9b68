import { Random } from '../../base/random.ts';
import type { VariantId } from '../../cot/variants.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Task } from '../../tasks/task.ts';

/** What is measured of an instance and its text, each a mean over the instances of a length. */
export const MEASURES = ['characters', 'tokens', 'states', 'steps'] as const;

/** The name of a measured number: characters and tokens of the text, atomic states at depth 0, machine steps. */
export type Measure = (typeof MEASURES)[number];

/** What was measured at one length. */
export interface GrowthPoint extends Readonly<Record<Measure, number>> {
  readonly length: number;
  /** Instances of which these are the means. */
  readonly instances: number;
  /** The least and the greatest number of tokens among them. */
  readonly fewestTokens: number;
  readonly mostTokens: number;
}

/** What is measured. */
export interface GrowthRequest {
  readonly task: Task;
  readonly variant: VariantId;
  readonly lengths: readonly number[];
  /** Instances of each length, fewer where runs are long; see `STEPS_A_LENGTH`. */
  readonly instances: number;
  /** Names the draws: equal names draw equal instances. */
  readonly stream: string;
}

/** A length has no point where a run of it would not end within this many steps. */
const MOST_STEPS = DEFAULT_STEP_LIMIT;

/** Machine steps after which no further instance of a length is drawn: long inputs differ less from one another. */
const STEPS_A_LENGTH = 200_000;

/** Instances of each length that are measured in any case. */
const FEWEST_INSTANCES = 2;

/** Characters whose tokens are counted in one go. */
const CHARACTERS_IN_ONE_GO = 50_000;

/**
 * Measures runs of a task, length by length. Yields after each instance, and within long ones, how many instances are behind it, so that
 * other work can come between; returns a point for each length up to the first at which a run did not end.
 */
export function* measureGrowth(
  { task, variant, lengths, instances, stream }: GrowthRequest,
  countTokens: (text: string) => number,
): Generator<number, GrowthPoint[], undefined> {
  const points: GrowthPoint[] = [];
  for (const [at, length] of lengths.entries()) {
    const measured: Record<Measure, number>[] = [];
    let steps = 0;
    for (let index = 0; index < instances; index++) {
      if (index >= FEWEST_INSTANCES && steps > STEPS_A_LENGTH) break;
      const random = new Random('growth', stream, task.id, length, index);
      const solution = solveTask(task, task.sample(random, { from: length, to: length }), MOST_STEPS);
      if (solution.answer === undefined) return points;
      const own = { characters: 0, tokens: 0, states: solution.trace.outerLength, steps: solution.run.steps };
      const behind = at * instances + index;
      let sinceRest = 0;
      // A line break ends a token, so the pieces' tokens add up to those of the whole text.
      for (const piece of chainOfThought(solution, { variant, arithmetic: 'folded' }).pieces()) {
        own.characters += piece.length;
        own.tokens += countTokens(piece);
        sinceRest += piece.length;
        if (sinceRest <= CHARACTERS_IN_ONE_GO) continue;
        sinceRest = 0;
        yield behind;
      }
      measured.push(own);
      steps += own.steps;
      yield behind + 1;
    }
    points.push(pointOf(length, measured));
  }
  return points;
}

function pointOf(length: number, measured: readonly Record<Measure, number>[]): GrowthPoint {
  const mean = (measure: Measure) => measured.reduce((sum, own) => sum + own[measure], 0) / measured.length;
  const tokens = measured.map((own) => own.tokens);
  return {
    length,
    instances: measured.length,
    characters: mean('characters'),
    tokens: mean('tokens'),
    states: mean('states'),
    steps: mean('steps'),
    fewestTokens: Math.min(...tokens),
    mostTokens: Math.max(...tokens),
  };
}

/** Measures without letting anything come between. */
export function growthAtOnce(request: GrowthRequest, countTokens: (text: string) => number): GrowthPoint[] {
  const measuring = measureGrowth(request, countTokens);
  for (;;) {
    const step = measuring.next();
    if (step.done) return step.value;
  }
}

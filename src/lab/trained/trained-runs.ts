import * as v from 'valibot';
import { recipeSchema } from '../training/recipe.ts';
import runs from './runs.json' with { type: 'json' };

const tally = v.tuple([v.number(), v.number()]);

const cutShares = v.strictObject({ text: tally, operands: tally, results: tally });

const runSchema = v.strictObject({
  /** `MACHINE-VARIANT-SEED`, and what else is special about it. */
  name: v.string(),
  recipe: recipeSchema,
  /** Floats of the model. */
  parameters: v.number(),
  /** Updates made; fewer than in the recipe where the run was stopped. */
  updates: v.number(),
  /** Tokens of all texts that it was trained on, prompts included. */
  tokens: v.number(),
  /** Processor seconds of training. */
  seconds: v.number(),
  /** Mean cross-entropy a token at the end. */
  lastLoss: v.number(),
  /** By length of the inputs: how often something held, of how many. `wilson` makes an interval of both numbers. */
  lengths: v.array(
    v.strictObject({
      length: v.number(),
      /** Whole texts that are the machine's. */
      text: tally,
      /** Right answers. */
      answer: tally,
      /** Fetched tokens at which the last head of the last layer, which is *trained* to, looked at the source most; null without sources. */
      trainedHead: v.nullable(tally),
      /** Operands, and results read again, that follow when another symbol is put at their source. */
      operandsFollow: tally,
      resultsFollow: tally,
    }),
  ),
  /**
   * By length: what is right while no head sees the source from where a fetched token is predicted, or another cell's in its place, or all is
   * seen. Empty where this was not done.
   */
  masked: v.array(v.strictObject({ length: v.number(), source: cutShares, other: cutShares, nothing: cutShares })),
  /** Bytes of the published weights; null where there are none. */
  weightsBytes: v.nullable(v.number()),
});

/** A training run with its figures. */
export type TrainedRun = v.InferOutput<typeof runSchema>;

/** All training runs that are told about, also those that failed; `scripts/lab-runs.ts` makes the list of their logs. */
export const TRAINED_RUNS: readonly TrainedRun[] = v.parse(v.array(runSchema), runs);

/** The runs whose weights are published: `weights/NAME.safetensors` beside this file, as `readModel` reads them. */
export const PUBLISHED_RUNS: readonly TrainedRun[] = TRAINED_RUNS.filter(({ weightsBytes }) => weightsBytes !== null);

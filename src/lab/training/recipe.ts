import * as v from 'valibot';
import type { LayoutOptions } from '../data/example.ts';
import { LAB_MACHINES } from '../machines/registry.ts';
import { OWN_MACHINE } from '../own/own-machine-id.ts';
import { DEFAULT_RING } from '../data/vocabulary.ts';
import { LAB_VARIANTS } from '../data/variants.ts';

const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** All that a training run depends on. Stored beside weights, so it is parsed. */
export const recipeSchema = v.strictObject({
  machine: v.picklist([...LAB_MACHINES.map(({ id }) => id), OWN_MACHINE]),
  /** The text of the machine file whose machine it is; of the machine `own` alone. */
  file: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  variant: v.picklist(LAB_VARIANTS.map(({ id }) => id)),
  seed: count(0, 2 ** 31 - 1),
  /** The least and greatest length of training examples. */
  lengths: v.tuple([count(1, 1000), count(1, 1000)]),
  /** Addresses on the ring. */
  ring: count(8, 4096),
  /** Most cells of the distractor that three training texts in four get. */
  distractorCells: count(0, 4096),
  layers: count(1, 12),
  width: count(8, 1024),
  heads: count(2, 32),
  window: count(4, 64),
  hidden: count(8, 4096),
  /** Updates of the parameters, and texts for each. */
  updates: count(1, 10_000_000),
  batch: count(1, 1024),
  learningRate: fraction,
  /**
   * What the attention loss is multiplied with in the first half of the updates, and in the second; 0 turns it off. It says of every
   * fetched token where to look, and is the same for all variants.
   */
  attention: v.tuple([fraction, fraction]),
  /**
   * What the first updates are made with instead, one stage after another: shorter inputs whose cells lie close together, so that what
   * to do with operands can be learned before how to find them among many. None if not given.
   */
  firstStages: v.optional(
    v.array(
      v.strictObject({
        updates: count(1, 10_000_000),
        lengths: v.tuple([count(1, 1000), count(1, 1000)]),
        /** Neighbouring addresses that all cells of a text lie within, anywhere on the ring. */
        stretch: count(8, 4096),
        distractorCells: count(0, 4096),
      }),
    ),
  ),
  /** Whether distractors are also put right beside the cells of tapes; they are apart if not given. */
  besideTapes: v.optional(v.boolean()),
  /** Spread of the local heads' biases for distances before training; 0 if not given. */
  distanceSpread: v.optional(fraction),
  /**
   * The first layers, whose heads are all local; 0 if not given. What is not fetched – which address comes next, what a result is – can
   * then only be learned from what is near, as it has to be for longer inputs.
   */
  localLayers: v.optional(count(0, 11)),
  /** Global heads of each other layer, its last ones; half of the heads if not given. */
  globalHeads: v.optional(count(1, 32)),
});

/** All that a training run depends on. */
export type Recipe = v.InferOutput<typeof recipeSchema>;

/** What the usual recipes of the machines do not have in common. */
const USUAL: Readonly<
  Record<
    string,
    Pick<
      Recipe,
      | 'lengths'
      | 'distractorCells'
      | 'layers'
      | 'width'
      | 'updates'
      | 'firstStages'
      | 'besideTapes'
      | 'distanceSpread'
      | 'localLayers'
      | 'globalHeads'
    >
  >
> = {
  parity: {
    lengths: [2, 8],
    distractorCells: 50,
    layers: 2,
    width: 64,
    updates: 800,
    besideTapes: true,
    distanceSpread: 2,
  },
  // Without the first stages the digits of sums were not learned; with global heads in every layer one seed in two wrote addresses that
  // were right on trained lengths alone. docs/lab.md says what was tried.
  addition: {
    lengths: [2, 6],
    distractorCells: 38,
    layers: 3,
    width: 96,
    updates: 3600,
    firstStages: [
      { updates: 500, lengths: [1, 1], stretch: 24, distractorCells: 0 },
      { updates: 400, lengths: [1, 3], stretch: 24, distractorCells: 0 },
    ],
    besideTapes: true,
    distanceSpread: 2,
    localLayers: 2,
  },
  comparison: {
    lengths: [2, 6],
    distractorCells: 38,
    layers: 2,
    width: 96,
    updates: 1500,
    besideTapes: true,
    distanceSpread: 2,
  },
  copy: { lengths: [2, 6], distractorCells: 38, layers: 2, width: 64, updates: 1500 },
  [OWN_MACHINE]: {
    lengths: [2, 6],
    distractorCells: 38,
    layers: 2,
    width: 64,
    updates: 1500,
    besideTapes: true,
    distanceSpread: 2,
  },
};

/** The recipe of a machine unless something else is asked for. */
export function usualRecipe(machine: Recipe['machine']): Recipe {
  const { lengths, distractorCells, layers, width, updates, ...more } = USUAL[machine]!;
  return {
    machine,
    variant: 'tail',
    seed: 1,
    lengths: [...lengths],
    ring: DEFAULT_RING,
    distractorCells,
    layers,
    width,
    heads: 4,
    window: 8,
    hidden: 4 * width,
    updates,
    batch: 16,
    learningRate: 2e-3,
    attention: [0.3, 0.05],
    ...more,
  };
}

/** Updates until the learning rate is full. */
const WARM_UP = 100;
/** Part of the learning rate that is left at the end. */
const LEAST_RATE = 0.02;

/** The learning rate of an update, counted from 0: it rises, stays, and from half of the updates on falls in a straight line. */
export function learningRateAt({ updates, learningRate }: Recipe, update: number): number {
  const done = update / updates;
  const rise = Math.min(1, (update + 1) / WARM_UP);
  return learningRate * rise * (done < 0.5 ? 1 : Math.max(LEAST_RATE, 2 - 2 * done));
}

/** What the texts of an update, counted from 0, are drawn with. */
export function settingAt(
  { ring, lengths, distractorCells, besideTapes = false, firstStages = [] }: Recipe,
  update: number,
): Pick<Recipe, 'lengths'> & { readonly layout: LayoutOptions } {
  let end = 0;
  for (const stage of firstStages) {
    end += stage.updates;
    if (update < end)
      return {
        lengths: stage.lengths,
        layout: { ring, stretch: stage.stretch, distractorCells: stage.distractorCells, besideTapes },
      };
  }
  return { lengths, layout: { ring, distractorCells, besideTapes } };
}

/** The weight of the attention loss in an update, counted from 0. */
export function attentionWeightAt({ updates, attention }: Recipe, update: number): number {
  return attention[update < updates / 2 ? 0 : 1];
}

import { drawnExample, type LabExample, type LayoutOptions } from '../data/example.ts';
import { labVariant, type LabVariant } from '../data/variants.ts';
import { Vocabulary } from '../data/vocabulary.ts';
import { ownMachineOf } from '../own/own-machine.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { LabMachine } from '../machines/lab-machine.ts';
import { labMachineById } from '../machines/registry.ts';
import { memoryFloats } from '../model/buffers.ts';
import { initialize } from '../model/initial.ts';
import { Learner } from '../model/learner.ts';
import type { ModelShape } from '../model/shape.ts';
import { Transformer } from '../model/transformer.ts';
import { attentionWeightAt, learningRateAt, settingAt, type Recipe } from './recipe.ts';

/** Makes kernels with a memory of this many floats. */
export type MakeKernels = (floats: number) => Kernels;

/** What one update was like. */
export interface UpdateReport {
  /** Updates made, this one included. */
  readonly update: number;
  /** Mean cross-entropy of the tokens behind the prompts. */
  readonly loss: number;
  /** Mean of −log of the weight on the sources; undefined where no token has one. */
  readonly attentionLoss: number | undefined;
  /** Tokens of the texts of this update, prompts included. */
  readonly tokens: number;
}

const BETA1 = 0.9;
const BETA2 = 0.98;
const EPSILON = 1e-8;
const WEIGHT_DECAY = 0.05;
/** Longest gradient; a longer one is shortened to it. */
const LONGEST_GRADIENT = 1;

/** The model shape of a recipe; the vocabulary is filled up to a multiple of 8. */
export function shapeOf(
  { layers, width, heads, globalHeads = heads >> 1, localLayers = 0, window, hidden }: Recipe,
  vocabulary: Vocabulary,
): ModelShape {
  return { vocabulary: (vocabulary.size + 7) & ~7, layers, width, heads, globalHeads, localLayers, window, hidden };
}

/** The machine of a recipe. Throws where it is a machine file that cannot be trained on. */
export function machineOf(recipe: Recipe): LabMachine {
  const { machine, file } = recipe;
  if (file === undefined) return labMachineById(machine)!;
  const own = ownMachines.get(recipe) ?? ownMachineOf(file);
  ownMachines.set(recipe, own);
  return own;
}

/** The machines of files, which are tried on inputs when they are made, by their recipes. */
const ownMachines = new WeakMap<Recipe, LabMachine>();

/**
 * Trains a model by a recipe, one update after another. Every update draws its texts by its number alone, so training that was
 * interrupted goes on as if it had not been, and equal recipes give equal models to the bit.
 */
export class Trainer {
  readonly recipe: Recipe;
  readonly vocabulary: Vocabulary;
  readonly model: Transformer;
  readonly learner: Learner;
  private readonly machine: LabMachine;
  private readonly variant: LabVariant;
  private made = 0;
  /** β₁ᵗ and β₂ᵗ after t updates; multiplied up, as powers may differ in their last bits between hosts. */
  private decay1 = 1;
  private decay2 = 1;

  /** A trainer before the first update. */
  constructor(recipe: Recipe, makeKernels: MakeKernels) {
    this.recipe = recipe;
    this.machine = machineOf(recipe);
    this.variant = labVariant(recipe.variant);
    this.vocabulary = new Vocabulary(this.machine, recipe.ring);
    const shape = shapeOf(recipe, this.vocabulary);
    const capacity = this.longestText();
    this.model = new Transformer(makeKernels(memoryFloats(shape, capacity, true)), shape, capacity);
    this.learner = new Learner(this.model);
    initialize(this.model, recipe.seed, recipe.distanceSpread);
  }

  /** Updates made so far. */
  get updates(): number {
    return this.made;
  }

  /** Whether all updates of the recipe are made. */
  get isDone(): boolean {
    return this.made >= this.recipe.updates;
  }

  /** Continues after this many updates; parameters and running averages must have been restored. */
  continueFrom(updates: number): void {
    this.made = 0;
    this.decay1 = 1;
    this.decay2 = 1;
    while (this.made < updates) this.count();
  }

  /** Makes one update. */
  update(): UpdateReport {
    const { recipe, learner, vocabulary } = this;
    const examples = Array.from({ length: recipe.batch }, (_, index) =>
      this.draw('train', this.made * recipe.batch + index),
    );
    const sum = (of: (example: LabExample) => number): number =>
      examples.reduce((total, example) => total + of(example), 0);
    const textTokens = sum(({ tokens, promptLength }) => tokens.length - promptLength);
    const reads = sum(({ sources }) => sources.filter((source) => source >= 0).length);
    const weight = reads > 0 ? attentionWeightAt(recipe, this.made) / reads : 0;
    learner.begin();
    let loss = 0;
    let attentionLoss = 0;
    for (const { tokens, promptLength, sources } of examples) {
      const lesson = { tokens: vocabulary.encode(tokens), promptLength, sources };
      const { token, attention } = learner.learn(lesson, { token: 1 / textTokens, attention: weight });
      loss += token;
      attentionLoss += attention;
    }
    const learningRate = learningRateAt(recipe, this.made);
    this.count();
    learner.update({
      learningRate,
      beta1: BETA1,
      beta2: BETA2,
      correction1: 1 - this.decay1,
      correction2: 1 - this.decay2,
      epsilon: EPSILON,
      weightDecay: WEIGHT_DECAY,
      gradientScale: Math.min(1, LONGEST_GRADIENT / learner.gradientNorm()),
    });
    return {
      update: this.made,
      loss: loss / textTokens,
      attentionLoss: reads > 0 ? attentionLoss / reads : undefined,
      tokens: sum(({ tokens }) => tokens.length),
    };
  }

  private count(): void {
    this.made++;
    this.decay1 *= BETA1;
    this.decay2 *= BETA2;
  }

  private draw(purpose: string, index: number): LabExample {
    const { lengths, layout } = settingAt(this.recipe, this.made);
    const name = { purpose, seed: this.recipe.seed, index, lengths };
    return drawnExample(this.machine, this.variant, name, layout);
  }

  /** Room for the longest training text of all stages, a multiple of 8. Throws a `RangeError` when its cells do not fit on the ring. */
  private longestText(): number {
    const { firstStages = [] } = this.recipe;
    const ends = firstStages.map((_, stage) =>
      firstStages.slice(0, stage + 1).reduce((sum, { updates }) => sum + updates, 0),
    );
    const stages = [0, ...ends].map((update) => settingAt(this.recipe, update));
    return Math.max(
      ...stages.map(({ lengths, layout }) => {
        const tokens = this.longestDrawn(lengths, { ...layout, distractorCells: 0 });
        return (tokens + 2 * Math.min(layout.distractorCells, layout.ring) + 1 + 7) & ~7;
      }),
    );
  }

  /** Tokens of the longest text without distractor. */
  private longestDrawn([least, most]: Recipe['lengths'], layout: LayoutOptions): number {
    const { machine, variant } = this;
    const { longest } = machine;
    const tokens = (drawn: LabMachine, length: number): number => {
      const name = { purpose: 'longest', seed: 0, index: 0, lengths: [length, length] as const };
      return drawnExample(drawn, variant, name, layout).tokens.length;
    };
    if (!longest) return tokens(machine, most);
    const lengths = Array.from({ length: most - least + 1 }, (_, index) => least + index);
    return Math.max(...lengths.map((length) => tokens({ ...machine, draw: () => longest(length) }, length)));
  }
}

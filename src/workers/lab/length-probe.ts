import type { Kernels } from '../../lab/kernels/kernels.ts';
import { memoryFloats } from '../../lab/model/buffers.ts';
import { Transformer } from '../../lab/model/transformer.ts';
import { capacityFor, gradeText, testExamples, writtenFor } from '../../lab/training/evaluation.ts';
import type { MakeKernels, Trainer } from '../../lab/training/trainer.ts';
import type { LabExample } from '../../lab/data/example.ts';
import type { LengthCount } from './lab-views.ts';
import { FOLLOWED_RANGES, type FollowedRange, type Probe } from './training-views.ts';

/** Texts a range: the accuracy is followed while the loss falls, and each takes time from training. */
const TEXTS = 16;

/** How often a model that is being trained is right, at a length of its training and at longer ones. */
export class LengthProbe {
  private readonly trainer: Trainer;
  private readonly model: Transformer;
  private readonly kernels: Kernels;
  private readonly examples: Readonly<Record<FollowedRange, readonly LabExample[]>>;
  private readonly lengths: Readonly<Record<FollowedRange, number>>;

  constructor(trainer: Trainer, makeKernels: MakeKernels, longest: number) {
    const { recipe, model } = trainer;
    this.trainer = trainer;
    this.lengths = followedLengths(recipe.lengths[1], longest);
    const of = (range: FollowedRange) => testExamples(recipe, this.lengths[range], TEXTS);
    this.examples = { S: of('S'), M: of('M'), L: of('L') };
    const capacity = capacityFor(Object.values(this.examples).flat());
    // A model for training has no room for texts that are longer.
    this.kernels = makeKernels(memoryFloats(model.shape, capacity, false));
    this.model = new Transformer(this.kernels, model.shape, capacity);
  }

  /** Counts right texts; between two of them `rest` may do something else. */
  async probe(rest: () => Promise<void>): Promise<Probe> {
    const { trainer, model, kernels } = this;
    const from = trainer.model.parameters;
    kernels.memory.set(
      trainer.model.kernels.memory.subarray(from, from + trainer.model.tensors.length),
      model.parameters,
    );
    const counts: Partial<Record<FollowedRange, LengthCount>> = {};
    for (const range of FOLLOWED_RANGES) counts[range] = await this.counted(range, rest);
    // Every range was counted.
    return { update: trainer.updates, counts: counts as Record<FollowedRange, LengthCount> };
  }

  private async counted(range: FollowedRange, rest: () => Promise<void>): Promise<LengthCount> {
    const { vocabulary } = this.trainer;
    let [texts, answers] = [0, 0];
    for (const example of this.examples[range]) {
      const { isText, isAnswer } = gradeText(vocabulary, example, writtenFor(this.model, vocabulary, example));
      if (isText) texts++;
      if (isAnswer) answers++;
      await rest();
    }
    return { length: this.lengths[range], done: TEXTS, texts, answers };
  }
}

/** The lengths that are followed: the longest of the training, twice and three times it, as far as they have addresses. */
function followedLengths(trained: number, longest: number): Record<FollowedRange, number> {
  const at = (times: number) => Math.min(times * trained, longest);
  return { S: trained, M: at(2), L: at(3) };
}

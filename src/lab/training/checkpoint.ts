import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { fieldProblem } from '../../base/problems.ts';
import { Vocabulary } from '../data/vocabulary.ts';
import { memoryFloats } from '../model/buffers.ts';
import { shapeProblem, type Tensor } from '../model/shape.ts';
import { Transformer } from '../model/transformer.ts';
import { recipeSchema, type Recipe } from './recipe.ts';
import { readSafetensors, writeSafetensors, type NamedTensor, type TensorFile } from './safetensors.ts';
import { machineOf, shapeOf, Trainer, type MakeKernels } from './trainer.ts';

/** A model as it was stored, and what it was made by. */
export interface StoredModel {
  readonly recipe: Recipe;
  readonly updates: number;
  /** Processor seconds of training so far. */
  readonly seconds: number;
  readonly file: TensorFile;
}

const metadataSchema = v.object({
  recipe: v.string(),
  updates: v.pipe(v.string(), v.digits(), v.transform(Number)),
  seconds: v.pipe(v.string(), v.decimal(), v.transform(Number)),
});

/** Everything that training needs to go on to the bit: parameters, running averages, recipe, number of updates. */
export function checkpoint(trainer: Trainer, seconds: number): Uint8Array<ArrayBuffer> {
  const { model, learner } = trainer;
  const part = (prefix: string, base: number): NamedTensor[] =>
    model.tensors.all.map((tensor) => named(tensor, prefix, model, base));
  const tensors = [
    ...part('', model.parameters),
    ...part('mean.', learner.buffers.mean),
    ...part('variance.', learner.buffers.variance),
  ];
  return writeSafetensors(tensors, metadata(trainer.recipe, trainer.updates, seconds), 'F32');
}

/** The parameters alone as 16-bit floats, to be published. */
export function weights({ file, recipe, updates, seconds }: StoredModel): Uint8Array<ArrayBuffer> {
  const tensors = [...file.tensors]
    .filter(([name]) => !name.startsWith('mean.') && !name.startsWith('variance.'))
    .map(([name, { shape, values }]) => ({ name, shape, values }));
  return writeSafetensors(tensors, metadata(recipe, updates, seconds), 'F16');
}

/** Reads a checkpoint or published weights. Throws an error whose message says what is wrong. */
export function readModel(bytes: Uint8Array): StoredModel {
  const file = readSafetensors(bytes);
  const known = v.safeParse(metadataSchema, file.metadata);
  if (!known.success) throw new Error(fieldProblem('metadata', file.metadata, 'recipe, updates and seconds').message);
  const json = jsonOrText(known.output.recipe);
  const recipe = v.safeParse(recipeSchema, json);
  if (!recipe.success) {
    const issue = recipe.issues[0];
    throw new Error(fieldProblem(`recipe.${v.getDotPath(issue) ?? ''}`, issue.input, issue.message).message);
  }
  const { updates, seconds } = known.output;
  return { recipe: recipe.output, updates, seconds, file };
}

/** A trainer that goes on from a checkpoint. Throws an error where it lacks something. */
export function resumed({ recipe, updates, file }: StoredModel, makeKernels: MakeKernels): Trainer {
  const trainer = new Trainer(recipe, makeKernels);
  const { model, learner } = trainer;
  restore(file, model, '', model.parameters);
  restore(file, model, 'mean.', learner.buffers.mean);
  restore(file, model, 'variance.', learner.buffers.variance);
  trainer.continueFrom(updates);
  return trainer;
}

/** The model for reading and writing texts of at most `capacity` tokens, and its vocabulary. */
export function loaded(
  { recipe, file }: StoredModel,
  capacity: number,
  makeKernels: MakeKernels,
): { readonly model: Transformer; readonly vocabulary: Vocabulary } {
  const vocabulary = new Vocabulary(machineOf(recipe), recipe.ring);
  const shape = shapeOf(recipe, vocabulary);
  const problem = shapeProblem(shape);
  if (problem) throw new Error(fieldProblem('recipe', shape, problem).message);
  const model = new Transformer(makeKernels(memoryFloats(shape, capacity, false)), shape, capacity);
  restore(file, model, '', model.parameters);
  return { model, vocabulary };
}

function metadata(recipe: Recipe, updates: number, seconds: number): Record<string, string> {
  return { recipe: JSON.stringify(recipe), updates: `${updates}`, seconds: seconds.toFixed(1) };
}

function named({ name, shape, at, length }: Tensor, prefix: string, model: Transformer, base: number): NamedTensor {
  const values = model.kernels.memory.subarray(base + at, base + at + length);
  return { name: prefix + name, shape, values };
}

function restore({ tensors }: TensorFile, model: Transformer, prefix: string, base: number): void {
  for (const { name, shape, at } of model.tensors.all) {
    const stored = tensors.get(prefix + name);
    if (stored?.shape.join() !== shape.join())
      throw new Error(fieldProblem(prefix + name, stored?.shape, `a tensor of shape [${shape.join(', ')}]`).message);
    model.kernels.memory.set(stored.values, base + at);
  }
}

import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { ReferenceKernels } from '../kernels/reference.ts';
import { memoryFloats } from './buffers.ts';
import { initialize } from './initial.ts';
import { Learner, type Lesson } from './learner.ts';
import type { ModelShape } from './shape.ts';
import { Transformer } from './transformer.ts';
import { SMALL_SHAPE } from '../../testing/small-shape.ts';

const SHAPE: ModelShape = { ...SMALL_SHAPE, layers: 2 };
const CAPACITY = 24;

/** Two texts with a prompt; some tokens of the second have sources. */
const LESSONS: readonly Lesson[] = [
  { tokens: [3, 1, 4, 1, 5, 9, 2, 6, 5], promptLength: 4, sources: Array(9).fill(-1) },
  {
    tokens: [7, 0, 8, 15, 3, 1, 4, 7, 0, 3, 1, 9],
    promptLength: 7,
    sources: [-1, -1, -1, -1, -1, -1, -1, 0, 1, -1, 5, -1],
  },
];
const SCALE = { token: 1 / 10, attention: 0.3 / 3 };

/** A model with random parameters whose memory is of 64-bit floats, so that differences are exact enough. */
function learner(shape: ModelShape): Learner {
  const kernels = new ReferenceKernels(new Float64Array(memoryFloats(shape, CAPACITY, true)));
  const model = new Transformer(kernels, shape, CAPACITY);
  initialize(model, 5);
  // Gains of 1 and biases of 0 would hide faults.
  const random = new Random('gradients');
  for (const tensor of model.tensors.all) {
    const values = model.values(tensor);
    for (let index = 0; index < values.length; index++) values[index]! += random.integer(-1000, 1000) / 4000;
  }
  return new Learner(model);
}

/** The loss of all texts; gradients are made on the way. */
function loss(pupil: Learner): number {
  pupil.begin();
  return LESSONS.reduce((sum, lesson) => {
    const { token, attention } = pupil.learn(lesson, SCALE);
    return sum + SCALE.token * token + SCALE.attention * attention;
  }, 0);
}

describe.each([
  ['half of the heads local', SHAPE],
  ['a layer with local heads alone', { ...SHAPE, localLayers: 1 }],
  ['one global head', { ...SHAPE, globalHeads: 1 }],
])('with %s the gradient of each tensor is what differences of the loss say', (_name, shape) => {
  const pupil = learner(shape);
  loss(pupil);
  const { model } = pupil;
  const gradients = new Map(model.tensors.all.map((tensor) => [tensor.name, pupil.gradientOf(tensor).slice()]));

  test.each(model.tensors.all.map((tensor) => [tensor.name, tensor] as const))('%s', (name, tensor) => {
    const values = model.values(tensor);
    const random = new Random('places', name);
    const step = 1e-4;
    let largest = 0;
    for (let check = 0; check < 8; check++) {
      const place = random.integer(0, tensor.length - 1);
      const value = values[place]!;
      values[place] = value + step;
      const above = loss(pupil);
      values[place] = value - step;
      const below = loss(pupil);
      values[place] = value;
      const gradient = gradients.get(name)![place]!;
      largest = Math.max(largest, Math.abs(gradient));
      const difference = (above - below) / (2 * step);
      expect(Math.abs(gradient - difference)).toBeLessThan(1e-8 + 1e-5 * Math.abs(gradient));
    }
    expect(largest).toBeGreaterThan(1e-5);
  });
});

test('tokens one after another are computed as all at once', () => {
  const { model } = learner(SHAPE);
  const tokens = LESSONS[1]!.tokens;
  const { vocabulary } = SHAPE;
  model.forward(tokens, 0, tokens.length);
  const whole = [
    ...model.kernels.memory.subarray(model.logits(0, tokens.length)).subarray(0, tokens.length * vocabulary),
  ];
  const other = learner(SHAPE).model;
  const parts = [0, 5, 6, 7, 11, 12].flatMap((to, part, all) => {
    if (part === 0) return [];
    const from = all[part - 1]!;
    other.forward(tokens, from, to);
    const at = other.logits(from, to);
    return [...other.kernels.memory.subarray(at, at + (to - from) * vocabulary)];
  });
  expect(parts).toHaveLength(whole.length);
  for (const [index, value] of parts.entries()) expect(value).toBeCloseTo(whole[index]!, 10);
});

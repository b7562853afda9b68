import { Random } from '../../base/random.ts';
import type { Transformer } from './transformer.ts';

/** Steps of the scale on which random values lie. */
const STEPS = 2 ** 24;

/**
 * Gives a model its values before training. They are uniform with the spread of their tensor: unlike a normal distribution that needs no
 * function whose last bits differ between JavaScript engines. The local heads' biases for distances get a spread of their own.
 */
export function initialize(model: Transformer, seed: number, distanceSpread = 0): void {
  for (const tensor of model.tensors.all) {
    const random = new Random('lab', 'initial', seed, tensor.name);
    const values = model.values(tensor);
    const spread = tensor.name.endsWith('distance_bias') ? distanceSpread : tensor.spread;
    const reach = spread * Math.sqrt(3);
    for (let index = 0; index < values.length; index++)
      values[index] = spread === 0 ? tensor.start : reach * ((2 * random.integer(0, STEPS - 1) + 1) / STEPS - 1);
  }
}

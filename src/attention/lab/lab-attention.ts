import { localHeads } from '../../lab/model/shape.ts';
import type { Transformer } from '../../lab/model/transformer.ts';
import type { DenseAttention } from '../files/attention-file.ts';

/**
 * The attention of a small model on a text of `length` tokens that `forward` has been called for, as if it came from a file. It reads the
 * model's memory: it holds until the model reads another text.
 */
export function labAttention(model: Transformer, length: number, name: string): DenseAttention {
  const { shape, capacity, kernels } = model;
  const row = (layer: number, head: number, position: number): ArrayLike<number> => {
    if (head >= localHeads(shape, layer)) {
      const at = model.globalWeights(layer, head) + position * capacity;
      return kernels.memory.subarray(at, at + position + 1);
    }
    const weights = new Float64Array(position + 1);
    // A local head keeps a weight for each distance.
    const at = model.buffers.layers[layer]!.localWeights[head]! + position * shape.window;
    for (let distance = 0; distance < Math.min(shape.window, position + 1); distance++)
      weights[position - distance] = kernels.memory[at + distance]!;
    return weights;
  };
  return {
    kind: 'dense',
    layers: shape.layers,
    heads: shape.heads,
    keys: length,
    queries: length,
    isMean: false,
    tokens: undefined,
    offsets: undefined,
    model: name,
    sha256: undefined,
    rows: async (layer, head, positions) => positions.map((position) => row(layer, head, position)),
  };
}

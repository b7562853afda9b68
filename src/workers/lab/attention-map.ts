import { localHeads } from '../../lab/model/shape.ts';
import type { Transformer } from '../../lab/model/transformer.ts';
import type { AttentionMap } from './lab-views.ts';

/** Tokens of a text with their sources, as far as the text is the machine's. */
interface ReadText {
  /** Tokens that the model has read: all that were written but the last. */
  readonly positions: number;
  /** For each token of the machine's text the index of its source, or −1. */
  readonly sources: readonly number[];
}

/** The weights of a head at all positions, which `forward` has been called for, and how often the largest was on the source. */
export function attentionMap(model: Transformer, layer: number, head: number, text: ReadText): AttentionMap {
  const { positions } = text;
  const weights = new Float32Array(positions * positions);
  const row = weightsAt(model, layer, head);
  for (let position = 0; position < positions; position++) row(position, weights.subarray(position * positions));
  return { layer, head, positions, weights, ...hitsOf(weights, text) };
}

/** Writes the weights at a position to the beginning of an array. */
function weightsAt(model: Transformer, layer: number, head: number): (position: number, into: Float32Array) => void {
  const { memory } = model.kernels;
  if (head < localHeads(model.shape, layer)) {
    const { window } = model.shape;
    const at = model.buffers.layers[layer]!.localWeights[head]!;
    // A local head has a weight for each distance, from 0 on.
    return (position, into) => {
      for (let distance = 0; distance < Math.min(window, position + 1); distance++)
        into[position - distance] = memory[at + position * window + distance]!;
    };
  }
  const at = model.globalWeights(layer, head);
  return (position, into) =>
    into.set(memory.subarray(at + position * model.capacity, at + position * model.capacity + position + 1));
}

function hitsOf(weights: Float32Array, { positions, sources }: ReadText): { hits: number; of: number } {
  let hits = 0;
  let of = 0;
  for (let token = 1; token <= positions && token < sources.length; token++) {
    const source = sources[token]!;
    if (source < 0) continue;
    of++;
    const row = weights.subarray((token - 1) * positions, (token - 1) * positions + token);
    let most = 0;
    for (let at = 1; at < row.length; at++) if (row[at]! > row[most]!) most = at;
    if (most === source) hits++;
  }
  return { hits, of };
}

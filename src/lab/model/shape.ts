/** The sizes of a decoder-only transformer. */
export interface ModelShape {
  /** Tokens, a multiple of 8: a vocabulary is filled up with tokens that never occur. */
  readonly vocabulary: number;
  readonly layers: number;
  /** Floats a position. */
  readonly width: number;
  /** Attention heads a layer. The first ones are local, with a learned bias for each distance; the others global, without position. */
  readonly heads: number;
  /** The last heads of a layer that are global, in layers that have any. */
  readonly globalHeads: number;
  /** The first layers, whose heads are all local. */
  readonly localLayers: number;
  /** Positions that a local head sees, its own included. */
  readonly window: number;
  /** Width of the feed-forward layer. */
  readonly hidden: number;
}

/** Where one tensor of the parameters is, among all of them. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** The index of its first float. */
  readonly at: number;
  readonly length: number;
  /** Standard deviation of its values before training; 0 if all begin as `start`. */
  readonly spread: number;
  readonly start: number;
}

/** The tensors of one layer. */
export interface LayerTensors {
  readonly attentionGain: Tensor;
  /** Width × 3 · width: queries of all heads, then keys, then values. */
  readonly projections: Tensor;
  /** Local heads of the layer × window. */
  readonly distanceBias: Tensor;
  readonly attentionOut: Tensor;
  readonly hiddenGain: Tensor;
  readonly hiddenIn: Tensor;
  readonly hiddenInBias: Tensor;
  readonly hiddenOut: Tensor;
  readonly hiddenOutBias: Tensor;
}

/** All tensors of a model. Matrices have a row an input and a column an output: y = x · W. */
export interface ModelTensors {
  readonly all: readonly Tensor[];
  /** Floats of all parameters together. */
  readonly length: number;
  readonly embedding: Tensor;
  readonly layers: readonly LayerTensors[];
  readonly finalGain: Tensor;
  readonly output: Tensor;
}

/** How many heads of a layer are local: the first ones. */
export const localHeads = ({ heads, globalHeads, localLayers }: ModelShape, layer: number): number =>
  layer < localLayers ? heads : heads - globalHeads;

/** Floats a head. */
export const headWidth = ({ width, heads }: ModelShape): number => width / heads;

/** Why there is no model of this shape; undefined if there is. */
export function shapeProblem(shape: ModelShape): string | undefined {
  const { vocabulary, layers, width, heads, globalHeads, localLayers, window, hidden } = shape;
  if (Object.values({ vocabulary, layers, width, heads, window, hidden }).some((n) => !Number.isInteger(n) || n < 1))
    return 'Every size must be a whole number above 0.';
  if (!Number.isInteger(localLayers) || localLayers < 0 || localLayers >= layers)
    return 'The layers with local heads alone must be fewer than all layers.';
  if (!Number.isInteger(globalHeads) || globalHeads < 1 || globalHeads > heads)
    return 'The global heads of a layer must be a whole number from 1 to its heads.';
  if (width % heads !== 0 || headWidth(shape) % 8 !== 0) return 'The width of a head must be a multiple of 8.';
  if (vocabulary % 8 !== 0 || hidden % 8 !== 0 || window % 4 !== 0)
    return 'The vocabulary and the hidden width must be multiples of 8, the window of 4.';
  return undefined;
}

/**
 * The tensors of a model of this shape. The spreads are those of the recipe: embeddings are large, so that attention can tell addresses
 * apart from the beginning, and what is added to the residual stream is small.
 */
export function modelTensors(shape: ModelShape): ModelTensors {
  const { vocabulary, layers, width, window, hidden } = shape;
  const all: Tensor[] = [];
  let length = 0;
  const tensor = (name: string, dimensions: readonly number[], spread: number, start = 0): Tensor => {
    const count = dimensions.reduce((product, each) => product * each, 1);
    const made = { name, shape: dimensions, at: length, length: count, spread, start };
    all.push(made);
    // Every tensor begins at a multiple of 4 floats, as kernels want it.
    length += (count + 3) & ~3;
    return made;
  };
  const inward = 0.7 / Math.sqrt(width);
  const outward = 0.02 / Math.sqrt(2 * layers);
  const embedding = tensor('embedding', [vocabulary, width], 0.5);
  const layerTensors = Array.from({ length: layers }, (_, layer): LayerTensors => {
    const named = (name: string, dimensions: readonly number[], spread: number, start = 0) =>
      tensor(`layers.${layer}.${name}`, dimensions, spread, start);
    return {
      attentionGain: named('attention.gain', [width], 0, 1),
      projections: named('attention.projections', [width, 3 * width], inward),
      distanceBias: named('attention.distance_bias', [localHeads(shape, layer), window], 0),
      attentionOut: named('attention.out', [width, width], outward),
      hiddenGain: named('hidden.gain', [width], 0, 1),
      hiddenIn: named('hidden.in', [width, hidden], inward),
      hiddenInBias: named('hidden.in_bias', [hidden], 0),
      hiddenOut: named('hidden.out', [hidden, width], outward),
      hiddenOutBias: named('hidden.out_bias', [width], 0),
    };
  });
  const finalGain = tensor('final.gain', [width], 0, 1);
  const output = tensor('output', [width, vocabulary], inward);
  return { all, length, embedding, layers: layerTensors, finalGain, output };
}

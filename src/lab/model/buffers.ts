import type { Kernels } from '../kernels/kernels.ts';
import { headWidth, localHeads, modelTensors, type ModelShape } from './shape.ts';

/** What one layer computes, kept for the backward pass and, keys and values, for the positions to come. */
export interface LayerBuffers {
  /** The residual stream before attention, after it, and where normalisation divided by what. */
  readonly before: number;
  readonly between: number;
  readonly attentionInverse: number;
  readonly hiddenInverse: number;
  readonly normalized: number;
  /** Queries, keys and values of all heads: rows of 3 · width. */
  readonly projections: number;
  /** The keys transposed: a row a float of the width, `capacity` floats long. */
  readonly keys: number;
  /** The weights of each global head: capacity × capacity. */
  readonly globalWeights: readonly number[];
  /** The weights of each local head: capacity × window. */
  readonly localWeights: readonly number[];
  /** What the heads have read: rows of width. */
  readonly read: number;
  readonly hiddenNormalized: number;
  readonly hiddenBefore: number;
  readonly hidden: number;
}

/** Everything that a forward pass needs room for, beside the parameters. */
export interface ForwardBuffers {
  readonly layers: readonly LayerBuffers[];
  /** The residual stream after the last layer. */
  readonly final: number;
  readonly finalInverse: number;
  readonly finalNormalized: number;
  readonly logits: number;
}

/** Everything that a backward pass needs room for beside that. */
export interface BackwardBuffers {
  readonly gradients: number;
  readonly mean: number;
  readonly variance: number;
  /** All matrices transposed, at the places of the parameters. */
  readonly transposed: number;
  /** Gradients of the residual stream, and of rows of width, 3 · width, hidden width, and capacity. */
  readonly stream: number;
  readonly rows: number;
  readonly projections: number;
  readonly hidden: number;
  readonly weights: number;
  /** Values of one head transposed: head width × capacity. */
  readonly values: number;
}

/** Allocates the buffers of a forward pass over at most `capacity` positions, a multiple of 8. */
export function forwardBuffers(
  kernels: Pick<Kernels, 'allocate'>,
  shape: ModelShape,
  capacity: number,
): ForwardBuffers {
  const { width, hidden, heads, window, layers, vocabulary } = shape;
  const rows = (floats: number): number => kernels.allocate(capacity * floats);
  return {
    layers: Array.from({ length: layers }, (_, layer) => ({
      before: rows(width),
      between: rows(width),
      attentionInverse: rows(1),
      hiddenInverse: rows(1),
      normalized: rows(width),
      projections: rows(3 * width),
      keys: rows(width),
      globalWeights: Array.from({ length: heads - localHeads(shape, layer) }, () => rows(capacity)),
      localWeights: Array.from({ length: localHeads(shape, layer) }, () => rows(window)),
      read: rows(width),
      hiddenNormalized: rows(width),
      hiddenBefore: rows(hidden),
      hidden: rows(hidden),
    })),
    final: rows(width),
    finalInverse: rows(1),
    finalNormalized: rows(width),
    logits: rows(vocabulary),
  };
}

/** Allocates the buffers of a backward pass. */
export function backwardBuffers(
  kernels: Pick<Kernels, 'allocate'>,
  shape: ModelShape,
  capacity: number,
): BackwardBuffers {
  const parameters = modelTensors(shape).length;
  const rows = (floats: number): number => kernels.allocate(capacity * floats);
  return {
    gradients: kernels.allocate(parameters),
    mean: kernels.allocate(parameters),
    variance: kernels.allocate(parameters),
    transposed: kernels.allocate(parameters),
    stream: rows(shape.width),
    rows: rows(shape.width),
    projections: rows(3 * shape.width),
    hidden: rows(shape.hidden),
    weights: rows(capacity),
    values: rows(headWidth(shape)),
  };
}

/** Floats of memory for a model of this shape over at most `capacity` positions. */
export function memoryFloats(shape: ModelShape, capacity: number, isTrained: boolean): number {
  let floats = 0;
  const counter = {
    allocate: (count: number) => {
      floats += (count + 7) & ~7;
      return 0;
    },
  };
  counter.allocate(modelTensors(shape).length);
  forwardBuffers(counter, shape, capacity);
  if (isTrained) backwardBuffers(counter, shape, capacity);
  return floats;
}

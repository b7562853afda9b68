import type { Floats, HeadRows, Kernels, Matrix } from '../kernels/kernels.ts';
import { localAttentionWithout } from './local-cut.ts';
import { forwardBuffers, type ForwardBuffers } from './buffers.ts';
import { headWidth, localHeads, modelTensors, type ModelShape, type ModelTensors, type Tensor } from './shape.ts';

/** The score of a position that a head must not see, before the softmax: its weight becomes 0, or below 1e-37. */
const CUT_SCORE = -1e30;

/** A matrix whose rows of this length follow one another. */
export const rowsOf = (at: number, row: number): Matrix => ({ at, row, column: 1 });

/**
 * A decoder-only transformer over one sequence. In each layer attention, then a feed-forward layer with GELU, both after root mean square
 * normalisation and added to the residual stream. Half of the heads – in the first layers of some models all of them – are local and know
 * distances, the others see everything before them and know no position: what they find they find by content.
 *
 * Positions are computed once: `forward(tokens, from, to)` uses keys and values of the positions before `from`. So the same code reads a
 * whole text for training and writes one token after another.
 */
export class Transformer {
  readonly shape: ModelShape;
  readonly tensors: ModelTensors;
  readonly kernels: Kernels;
  readonly buffers: ForwardBuffers;
  /** Most positions of a sequence. */
  readonly capacity: number;
  /** Where the parameters are in the kernels' memory. */
  readonly parameters: number;
  /** Floats a head. */
  readonly headWidth: number;

  /** A model whose parameters are all 0; the memory of `kernels` must have room for `memoryFloats`. */
  constructor(kernels: Kernels, shape: ModelShape, capacity: number) {
    this.kernels = kernels;
    this.shape = shape;
    this.tensors = modelTensors(shape);
    this.capacity = capacity;
    this.headWidth = headWidth(shape);
    this.parameters = kernels.allocate(this.tensors.length);
    this.buffers = forwardBuffers(kernels, shape, capacity);
  }

  /** Where a tensor is in the kernels' memory. */
  at(tensor: Tensor): number {
    return this.parameters + tensor.at;
  }

  /** The values of a tensor: a part of the kernels' memory. */
  values(tensor: Tensor): Floats {
    return this.kernels.memory.subarray(this.at(tensor), this.at(tensor) + tensor.length);
  }

  /**
   * Computes the residual stream of positions [from, to). With `cuts`, no head sees the position `cuts[position]` from a position; −1 or
   * nothing cuts nothing. Throws a `RangeError` when there are more positions than the model has room for.
   */
  forward(tokens: ArrayLike<number>, from: number, to: number, cuts: ArrayLike<number> = []): void {
    if (to > this.capacity) throw new RangeError(`${to} positions, room for ${this.capacity}.`);
    const { memory } = this.kernels;
    const { width } = this.shape;
    const embedding = this.at(this.tensors.embedding);
    const first = this.buffers.layers[0]!.before;
    for (let position = from; position < to; position++) {
      const row = embedding + tokens[position]! * width;
      memory.copyWithin(first + position * width, row, row + width);
    }
    for (let layer = 0; layer < this.shape.layers; layer++) {
      this.attend(layer, from, to, cuts);
      this.feedForward(layer, from, to);
    }
  }

  /** Computes the logits of positions [from, to), which `forward` has been called for; returns where the first row is. */
  logits(from: number, to: number): number {
    const { kernels, buffers, tensors } = this;
    const { width, vocabulary } = this.shape;
    const rows = to - from;
    const at = buffers.finalNormalized + from * width;
    const logits = buffers.logits + from * vocabulary;
    kernels.normalize(
      at,
      buffers.finalInverse + from,
      buffers.final + from * width,
      this.at(tensors.finalGain),
      rows,
      width,
    );
    kernels.multiply(
      rowsOf(logits, vocabulary),
      rowsOf(at, width),
      rowsOf(this.at(tensors.output), vocabulary),
      { rows, inner: width, columns: vocabulary },
      false,
    );
    return logits;
  }

  /** The residual stream after a layer: where the next one reads it. */
  after(layer: number): number {
    return this.buffers.layers[layer + 1]?.before ?? this.buffers.final;
  }

  /** A head's queries, keys and values in a layer. */
  headRows(layer: number, head: number): HeadRows {
    return headRows(this.buffers.layers[layer]!.projections, this.shape, head);
  }

  private attend(layer: number, from: number, to: number, cuts: ArrayLike<number>): void {
    const { kernels, shape, capacity } = this;
    const { width, heads } = shape;
    const buffers = this.buffers.layers[layer]!;
    const tensors = this.tensors.layers[layer]!;
    const rows = to - from;
    const normalized = buffers.normalized + from * width;
    const projections = buffers.projections + from * 3 * width;
    kernels.normalize(
      normalized,
      buffers.attentionInverse + from,
      buffers.before + from * width,
      this.at(tensors.attentionGain),
      rows,
      width,
    );
    kernels.multiply(
      rowsOf(projections, 3 * width),
      rowsOf(normalized, width),
      rowsOf(this.at(tensors.projections), 3 * width),
      { rows, inner: width, columns: 3 * width },
      false,
    );
    kernels.transpose(buffers.keys + from, capacity, projections + width, 3 * width, rows, width);
    for (let head = 0; head < heads; head++)
      if (head < localHeads(shape, layer)) this.attendLocally(layer, head, from, to, cuts);
      else this.attendGlobally(layer, head, from, to, cuts);
    const between = buffers.between + from * width;
    const before = buffers.before + from * width;
    kernels.memory.copyWithin(between, before, before + rows * width);
    kernels.multiply(
      rowsOf(between, width),
      rowsOf(buffers.read + from * width, width),
      rowsOf(this.at(tensors.attentionOut), width),
      { rows, inner: width, columns: width },
      true,
    );
  }

  private attendLocally(layer: number, head: number, from: number, to: number, cuts: ArrayLike<number>): void {
    const buffers = this.buffers.layers[layer]!;
    const { window, width } = this.shape;
    const bias = this.at(this.tensors.layers[layer]!.distanceBias) + head * window;
    const out = buffers.read + head * this.headWidth;
    const weights = buffers.localWeights[head]!;
    const rows = this.headRows(layer, head);
    this.kernels.localAttention(out, width, weights, rows, bias, window, from, to);
    for (let position = from; position < to; position++)
      localAttentionWithout(
        this.kernels.memory,
        out + position * width,
        weights + position * window,
        rows,
        bias,
        window,
        position,
        cuts[position] ?? -1,
      );
  }

  private attendGlobally(layer: number, head: number, from: number, to: number, cuts: ArrayLike<number>): void {
    const { kernels, shape, capacity, headWidth: inner } = this;
    const buffers = this.buffers.layers[layer]!;
    const { queries, values, stride } = this.headRows(layer, head);
    const rows = to - from;
    const weights = this.globalWeights(layer, head) + from * capacity;
    kernels.multiply(
      rowsOf(weights, capacity),
      rowsOf(queries + from * stride, stride),
      rowsOf(buffers.keys + head * inner * capacity, capacity),
      { rows, inner, columns: (to + 7) & ~7 },
      false,
    );
    for (let row = 0; row < rows; row++) {
      const cut = cuts[from + row] ?? -1;
      if (cut >= 0) kernels.memory[weights + row * capacity + cut] = CUT_SCORE;
    }
    kernels.causalSoftmax(weights, capacity, rows, from, 1 / Math.sqrt(inner));
    kernels.multiply(
      rowsOf(buffers.read + from * shape.width + head * inner, shape.width),
      rowsOf(weights, capacity),
      rowsOf(values, stride),
      { rows, inner: to, columns: inner },
      false,
    );
  }

  /** The weights of a global head: a row a position, `capacity` floats long. */
  globalWeights(layer: number, head: number): number {
    return this.buffers.layers[layer]!.globalWeights[head - localHeads(this.shape, layer)]!;
  }

  private feedForward(layer: number, from: number, to: number): void {
    const { kernels } = this;
    const { width, hidden } = this.shape;
    const buffers = this.buffers.layers[layer]!;
    const tensors = this.tensors.layers[layer]!;
    const rows = to - from;
    const between = buffers.between + from * width;
    const normalized = buffers.hiddenNormalized + from * width;
    const before = buffers.hiddenBefore + from * hidden;
    const activated = buffers.hidden + from * hidden;
    const out = this.after(layer) + from * width;
    kernels.normalize(normalized, buffers.hiddenInverse + from, between, this.at(tensors.hiddenGain), rows, width);
    kernels.multiply(
      rowsOf(before, hidden),
      rowsOf(normalized, width),
      rowsOf(this.at(tensors.hiddenIn), hidden),
      { rows, inner: width, columns: hidden },
      false,
    );
    kernels.addRow(before, this.at(tensors.hiddenInBias), rows, hidden);
    kernels.gelu(activated, before, rows * hidden);
    kernels.memory.copyWithin(out, between, between + rows * width);
    kernels.multiply(
      rowsOf(out, width),
      rowsOf(activated, hidden),
      rowsOf(this.at(tensors.hiddenOut), width),
      { rows, inner: hidden, columns: width },
      true,
    );
    kernels.addRow(out, this.at(tensors.hiddenOutBias), rows, width);
  }
}

/** Where a head's queries, keys and values are in rows of 3 · width. */
export function headRows(projections: number, shape: ModelShape, head: number): HeadRows {
  const width = headWidth(shape);
  const queries = projections + head * width;
  return { queries, keys: queries + shape.width, values: queries + 2 * shape.width, stride: 3 * shape.width, width };
}

import { naturalLogarithm } from '../kernels/exact-math.ts';
import type { AdamStep, Floats, Kernels, Matrix } from '../kernels/kernels.ts';
import { backwardBuffers, type BackwardBuffers } from './buffers.ts';
import { localHeads, type LayerTensors, type ModelShape, type Tensor } from './shape.ts';
import { headRows, rowsOf, type Transformer } from './transformer.ts';

/** One text to learn from. */
export interface Lesson {
  readonly tokens: ArrayLike<number>;
  /** Tokens that are given: the loss is on those after them. */
  readonly promptLength: number;
  /** For each token the index of its source, or −1: where the trained head is to look when it predicts the token. */
  readonly sources: readonly number[];
}

/** What the losses of a text are multiplied with, so that a batch has a mean over all of its tokens. */
export interface LossScale {
  readonly token: number;
  /** Of the attention loss; 0 turns it off. */
  readonly attention: number;
}

/** The losses of texts, added up; the attention loss is not multiplied with its scale. */
export interface Losses {
  readonly token: number;
  readonly attention: number;
}

/** Added to the attention on a source before its logarithm is taken. */
const ATTENTION_EPSILON = 1e-9;

/** The backward pass of a transformer: adds the gradients of one text after another, then makes an update. */
export class Learner {
  readonly model: Transformer;
  readonly buffers: BackwardBuffers;
  private readonly kernels: Kernels;
  private readonly shape: ModelShape;

  /** The learner of a model; its kernels' memory must have room for `memoryFloats`. */
  constructor(model: Transformer) {
    this.model = model;
    this.kernels = model.kernels;
    this.shape = model.shape;
    this.buffers = backwardBuffers(model.kernels, model.shape, model.capacity);
  }

  /** Begins a batch: all gradients become 0. Call it also after the parameters have changed. */
  begin(): void {
    const { model, buffers, kernels } = this;
    kernels.memory.fill(0, buffers.gradients, buffers.gradients + model.tensors.length);
    for (const { name, shape, at } of model.tensors.all) {
      if (shape.length < 2 || name === 'embedding' || name.endsWith('distance_bias')) continue;
      const [rows, columns] = shape as readonly [number, number];
      kernels.transpose(buffers.transposed + at, rows, model.parameters + at, columns, rows, columns);
    }
  }

  /** Adds the gradients of a text's losses. */
  learn({ tokens, promptLength, sources }: Lesson, scale: LossScale): Losses {
    const { model, buffers, kernels } = this;
    const { width, vocabulary, layers } = this.shape;
    const length = tokens.length - 1;
    const from = promptLength - 1;
    model.forward(tokens, 0, length);
    const logits = model.logits(from, length);
    const targets = Array.from({ length: length - from }, (_, row) => tokens[from + row + 1]!);
    const token = kernels.crossEntropy(logits, targets, length - from, vocabulary, scale.token);
    kernels.memory.fill(0, buffers.stream, buffers.stream + length * width);
    this.outputBackward(logits, from, length);
    let attention = 0;
    for (let layer = layers - 1; layer >= 0; layer--) {
      this.feedForwardBackward(layer, length);
      const supervised = layer === layers - 1 ? { sources, scale: scale.attention } : undefined;
      attention += this.attentionBackward(layer, length, supervised);
    }
    const embedding = buffers.gradients + model.tensors.embedding.at;
    for (let position = 0; position < length; position++)
      kernels.add(embedding + tokens[position]! * width, buffers.stream + position * width, width);
    return { token, attention };
  }

  /** The length of the gradient, as a vector. */
  gradientNorm(): number {
    return Math.sqrt(this.kernels.squaredSum(this.buffers.gradients, this.model.tensors.length));
  }

  /** Updates the parameters. */
  update(step: AdamStep): void {
    const { gradients, mean, variance } = this.buffers;
    this.kernels.adam(this.model.parameters, gradients, mean, variance, this.model.tensors.length, step);
  }

  /** The gradients of a tensor: a part of the kernels' memory. */
  gradientOf(tensor: Tensor): Floats {
    const at = this.buffers.gradients + tensor.at;
    return this.kernels.memory.subarray(at, at + tensor.length);
  }

  private outputBackward(logits: number, from: number, to: number): void {
    const { model, buffers, kernels } = this;
    const { width, vocabulary } = this.shape;
    const { output, finalGain } = model.tensors;
    const rows = to - from;
    const normalized = model.buffers.finalNormalized + from * width;
    const matrix = { at: logits, row: vocabulary };
    this.matrixBackward(output, { at: normalized, row: width }, matrix, buffers.rows, rows, width, vocabulary);
    kernels.normalizeBackward(
      buffers.stream + from * width,
      buffers.gradients + finalGain.at,
      buffers.rows,
      model.buffers.finalInverse + from,
      model.buffers.final + from * width,
      model.at(finalGain),
      rows,
      width,
    );
  }

  /** Given the gradient of y = x · W: adds that of W, and writes that of x to `inputGradient`. */
  private matrixBackward(
    tensor: Tensor,
    input: Omit<Matrix, 'column'>,
    gradient: Omit<Matrix, 'column'>,
    inputGradient: number,
    rows: number,
    inputs: number,
    outputs: number,
  ): void {
    const { kernels, buffers } = this;
    kernels.multiply(
      rowsOf(buffers.gradients + tensor.at, outputs),
      { at: input.at, row: 1, column: input.row },
      rowsOf(gradient.at, gradient.row),
      { rows: inputs, inner: rows, columns: outputs },
      true,
    );
    kernels.multiply(
      rowsOf(inputGradient, inputs),
      rowsOf(gradient.at, gradient.row),
      rowsOf(buffers.transposed + tensor.at, inputs),
      { rows, inner: outputs, columns: inputs },
      false,
    );
  }

  private feedForwardBackward(layer: number, rows: number): void {
    const { model, buffers, kernels } = this;
    const { width, hidden } = this.shape;
    const made = model.buffers.layers[layer]!;
    const tensors = model.tensors.layers[layer]!;
    const { stream } = buffers;
    kernels.sumRows(buffers.gradients + tensors.hiddenOutBias.at, stream, rows, width);
    this.matrixBackward(
      tensors.hiddenOut,
      { at: made.hidden, row: hidden },
      { at: stream, row: width },
      buffers.hidden,
      rows,
      hidden,
      width,
    );
    kernels.geluBackward(buffers.hidden, made.hiddenBefore, rows * hidden);
    kernels.sumRows(buffers.gradients + tensors.hiddenInBias.at, buffers.hidden, rows, hidden);
    this.matrixBackward(
      tensors.hiddenIn,
      { at: made.hiddenNormalized, row: width },
      { at: buffers.hidden, row: hidden },
      buffers.rows,
      rows,
      width,
      hidden,
    );
    kernels.normalizeBackward(
      stream,
      buffers.gradients + tensors.hiddenGain.at,
      buffers.rows,
      made.hiddenInverse,
      made.between,
      model.at(tensors.hiddenGain),
      rows,
      width,
    );
  }

  /** Returns the attention loss of the layer's last head, where it is trained to look at sources. */
  private attentionBackward(
    layer: number,
    rows: number,
    supervised: { sources: readonly number[]; scale: number } | undefined,
  ): number {
    const { model, buffers, kernels, shape } = this;
    const { width, heads } = shape;
    const made = model.buffers.layers[layer]!;
    const tensors = model.tensors.layers[layer]!;
    const { stream } = buffers;
    this.matrixBackward(
      tensors.attentionOut,
      { at: made.read, row: width },
      { at: stream, row: width },
      buffers.rows,
      rows,
      width,
      width,
    );
    kernels.memory.fill(0, buffers.projections, buffers.projections + rows * 3 * width);
    let loss = 0;
    for (let head = 0; head < heads; head++)
      if (head < localHeads(shape, layer)) this.localBackward(layer, head, rows, tensors);
      else loss += this.globalBackward(layer, head, rows, head === heads - 1 ? supervised : undefined);
    this.matrixBackward(
      tensors.projections,
      { at: made.normalized, row: width },
      { at: buffers.projections, row: 3 * width },
      buffers.rows,
      rows,
      width,
      3 * width,
    );
    kernels.normalizeBackward(
      stream,
      buffers.gradients + tensors.attentionGain.at,
      buffers.rows,
      made.attentionInverse,
      made.before,
      model.at(tensors.attentionGain),
      rows,
      width,
    );
    return loss;
  }

  private localBackward(layer: number, head: number, rows: number, tensors: LayerTensors): void {
    const { model, buffers, shape } = this;
    this.kernels.localAttentionBackward(
      headRows(buffers.projections, shape, head),
      buffers.gradients + tensors.distanceBias.at + head * shape.window,
      buffers.rows + head * model.headWidth,
      shape.width,
      model.buffers.layers[layer]!.localWeights[head]!,
      model.headRows(layer, head),
      shape.window,
      rows,
    );
  }

  private globalBackward(
    layer: number,
    head: number,
    rows: number,
    supervised: { sources: readonly number[]; scale: number } | undefined,
  ): number {
    const { model, buffers, kernels, shape } = this;
    const { capacity, headWidth: width } = model;
    const own = model.headRows(layer, head);
    const gradients = headRows(buffers.projections, shape, head);
    const weights = model.globalWeights(layer, head);
    const gradient = rowsOf(buffers.rows + head * width, shape.width);
    const columns = (rows + 7) & ~7;
    kernels.transpose(buffers.values, capacity, own.values, own.stride, rows, width);
    kernels.multiply(
      rowsOf(buffers.weights, capacity),
      gradient,
      rowsOf(buffers.values, capacity),
      { rows, inner: width, columns },
      false,
    );
    const loss = supervised ? this.attentionLoss(supervised, weights, rows) : 0;
    const flipped = (at: number): Matrix => ({ at, row: 1, column: capacity });
    const size = { rows, inner: rows, columns: width };
    kernels.multiply(rowsOf(gradients.values, gradients.stride), flipped(weights), gradient, size, false);
    kernels.causalSoftmaxBackward(buffers.weights, weights, capacity, rows, 1 / Math.sqrt(width));
    const scores = rowsOf(buffers.weights, capacity);
    kernels.multiply(rowsOf(gradients.queries, gradients.stride), scores, rowsOf(own.keys, own.stride), size, false);
    const turned = flipped(buffers.weights);
    kernels.multiply(rowsOf(gradients.keys, gradients.stride), turned, rowsOf(own.queries, own.stride), size, false);
    return loss;
  }

  /** −log of the weight on each source, at the position that predicts what is fetched; adds the gradient to that of the weights. */
  private attentionLoss(
    { sources, scale }: { sources: readonly number[]; scale: number },
    weights: number,
    rows: number,
  ): number {
    const { memory } = this.kernels;
    const { capacity } = this.model;
    let loss = 0;
    for (let position = 0; position < rows; position++) {
      const source = sources[position + 1]!;
      if (source < 0) continue;
      const at = position * capacity + source;
      const weight = memory[weights + at]! + ATTENTION_EPSILON;
      loss -= naturalLogarithm(weight);
      memory[this.buffers.weights + at]! -= scale / weight;
    }
    return loss;
  }
}

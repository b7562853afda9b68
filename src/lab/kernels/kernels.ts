/** Memory of kernels: 32-bit floats, or 64-bit ones where derivatives are checked by differences. */
export type Floats = Float32Array | Float64Array;

/**
 * A matrix in the memory of some kernels: the element in row r and column c is at `at + r * row + c * column`. All numbers count
 * floats.
 */
export interface Matrix {
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/** Rows and columns of a product, and how many products are added up for each element. */
export interface ProductSize {
  readonly rows: number;
  readonly inner: number;
  /** A multiple of 8. */
  readonly columns: number;
}

/** How one update of AdamW changes the parameters. */
export interface AdamStep {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ in update t, counted from 1. */
  readonly correction1: number;
  readonly correction2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** What gradients are multiplied with first. */
  readonly gradientScale: number;
}

/** One head's queries, keys and values in the rows of a common matrix, whose rows are `stride` floats apart. */
export interface HeadRows {
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
  readonly stride: number;
  /** Floats a head; a multiple of 8. */
  readonly width: number;
}

/**
 * The operations of a small transformer, forward and backward, on 32-bit floats in one memory. Arguments that name data are indices into
 * that memory, multiples of 4. “Adds to” means that what is there before stays in the sum; everything else is overwritten. Widths and
 * counts are multiples of 4.
 *
 * All implementations are deterministic: the same calls on the same memory give the same bits.
 */
export interface Kernels {
  /** The memory; of a length that does not change. */
  readonly memory: Floats;
  /** Sets aside this many floats, all 0, and returns the index of the first. Throws a `RangeError` when the memory is full. */
  allocate(floats: number): number;

  /** out = left · right, or added to out. `right` and `out` have a `column` of 1. */
  multiply(out: Matrix, left: Matrix, right: Matrix, size: ProductSize, adds: boolean): void;
  /** out (columns × rows, rows `outStride` apart) = the transpose of x (rows × columns, rows `stride` apart). */
  transpose(out: number, outStride: number, x: number, stride: number, rows: number, columns: number): void;
  /** Adds x to out. */
  add(out: number, x: number, count: number): void;
  /** Adds a row to each row. */
  addRow(out: number, row: number, rows: number, width: number): void;
  /** Adds the sum of all rows to out. */
  sumRows(out: number, x: number, rows: number, width: number): void;

  /** Root mean square normalisation of each row: out = x · gain / rms(x); `inverse` gets 1 / rms of each row. */
  normalize(out: number, inverse: number, x: number, gain: number, rows: number, width: number): void;
  /** Adds the gradients of `normalize` to those of x and gain, given that of its output. */
  normalizeBackward(
    xGradient: number,
    gainGradient: number,
    gradient: number,
    inverse: number,
    x: number,
    gain: number,
    rows: number,
    width: number,
  ): void;

  /** out = GELU(x), in its form with the hyperbolic tangent. */
  gelu(out: number, x: number, count: number): void;
  /** Multiplies the gradient of GELU's output with GELU's derivative at x. */
  geluBackward(gradient: number, x: number, count: number): void;

  /**
   * The softmax of rows of scores, multiplied with `scale` before, over the columns up to the row's own position: row r is at position
   * `first + r`. Columns after that, up to the next multiple of 8 of the last position's, become 0. In place.
   */
  causalSoftmax(scores: number, stride: number, rows: number, first: number, scale: number): void;
  /** Replaces the gradient of the softmax's output by that of its scores; rows begin at position 0. */
  causalSoftmaxBackward(gradient: number, weights: number, stride: number, rows: number, scale: number): void;

  /**
   * Attention of one head to the `window` latest positions, its own included, each distance with a bias of its own. `weights` gets a row
   * of `window` weights a position, by distance; positions before the first have weight 0. Rows [first, end) are made.
   */
  localAttention(
    out: number,
    outStride: number,
    weights: number,
    head: HeadRows,
    bias: number,
    window: number,
    first: number,
    end: number,
  ): void;
  /** The gradients of `localAttention` from position 0 on: overwrites those of queries, adds to those of keys, values and biases. */
  localAttentionBackward(
    gradients: HeadRows,
    biasGradient: number,
    gradient: number,
    gradientStride: number,
    weights: number,
    head: HeadRows,
    window: number,
    rows: number,
  ): void;

  /**
   * Cross-entropy of rows of logits: returns its sum over the rows, and replaces the logits by the gradient of the loss, which is that
   * sum times `scale`.
   */
  crossEntropy(logits: number, targets: ArrayLike<number>, rows: number, width: number, scale: number): number;

  /** The sum of squares. */
  squaredSum(x: number, count: number): number;
  /** One update of AdamW (Loshchilov & Hutter, 2019); `mean` and `variance` are its running averages. */
  adam(parameters: number, gradients: number, mean: number, variance: number, count: number, step: AdamStep): void;
}

/** Added to the mean square before its root is taken, so that a row of zeros has one. */
export const NORM_EPSILON = 1e-5;

/** gelu(x) = x · σ(GELU_SLOPE · (x + GELU_CUBIC · x³)): the form with tanh, as tanh(u) = 2σ(2u) − 1. */
export const GELU_SLOPE = 2 * Math.sqrt(2 / Math.PI);
export const GELU_CUBIC = 0.044715;

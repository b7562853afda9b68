import { naturalLogarithm } from '../exact-math.ts';
import type { AdamStep, HeadRows, Matrix, ProductSize } from '../kernels.ts';
import { ReferenceKernels } from '../reference.ts';
import { adamFunction, addFunction, geluBackwardFunction, geluFunction, squaredSumFunction } from './elementwise.ts';
import { localAttentionBackwardFunction, localAttentionFunction } from './local-attention.ts';
import { kernelModule } from './module.ts';
import { multiplyFunction } from './multiply.ts';
import { normalizeBackwardFunction, normalizeFunction, rowFunction, transposeFunction } from './rows.ts';
import {
  causalSoftmaxBackwardFunction,
  causalSoftmaxFunction,
  exponentialsFunction,
  largestFunction,
  scaleFunction,
} from './softmax.ts';

/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536;
/** Widest window of local attention: floats set aside for one row of it. */
const WIDEST_WINDOW = 64;

/** The functions of the module; what they are given is in bytes. */
interface Exports {
  readonly multiply: Kernel;
  readonly transpose: Kernel;
  readonly add: Kernel;
  readonly addRow: Kernel;
  readonly sumRows: Kernel;
  readonly normalize: Kernel;
  readonly normalizeBackward: Kernel;
  readonly gelu: Kernel;
  readonly geluBackward: Kernel;
  readonly causalSoftmax: Kernel;
  readonly causalSoftmaxBackward: Kernel;
  readonly localAttention: Kernel;
  readonly localAttentionBackward: Kernel;
  readonly largest: Kernel;
  readonly exponentials: Kernel;
  readonly scale: Kernel;
  readonly squaredSum: Kernel;
  readonly adam: Kernel;
}

type Kernel = (...values: readonly number[]) => number;

/** The bytes of the module. */
export function kernelBytes(relaxed: boolean): Uint8Array<ArrayBuffer> {
  return kernelModule([
    multiplyFunction(relaxed),
    transposeFunction(),
    addFunction(),
    rowFunction('addRow'),
    rowFunction('sumRows'),
    normalizeFunction(),
    normalizeBackwardFunction(),
    geluFunction(),
    geluBackwardFunction(),
    causalSoftmaxFunction(),
    causalSoftmaxBackwardFunction(),
    localAttentionFunction(),
    localAttentionBackwardFunction(),
    largestFunction(),
    exponentialsFunction(),
    scaleFunction(),
    squaredSumFunction(),
    adamFunction(),
  ]);
}

/** Whether the host has vectors whose multiplications and additions may be fused. */
export function hasRelaxedVectors(): boolean {
  return WebAssembly.validate(kernelModule([multiplyFunction(true)]));
}

/** The kernels as generated WebAssembly with vectors of four floats, on one thread. */
export class WasmKernels extends ReferenceKernels {
  private readonly run: Exports;
  private readonly scratch: number;

  /**
   * Kernels with a memory of this many floats. `relaxed` uses vectors whose results differ between processors in their last bits, where
   * the host has them. Throws where WebAssembly or its vectors are missing.
   */
  constructor(floats: number, relaxed = false) {
    // The row of scratch lies behind the floats that can be allocated.
    const scratch = (floats + 7) & ~7;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((4 * (scratch + WIDEST_WINDOW)) / PAGE) });
    super(new Float32Array(memory.buffer, 0, floats));
    this.scratch = scratch;
    const module = new WebAssembly.Module(kernelBytes(relaxed && hasRelaxedVectors()));
    // Our own module exports just these.
    this.run = new WebAssembly.Instance(module, { kernels: { memory } }).exports as unknown as Exports;
  }

  override multiply(out: Matrix, left: Matrix, right: Matrix, size: ProductSize, adds: boolean): void {
    const { rows, inner, columns } = size;
    this.run.multiply(
      4 * out.at,
      4 * out.row,
      4 * left.at,
      4 * left.row,
      4 * left.column,
      4 * right.at,
      4 * right.row,
      rows,
      inner,
      columns,
      adds ? 1 : 0,
    );
  }

  override transpose(out: number, outStride: number, x: number, stride: number, rows: number, columns: number): void {
    this.run.transpose(4 * out, 4 * outStride, 4 * x, 4 * stride, rows, columns);
  }

  override add(out: number, x: number, count: number): void {
    this.run.add(4 * out, 4 * x, 4 * count);
  }

  override addRow(out: number, row: number, rows: number, width: number): void {
    this.run.addRow(4 * out, 4 * row, rows, 4 * width);
  }

  override sumRows(out: number, x: number, rows: number, width: number): void {
    this.run.sumRows(4 * out, 4 * x, rows, 4 * width);
  }

  override normalize(out: number, inverse: number, x: number, gain: number, rows: number, width: number): void {
    this.run.normalize(4 * out, 4 * inverse, 4 * x, 4 * gain, rows, 4 * width);
  }

  override normalizeBackward(
    xGradient: number,
    gainGradient: number,
    gradient: number,
    inverse: number,
    x: number,
    gain: number,
    rows: number,
    width: number,
  ): void {
    this.run.normalizeBackward(
      4 * xGradient,
      4 * gainGradient,
      4 * gradient,
      4 * inverse,
      4 * x,
      4 * gain,
      rows,
      4 * width,
    );
  }

  override gelu(out: number, x: number, count: number): void {
    this.run.gelu(4 * out, 4 * x, 4 * count);
  }

  override geluBackward(gradient: number, x: number, count: number): void {
    this.run.geluBackward(4 * gradient, 4 * x, 4 * count);
  }

  override causalSoftmax(scores: number, stride: number, rows: number, first: number, scale: number): void {
    this.run.causalSoftmax(4 * scores, 4 * stride, rows, first, scale);
  }

  override causalSoftmaxBackward(gradient: number, weights: number, stride: number, rows: number, scale: number): void {
    this.run.causalSoftmaxBackward(4 * gradient, 4 * weights, 4 * stride, rows, scale);
  }

  override localAttention(
    out: number,
    outStride: number,
    weights: number,
    { queries, keys, values, stride, width }: HeadRows,
    bias: number,
    window: number,
    first: number,
    end: number,
  ): void {
    this.run.localAttention(
      4 * out,
      4 * outStride,
      4 * weights,
      4 * queries,
      4 * keys,
      4 * values,
      4 * stride,
      4 * width,
      4 * bias,
      4 * window,
      first,
      end,
      1 / Math.sqrt(width),
    );
  }

  override localAttentionBackward(
    gradients: HeadRows,
    biasGradient: number,
    gradient: number,
    gradientStride: number,
    weights: number,
    { queries, keys, values, stride, width }: HeadRows,
    window: number,
    rows: number,
  ): void {
    this.run.localAttentionBackward(
      4 * gradients.queries,
      4 * gradients.keys,
      4 * gradients.values,
      4 * gradients.stride,
      4 * biasGradient,
      4 * gradient,
      4 * gradientStride,
      4 * weights,
      4 * queries,
      4 * keys,
      4 * values,
      4 * stride,
      4 * width,
      4 * window,
      rows,
      4 * this.scratch,
      1 / Math.sqrt(width),
    );
  }

  override crossEntropy(
    logits: number,
    targets: ArrayLike<number>,
    rows: number,
    width: number,
    scale: number,
  ): number {
    const { memory, run } = this;
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const at = logits + row * width;
      const target = at + targets[row]!;
      const most = run.largest(4 * at, 4 * width);
      const aim = memory[target]! - most;
      const sum = run.exponentials(4 * at, 4 * width, most);
      loss += naturalLogarithm(sum) - aim;
      run.scale(4 * at, 4 * width, scale / sum);
      memory[target]! -= scale;
    }
    return loss;
  }

  override squaredSum(x: number, count: number): number {
    return this.run.squaredSum(4 * x, 4 * count);
  }

  override adam(parameters: number, gradients: number, mean: number, variance: number, count: number, step: AdamStep) {
    const { learningRate, beta1, beta2, correction1, correction2, epsilon, weightDecay, gradientScale } = step;
    this.run.adam(
      4 * parameters,
      4 * gradients,
      4 * mean,
      4 * variance,
      4 * count,
      learningRate,
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      1 / correction1,
      1 / correction2,
      epsilon,
      weightDecay,
      gradientScale,
    );
  }
}

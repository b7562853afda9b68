import { exponential, naturalLogarithm } from './exact-math.ts';
import {
  GELU_CUBIC,
  GELU_SLOPE,
  NORM_EPSILON,
  type AdamStep,
  type Floats,
  type HeadRows,
  type Kernels,
  type Matrix,
  type ProductSize,
} from './kernels.ts';
import { localAttention, localAttentionBackward } from './local-attention.ts';

/** The next multiple of 8. */
const roundedUp = (count: number): number => (count + 7) & ~7;

/** The kernels as plain loops over a typed array, written to be read: what faster ones are tested against. */
export class ReferenceKernels implements Kernels {
  readonly memory: Floats;
  private used = 0;

  /** Kernels with this memory. */
  constructor(memory: Floats) {
    this.memory = memory;
  }

  allocate(floats: number): number {
    const at = this.used;
    if (at + floats > this.memory.length) throw new RangeError(`A memory of ${this.memory.length} floats is full.`);
    this.used = roundedUp(at + floats);
    return at;
  }

  multiply(out: Matrix, left: Matrix, right: Matrix, { rows, inner, columns }: ProductSize, adds: boolean): void {
    const { memory } = this;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const place = out.at + row * out.row + column;
        let sum = adds ? memory[place]! : 0;
        for (let each = 0; each < inner; each++)
          sum += memory[left.at + row * left.row + each * left.column]! * memory[right.at + each * right.row + column]!;
        memory[place] = sum;
      }
  }

  transpose(out: number, outStride: number, x: number, stride: number, rows: number, columns: number): void {
    const { memory } = this;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        memory[out + column * outStride + row] = memory[x + row * stride + column]!;
  }

  add(out: number, x: number, count: number): void {
    for (let index = 0; index < count; index++) this.memory[out + index]! += this.memory[x + index]!;
  }

  addRow(out: number, row: number, rows: number, width: number): void {
    for (let each = 0; each < rows; each++) this.add(out + each * width, row, width);
  }

  sumRows(out: number, x: number, rows: number, width: number): void {
    for (let each = 0; each < rows; each++) this.add(out, x + each * width, width);
  }

  normalize(out: number, inverse: number, x: number, gain: number, rows: number, width: number): void {
    const { memory } = this;
    for (let row = 0; row < rows; row++) {
      const from = row * width;
      const factor = 1 / Math.sqrt(this.squaredSum(x + from, width) / width + NORM_EPSILON);
      memory[inverse + row] = factor;
      for (let each = 0; each < width; each++)
        memory[out + from + each] = memory[x + from + each]! * factor * memory[gain + each]!;
    }
  }

  normalizeBackward(
    xGradient: number,
    gainGradient: number,
    gradient: number,
    inverse: number,
    x: number,
    gain: number,
    rows: number,
    width: number,
  ): void {
    const { memory } = this;
    for (let row = 0; row < rows; row++) {
      const from = row * width;
      const factor = memory[inverse + row]!;
      let projection = 0;
      for (let each = 0; each < width; each++) {
        const product = memory[gradient + from + each]! * memory[x + from + each]!;
        memory[gainGradient + each]! += product * factor;
        projection += product * memory[gain + each]!;
      }
      projection *= (factor * factor) / width;
      for (let each = 0; each < width; each++)
        memory[xGradient + from + each]! +=
          factor * (memory[gradient + from + each]! * memory[gain + each]! - memory[x + from + each]! * projection);
    }
  }

  gelu(out: number, x: number, count: number): void {
    const { memory } = this;
    for (let index = 0; index < count; index++) {
      const value = memory[x + index]!;
      memory[out + index] = value * geluGate(value);
    }
  }

  geluBackward(gradient: number, x: number, count: number): void {
    const { memory } = this;
    for (let index = 0; index < count; index++) {
      const value = memory[x + index]!;
      const gate = geluGate(value);
      const slope = GELU_SLOPE * (1 + 3 * GELU_CUBIC * value * value);
      memory[gradient + index]! *= gate + value * gate * (1 - gate) * slope;
    }
  }

  causalSoftmax(scores: number, stride: number, rows: number, first: number, scale: number): void {
    const { memory } = this;
    const end = roundedUp(first + rows);
    for (let row = 0; row < rows; row++) {
      const from = scores + row * stride;
      const own = first + row;
      let most = -Infinity;
      for (let column = 0; column <= own; column++) most = Math.max(most, memory[from + column]!);
      let sum = 0;
      for (let column = 0; column <= own; column++) {
        const weight = exponential((memory[from + column]! - most) * scale);
        memory[from + column] = weight;
        sum += weight;
      }
      for (let column = 0; column < end; column++)
        memory[from + column] = column <= own ? memory[from + column]! / sum : 0;
    }
  }

  causalSoftmaxBackward(gradient: number, weights: number, stride: number, rows: number, scale: number): void {
    const { memory } = this;
    const end = roundedUp(rows);
    for (let row = 0; row < rows; row++) {
      const from = row * stride;
      let mean = 0;
      for (let column = 0; column <= row; column++)
        mean += memory[gradient + from + column]! * memory[weights + from + column]!;
      for (let column = 0; column < end; column++) {
        const weight = memory[weights + from + column]!;
        memory[gradient + from + column] = scale * weight * (memory[gradient + from + column]! - mean);
      }
    }
  }

  localAttention(
    out: number,
    outStride: number,
    weights: number,
    head: HeadRows,
    bias: number,
    window: number,
    first: number,
    end: number,
  ): void {
    localAttention(this.memory, out, outStride, weights, head, bias, window, first, end);
  }

  localAttentionBackward(
    gradients: HeadRows,
    biasGradient: number,
    gradient: number,
    gradientStride: number,
    weights: number,
    head: HeadRows,
    window: number,
    rows: number,
  ): void {
    localAttentionBackward(this.memory, gradients, biasGradient, gradient, gradientStride, weights, head, window, rows);
  }

  crossEntropy(logits: number, targets: ArrayLike<number>, rows: number, width: number, scale: number): number {
    const { memory } = this;
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const from = logits + row * width;
      const target = targets[row]!;
      let most = -Infinity;
      for (let each = 0; each < width; each++) most = Math.max(most, memory[from + each]!);
      const aim = memory[from + target]! - most;
      let sum = 0;
      for (let each = 0; each < width; each++) {
        const weight = exponential(memory[from + each]! - most);
        memory[from + each] = weight;
        sum += weight;
      }
      loss += naturalLogarithm(sum) - aim;
      for (let each = 0; each < width; each++)
        memory[from + each] = scale * (memory[from + each]! / sum - (each === target ? 1 : 0));
    }
    return loss;
  }

  squaredSum(x: number, count: number): number {
    let sum = 0;
    for (let index = 0; index < count; index++) sum += this.memory[x + index]! * this.memory[x + index]!;
    return sum;
  }

  adam(parameters: number, gradients: number, mean: number, variance: number, count: number, step: AdamStep): void {
    const { memory } = this;
    const { learningRate, beta1, beta2, correction1, correction2, epsilon, weightDecay, gradientScale } = step;
    for (let index = 0; index < count; index++) {
      const gradient = memory[gradients + index]! * gradientScale;
      const average = beta1 * memory[mean + index]! + (1 - beta1) * gradient;
      const square = beta2 * memory[variance + index]! + (1 - beta2) * gradient * gradient;
      memory[mean + index] = average;
      memory[variance + index] = square;
      memory[parameters + index]! -=
        learningRate *
        (average / correction1 / (Math.sqrt(square / correction2) + epsilon) +
          weightDecay * memory[parameters + index]!);
    }
  }
}

/** σ(GELU_SLOPE · (x + GELU_CUBIC · x³)), what GELU multiplies x with. */
function geluGate(x: number): number {
  return 1 / (1 + exponential(-Math.max(-80, Math.min(80, GELU_SLOPE * (x + GELU_CUBIC * x * x * x)))));
}

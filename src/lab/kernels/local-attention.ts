import { exponential } from './exact-math.ts';
import type { Floats, HeadRows } from './kernels.ts';

/** `Kernels.localAttention` as plain loops. */
export function localAttention(
  memory: Floats,
  out: number,
  outStride: number,
  weights: number,
  { queries, keys, values, stride, width }: HeadRows,
  bias: number,
  window: number,
  first: number,
  end: number,
): void {
  const scale = 1 / Math.sqrt(width);
  for (let position = first; position < end; position++) {
    const row = weights + position * window;
    const reach = Math.min(window, position + 1);
    let most = -Infinity;
    for (let distance = 0; distance < reach; distance++) {
      const score =
        scale * dot(memory, queries + position * stride, keys + (position - distance) * stride, width) +
        memory[bias + distance]!;
      memory[row + distance] = score;
      most = Math.max(most, memory[row + distance]!);
    }
    let sum = 0;
    for (let distance = 0; distance < reach; distance++) {
      const weight = exponential(memory[row + distance]! - most);
      memory[row + distance] = weight;
      sum += weight;
    }
    for (let distance = 0; distance < window; distance++)
      memory[row + distance] = distance < reach ? memory[row + distance]! / sum : 0;
    const to = out + position * outStride;
    for (let each = 0; each < width; each++) {
      let value = 0;
      for (let distance = 0; distance < reach; distance++)
        value += memory[row + distance]! * memory[values + (position - distance) * stride + each]!;
      memory[to + each] = value;
    }
  }
}

/** `Kernels.localAttentionBackward` as plain loops. */
export function localAttentionBackward(
  memory: Floats,
  gradients: HeadRows,
  biasGradient: number,
  gradient: number,
  gradientStride: number,
  weights: number,
  { queries, keys, values, stride, width }: HeadRows,
  window: number,
  rows: number,
): void {
  const scale = 1 / Math.sqrt(width);
  for (let position = 0; position < rows; position++) {
    const row = weights + position * window;
    const from = gradient + position * gradientStride;
    const query = queries + position * stride;
    const queryGradient = gradients.queries + position * gradients.stride;
    const reach = Math.min(window, position + 1);
    memory.fill(0, queryGradient, queryGradient + width);
    let mean = 0;
    for (let distance = 0; distance < reach; distance++)
      mean += memory[row + distance]! * dot(memory, from, values + (position - distance) * stride, width);
    for (let distance = 0; distance < reach; distance++) {
      const at = position - distance;
      const weight = memory[row + distance]!;
      const score = weight * (dot(memory, from, values + at * stride, width) - mean);
      memory[biasGradient + distance]! += score;
      const key = keys + at * stride;
      const keyGradient = gradients.keys + at * gradients.stride;
      const valueGradient = gradients.values + at * gradients.stride;
      for (let each = 0; each < width; each++) {
        memory[queryGradient + each]! += scale * score * memory[key + each]!;
        memory[keyGradient + each]! += scale * score * memory[query + each]!;
        memory[valueGradient + each]! += weight * memory[from + each]!;
      }
    }
  }
}

function dot(memory: Floats, one: number, other: number, width: number): number {
  let sum = 0;
  for (let each = 0; each < width; each++) sum += memory[one + each]! * memory[other + each]!;
  return sum;
}

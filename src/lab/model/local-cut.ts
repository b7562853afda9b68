import { exponential } from '../kernels/exact-math.ts';
import type { Floats, HeadRows } from '../kernels/kernels.ts';

/**
 * What a local head reads at one position, again, without the position `cut`, after `Kernels.localAttention`: the weights of the other
 * positions add up to 1. Does nothing where the head does not see `cut` anyhow, and where it sees nothing else.
 *
 * @param out where the position's row of the output is
 * @param weights where the position's row of weights is
 */
export function localAttentionWithout(
  memory: Floats,
  out: number,
  weights: number,
  { queries, keys, values, stride, width }: HeadRows,
  bias: number,
  window: number,
  position: number,
  cut: number,
): void {
  const reach = Math.min(window, position + 1);
  if (cut < 0 || cut > position || position - cut >= reach || reach === 1) return;
  const distances = Array.from({ length: reach }, (_, distance) => distance).filter(
    (distance) => distance !== position - cut,
  );
  const scores = distances.map((distance) => {
    let product = 0;
    for (let each = 0; each < width; each++)
      product += memory[queries + position * stride + each]! * memory[keys + (position - distance) * stride + each]!;
    return product / Math.sqrt(width) + memory[bias + distance]!;
  });
  const most = Math.max(...scores);
  const exponentials = scores.map((score) => exponential(score - most));
  const sum = exponentials.reduce((total, each) => total + each, 0);
  memory.fill(0, weights, weights + window);
  memory.fill(0, out, out + width);
  distances.forEach((distance, index) => {
    const weight = exponentials[index]! / sum;
    memory[weights + distance] = weight;
    for (let each = 0; each < width; each++)
      memory[out + each]! += weight * memory[values + (position - distance) * stride + each]!;
  });
}

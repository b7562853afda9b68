import { describe, expect, test } from 'vitest';
import type { Kernels } from '../kernels/kernels.ts';
import { ReferenceKernels } from '../kernels/reference.ts';
import { WasmKernels } from '../kernels/wasm/wasm-kernels.ts';
import { memoryFloats } from './buffers.ts';
import { initialize } from './initial.ts';
import { localHeads } from './shape.ts';
import { Transformer } from './transformer.ts';
import { SMALL_SHAPE } from '../../testing/small-shape.ts';

const CAPACITY = 24;
const TOKENS = [7, 0, 8, 15, 3, 1, 4, 7, 0, 3, 1, 9];
const LAST = TOKENS.length - 1;

describe.each<[string, (floats: number) => Kernels]>([
  ['plain kernels', (floats) => new ReferenceKernels(new Float32Array(floats))],
  ['generated kernels', (floats) => new WasmKernels(floats)],
])('a cut, with %s,', (_name, makeKernels) => {
  function model(): Transformer {
    const made = new Transformer(makeKernels(memoryFloats(SMALL_SHAPE, CAPACITY, false)), SMALL_SHAPE, CAPACITY);
    initialize(made, 5, 1);
    return made;
  }

  /** The logits of the last position of a text. */
  function logits(tokens: readonly number[], cuts: readonly number[] = []): number[] {
    const made = model();
    made.forward(tokens, 0, tokens.length, cuts);
    const at = made.logits(tokens.length - 1, tokens.length);
    return [...made.kernels.memory.subarray(at, at + SMALL_SHAPE.vocabulary)];
  }

  /** The weights of each head at the last position: by position, and of local heads by distance. */
  function weights(cut: number): number[][] {
    const made = model();
    made.forward(TOKENS, 0, TOKENS.length, [...Array(LAST).fill(-1), cut]);
    const { memory } = made.kernels;
    return Array.from({ length: SMALL_SHAPE.heads }, (_, head) => {
      const isLocal = head < localHeads(SMALL_SHAPE, 0);
      const row = isLocal ? SMALL_SHAPE.window : CAPACITY;
      const start = (isLocal ? made.buffers.layers[0]!.localWeights[head]! : made.globalWeights(0, head)) + LAST * row;
      return [...memory.subarray(start, start + (isLocal ? SMALL_SHAPE.window : TOKENS.length))];
    });
  }

  test('of a position beyond the local window is as if its token were not there', () => {
    const without = TOKENS.toSpliced(2, 1);
    const cut = logits(TOKENS, [...Array(LAST).fill(-1), 2]);
    logits(without).forEach((logit, token) => expect(cut[token]).toBeCloseTo(logit, 5));
    expect(Math.abs(cut[0]! - logits(TOKENS)[0]!)).toBeGreaterThan(1e-4);
  });

  test.each([2, LAST - 1, LAST])('of position %i leaves the weights of all others in proportion', (position) => {
    const [before, after] = [weights(-1), weights(position)];
    before.forEach((row, head) => {
      const at = head < localHeads(SMALL_SHAPE, 0) ? LAST - position : position;
      const left = 1 - (row[at] ?? 0);
      row.forEach((weight, index) => expect(after[head]![index]).toBeCloseTo(index === at ? 0 : weight / left, 5));
    });
  });

  test('changes nothing at other positions', () => {
    const made = model();
    const streams = [[], [...Array(LAST).fill(-1), 2]].map((cuts) => {
      made.forward(TOKENS, 0, TOKENS.length, cuts);
      return [...made.kernels.memory.subarray(made.buffers.final, made.buffers.final + LAST * SMALL_SHAPE.width)];
    });
    expect(streams[1]).toEqual(streams[0]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Kernels } from '../kernels/kernels.ts';
import { ReferenceKernels } from '../kernels/reference.ts';
import { WasmKernels } from '../kernels/wasm/wasm-kernels.ts';
import { memoryFloats } from './buffers.ts';
import reference from './torch-reference.json' with { type: 'json' };
import { Transformer } from './transformer.ts';

const { tokens } = reference;
const shape = { ...reference.shape, globalHeads: 1, localLayers: 0 };
const weights: Readonly<Record<string, readonly number[]>> = reference.weights;
const CAPACITY = 16;

describe.each<[string, (floats: number) => Kernels]>([
  ['plain', (floats) => new ReferenceKernels(new Float32Array(floats))],
  ['generated', (floats) => new WasmKernels(floats)],
])('with %s kernels', (_name, makeKernels) => {
  const model = new Transformer(makeKernels(memoryFloats(shape, CAPACITY, false)), shape, CAPACITY);
  for (const tensor of model.tensors.all) model.values(tensor).set(weights[tensor.name]!);

  test('logits are those of PyTorch to 1e-5', () => {
    expect(model.tensors.all.map(({ name }) => name).toSorted()).toEqual(Object.keys(weights).toSorted());
    model.forward(tokens, 0, tokens.length);
    const at = model.logits(0, tokens.length);
    const furthest = reference.logits.map((logit, index) => Math.abs(logit - model.kernels.memory[at + index]!));
    expect(Math.max(...furthest)).toBeLessThan(1e-5);
  });

  test('the weights of the last head are those of PyTorch', () => {
    model.forward(tokens, 0, tokens.length);
    const at = model.globalWeights(shape.layers - 1, shape.heads - 1);
    const length = tokens.length;
    const furthest = reference.attention.map((weight, index) =>
      Math.abs(weight - model.kernels.memory[at + Math.floor(index / length) * CAPACITY + (index % length)]!),
    );
    expect(Math.max(...furthest)).toBeLessThan(1e-6);
  });
});

import { describe, expect, test } from 'vitest';
import { Random } from '../../../base/random.ts';
import type { Kernels } from '../kernels.ts';
import { ReferenceKernels } from '../reference.ts';
import { hasRelaxedVectors, kernelBytes, WasmKernels } from './wasm-kernels.ts';

const FLOATS = 40_000;
/** Where the operands of a call are: far enough apart for all of them. */
const [A, B, C, D, E, F] = [0, 4000, 10_000, 16_000, 22_000, 30_000] as const;

/** The same call of a kernel on the same random memory: the memories afterwards, and what was returned. */
function both(call: (kernels: Kernels) => unknown, relaxed = false) {
  const random = new Random('kernels');
  const start = Float32Array.from({ length: FLOATS }, () => random.integer(-40_000, 40_000) / 20_000);
  const run = (kernels: Kernels) => {
    kernels.allocate(FLOATS);
    kernels.memory.set(start);
    const returned = call(kernels);
    return { memory: kernels.memory.slice(0, FLOATS), returned };
  };
  return {
    start,
    reference: run(new ReferenceKernels(new Float32Array(FLOATS))),
    wasm: run(new WasmKernels(FLOATS, relaxed)),
  };
}

/** `same` where a kernel does what the reference does and has written or returned something; else what differs. */
function comparison(call: (kernels: Kernels) => unknown, relaxed = false): string {
  const { start, reference, wasm } = both(call, relaxed);
  const faults = reference.memory.filter(
    (value, index) => !(Math.abs(value - wasm.memory[index]!) <= 2e-5 * Math.max(1, Math.abs(value))),
  );
  if (faults.length > 0) return `${faults.length} numbers differ`;
  if (typeof reference.returned === 'number')
    return Math.abs(Number(wasm.returned) / reference.returned - 1) < 1e-5 ? 'same' : 'another result';
  return reference.memory.some((value, index) => value !== start[index]) ? 'same' : 'nothing is written';
}

const matrix = (at: number, row: number, column = 1) => ({ at, row, column });

describe('generated kernels do what the reference does', () => {
  test.each([
    [1, 8, 8],
    [4, 5, 16],
    [7, 33, 24],
    [50, 12, 40],
  ])('multiply %i × %i by %i columns', (rows, inner, columns) => {
    for (const adds of [false, true]) {
      const size = { rows, inner, columns };
      expect(
        comparison((k) => k.multiply(matrix(C, columns), matrix(A, inner), matrix(B, columns + 8), size, adds)),
      ).toBe('same');
      expect(
        comparison((k) => k.multiply(matrix(C, columns), matrix(A, 1, rows), matrix(B, columns), size, adds)),
      ).toBe('same');
    }
  });

  test('multiply with relaxed vectors, or without where the host has none', () => {
    const size = { rows: 9, inner: 20, columns: 16 };
    expect(comparison((k) => k.multiply(matrix(C, 16), matrix(A, 20), matrix(B, 16), size, true), true)).toBe('same');
    expect(typeof hasRelaxedVectors()).toBe('boolean');
  });

  const head = { queries: A, keys: A + 16, values: A + 32, stride: 48, width: 16 };
  const gradients = { queries: D, keys: D + 16, values: D + 32, stride: 48, width: 16 };
  const update = {
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.98,
    correction1: 0.19,
    correction2: 0.04,
    epsilon: 1e-8,
    weightDecay: 0.05,
    gradientScale: 0.5,
  };
  const calls: readonly [string, (k: Kernels) => unknown][] = [
    ['transpose', (k) => k.transpose(C, 24, A, 40, 20, 36)],
    ['add', (k) => k.add(C, A, 100)],
    ['addRow', (k) => k.addRow(C, A, 5, 24)],
    ['sumRows', (k) => k.sumRows(C, A, 5, 24)],
    ['normalize', (k) => k.normalize(C, D, A, B, 7, 24)],
    [
      'normalizeBackward',
      (k) => {
        k.normalize(F, E, A, B, 7, 24);
        k.normalizeBackward(C, D, F + 1000, E, A, B, 7, 24);
      },
    ],
    ['gelu', (k) => k.gelu(C, A, 400)],
    ['geluBackward', (k) => k.geluBackward(C, A, 400)],
    [
      'gelu far from 0',
      (k) => {
        [-1e4, -30, -8, 8, 30, 1e4, 0, 1].forEach((value, index) => (k.memory[A + index] = value));
        k.gelu(C, A, 8);
        k.geluBackward(D, A, 8);
      },
    ],
    ['causalSoftmax from the first position on', (k) => k.causalSoftmax(C, 40, 13, 0, 0.7)],
    ['causalSoftmax of one row', (k) => k.causalSoftmax(C, 40, 1, 20, 0.7)],
    ['causalSoftmax of some rows', (k) => k.causalSoftmax(C, 40, 6, 11, 0.7)],
    [
      'causalSoftmaxBackward',
      (k) => {
        k.causalSoftmax(C, 24, 13, 0, 0.7);
        k.causalSoftmaxBackward(D, C, 24, 13, 0.7);
      },
    ],
    ['localAttention', (k) => k.localAttention(C, 24, E, head, B, 8, 0, 14)],
    ['localAttention of one position', (k) => k.localAttention(C, 24, E, head, B, 8, 13, 14)],
    [
      'localAttentionBackward',
      (k) => {
        k.localAttention(C, 24, E, head, B, 8, 0, 14);
        k.localAttentionBackward(gradients, B + 100, F, 24, E, head, 8, 14);
      },
    ],
    ['crossEntropy', (k) => k.crossEntropy(C, [3, 0, 39, 7], 4, 40, 0.25)],
    ['the gradient of crossEntropy', (k) => void k.crossEntropy(C, [3, 0, 39, 7], 4, 40, 0.25)],
    ['squaredSum', (k) => k.squaredSum(A, 400)],
    [
      'adam',
      (k) => {
        for (let index = 0; index < 64; index++) k.memory[D + index] = Math.abs(k.memory[D + index]!);
        k.adam(A, B, C, D, 64, update);
      },
    ],
  ];
  test.each(calls)('%s', (_name, call) => expect(comparison(call)).toBe('same'));
});

test('the module is small', () => expect(kernelBytes(false).length).toBeLessThan(8000));

test('a memory that is full says so', () => {
  const kernels = new WasmKernels(100);
  kernels.allocate(90);
  expect(() => kernels.allocate(50)).toThrow('is full');
});

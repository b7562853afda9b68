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

/** Holds a kernel to the reference, and checks that it has written something. */
function expectEqual(call: (kernels: Kernels) => unknown, relaxed = false): void {
  const { start, reference, wasm } = both(call, relaxed);
  let furthest = 0;
  let written = 0;
  reference.memory.forEach((value, index) => {
    furthest = Math.max(furthest, Math.abs(value - wasm.memory[index]!) / Math.max(1, Math.abs(value)));
    if (value !== start[index]) written++;
  });
  expect(furthest).toBeLessThan(2e-5);
  if (typeof reference.returned === 'number') {
    expect(Math.abs((wasm.returned as number) / reference.returned - 1)).toBeLessThan(1e-5);
    expect(reference.returned).not.toBe(0);
  } else expect(written).toBeGreaterThan(0);
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
      expectEqual((k) => k.multiply(matrix(C, columns), matrix(A, inner), matrix(B, columns + 8), size, adds));
      expectEqual((k) => k.multiply(matrix(C, columns), matrix(A, 1, rows), matrix(B, columns), size, adds));
    }
  });

  test('multiply with relaxed vectors, or without where the host has none', () => {
    const size = { rows: 9, inner: 20, columns: 16 };
    expectEqual((k) => k.multiply(matrix(C, 16), matrix(A, 20), matrix(B, 16), size, true), true);
    expect(typeof hasRelaxedVectors()).toBe('boolean');
  });

  test('transpose', () => expectEqual((k) => k.transpose(C, 24, A, 40, 20, 36)));
  test('add', () => expectEqual((k) => k.add(C, A, 100)));
  test('addRow', () => expectEqual((k) => k.addRow(C, A, 5, 24)));
  test('sumRows', () => expectEqual((k) => k.sumRows(C, A, 5, 24)));
  test('normalize', () => expectEqual((k) => k.normalize(C, D, A, B, 7, 24)));
  test('normalizeBackward', () =>
    expectEqual((k) => {
      k.normalize(F, E, A, B, 7, 24);
      k.normalizeBackward(C, D, F + 1000, E, A, B, 7, 24);
    }));
  test('gelu', () => expectEqual((k) => k.gelu(C, A, 400)));
  test('geluBackward', () => expectEqual((k) => k.geluBackward(C, A, 400)));
  test('gelu far from 0', () =>
    expectEqual((k) => {
      [-1e4, -30, -8, 8, 30, 1e4, 0, 1].forEach((value, index) => (k.memory[A + index] = value));
      k.gelu(C, A, 8);
      k.geluBackward(D, A, 8);
    }));

  test.each([
    [13, 0],
    [1, 20],
    [6, 11],
  ])('causalSoftmax of %i rows from position %i', (rows, first) =>
    expectEqual((k) => k.causalSoftmax(C, 40, rows, first, 0.7)),
  );
  test('causalSoftmaxBackward', () =>
    expectEqual((k) => {
      k.causalSoftmax(C, 24, 13, 0, 0.7);
      k.causalSoftmaxBackward(D, C, 24, 13, 0.7);
    }));

  const head = { queries: A, keys: A + 16, values: A + 32, stride: 48, width: 16 };
  const gradients = { queries: D, keys: D + 16, values: D + 32, stride: 48, width: 16 };
  test('localAttention', () => {
    expectEqual((k) => k.localAttention(C, 24, E, head, B, 8, 0, 14));
    expectEqual((k) => k.localAttention(C, 24, E, head, B, 8, 13, 14));
  });
  test('localAttentionBackward', () =>
    expectEqual((k) => {
      k.localAttention(C, 24, E, head, B, 8, 0, 14);
      k.localAttentionBackward(gradients, B + 100, F, 24, E, head, 8, 14);
    }));

  test('crossEntropy', () => {
    expectEqual((k) => k.crossEntropy(C, [3, 0, 39, 7], 4, 40, 0.25));
    const { reference, wasm } = both((k) => k.crossEntropy(C, [3, 0, 39, 7], 4, 40, 0.25));
    expect(reference.memory.filter((value, index) => Math.abs(value - wasm.memory[index]!) > 1e-6)).toHaveLength(0);
  });
  test('squaredSum', () => expectEqual((k) => k.squaredSum(A, 400)));
  test('adam', () =>
    expectEqual((k) => {
      for (let index = 0; index < 64; index++) k.memory[D + index] = Math.abs(k.memory[D + index]!);
      k.adam(A, B, C, D, 64, {
        learningRate: 0.01,
        beta1: 0.9,
        beta2: 0.98,
        correction1: 0.19,
        correction2: 0.04,
        epsilon: 1e-8,
        weightDecay: 0.05,
        gradientScale: 0.5,
      });
    }));
});

test('the module is small', () => expect(kernelBytes(false).length).toBeLessThan(8000));

test('a memory that is full says so', () => {
  const kernels = new WasmKernels(100);
  kernels.allocate(90);
  expect(() => kernels.allocate(50)).toThrow('is full');
});

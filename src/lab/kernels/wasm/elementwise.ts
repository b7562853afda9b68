import { GELU_CUBIC, GELU_SLOPE } from '../kernels.ts';
import { Code, type Local } from './code.ts';
import { exponential, exponentialLocals, type ExponentialLocals } from './exponential.ts';
import type { KernelFunction } from './module.ts';

/** Bytes of a vector. */
const VECTOR = 16;

/** out += x over `bytes` bytes. */
export function addFunction(): KernelFunction {
  const [out, x, bytes] = [0, 1, 2] as const;
  const code = new Code(3);
  const at = code.integer();
  const place = code.integer();
  code.upTo(at, bytes, VECTOR, () => {
    code.get(out, at).op('i32.add').set(place);
    code.get(place, place).load().get(x, at).op('i32.add').load().op('f32x4.add').store();
  });
  return { name: 'add', integers: 3, floats: 0, returnsFloat: false, code: code.finished() };
}

/** Leaves σ(GELU_SLOPE · (x + GELU_CUBIC · x³)) on the stack. */
function gate(code: Code, x: Local, locals: ExponentialLocals): void {
  code.numbers(1).numbers(1);
  code.get(x, x).op('f32x4.mul').numbers(GELU_CUBIC).op('f32x4.mul').numbers(1).op('f32x4.add');
  code.get(x).op('f32x4.mul').numbers(-GELU_SLOPE).op('f32x4.mul');
  exponential(code, locals);
  code.op('f32x4.add', 'f32x4.div');
}

/** out = GELU(x) over `bytes` bytes. */
export function geluFunction(): KernelFunction {
  const [out, x, bytes] = [0, 1, 2] as const;
  const code = new Code(3);
  const at = code.integer();
  const value = code.vector();
  const locals = exponentialLocals(code);
  code.upTo(at, bytes, VECTOR, () => {
    code.get(x, at).op('i32.add').load().set(value);
    code.get(out, at).op('i32.add').get(value);
    gate(code, value, locals);
    code.op('f32x4.mul').store();
  });
  return { name: 'gelu', integers: 3, floats: 0, returnsFloat: false, code: code.finished() };
}

/** gradient *= GELU'(x) over `bytes` bytes. */
export function geluBackwardFunction(): KernelFunction {
  const [gradient, x, bytes] = [0, 1, 2] as const;
  const code = new Code(3);
  const at = code.integer();
  const value = code.vector();
  const opened = code.vector();
  const place = code.integer();
  const locals = exponentialLocals(code);
  code.upTo(at, bytes, VECTOR, () => {
    code.get(x, at).op('i32.add').load().set(value);
    gate(code, value, locals);
    code.set(opened).get(gradient, at).op('i32.add').set(place);
    code.get(place, place).load();
    // gate + x · gate · (1 − gate) · GELU_SLOPE · (1 + 3 · GELU_CUBIC · x²)
    code
      .get(value, value)
      .op('f32x4.mul')
      .numbers(3 * GELU_CUBIC)
      .op('f32x4.mul')
      .numbers(1)
      .op('f32x4.add');
    code.numbers(GELU_SLOPE).op('f32x4.mul').numbers(1).get(opened).op('f32x4.sub', 'f32x4.mul');
    code.get(opened).op('f32x4.mul').get(value).op('f32x4.mul').get(opened).op('f32x4.add');
    code.op('f32x4.mul').store();
  });
  return { name: 'geluBackward', integers: 3, floats: 0, returnsFloat: false, code: code.finished() };
}

/** The sum of squares over `bytes` bytes. */
export function squaredSumFunction(): KernelFunction {
  const [x, bytes] = [0, 1] as const;
  const code = new Code(2);
  const at = code.integer();
  const value = code.vector();
  const sum = code.vector();
  code.upTo(at, bytes, VECTOR, () => {
    code.get(x, at).op('i32.add').load().set(value);
    code.get(sum, value, value).op('f32x4.mul', 'f32x4.add').set(sum);
  });
  code.laneSum(sum);
  return { name: 'squaredSum', integers: 2, floats: 0, returnsFloat: true, code: code.finished() };
}

/** One update of AdamW over `bytes` bytes. */
export function adamFunction(): KernelFunction {
  const [parameters, gradients, mean, variance, bytes] = [0, 1, 2, 3, 4] as const;
  // Learning rate, β₁, 1 − β₁, β₂, 1 − β₂, 1 / correction₁, 1 / correction₂, ε, weight decay, gradient scale.
  const scalars = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;
  const code = new Code(15);
  const [rate, beta1, rest1, beta2, rest2, correct1, correct2, epsilon, decay, scale] = scalars.map((scalar) =>
    code.vector(() => code.get(scalar).op('f32x4.splat')),
  ) as [Local, Local, Local, Local, Local, Local, Local, Local, Local, Local];
  const at = code.integer();
  const place = code.integer();
  const gradient = code.vector();
  const average = code.vector();
  const square = code.vector();
  const value = code.vector();
  code.upTo(at, bytes, VECTOR, () => {
    code.get(gradients, at).op('i32.add').load().get(scale).op('f32x4.mul').set(gradient);
    code.get(mean, at).op('i32.add').set(place);
    code.get(place).load().get(beta1).op('f32x4.mul').get(gradient, rest1).op('f32x4.mul', 'f32x4.add').set(average);
    code.get(place, average).store();
    code.get(variance, at).op('i32.add').set(place);
    code.get(place).load().get(beta2).op('f32x4.mul');
    code.get(gradient, gradient).op('f32x4.mul').get(rest2).op('f32x4.mul', 'f32x4.add').set(square);
    code.get(place, square).store();
    code.get(parameters, at).op('i32.add').set(place).get(place).load().set(value);
    code.get(place, value, rate);
    code.get(average, correct1).op('f32x4.mul');
    code.get(square, correct2).op('f32x4.mul', 'f32x4.sqrt').get(epsilon).op('f32x4.add', 'f32x4.div');
    code.get(decay, value).op('f32x4.mul', 'f32x4.add', 'f32x4.mul', 'f32x4.sub').store();
  });
  return { name: 'adam', integers: 5, floats: 10, returnsFloat: false, code: code.finished() };
}

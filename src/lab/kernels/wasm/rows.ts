import { NORM_EPSILON } from '../kernels.ts';
import { Code, type Local } from './code.ts';
import type { KernelFunction } from './module.ts';

/** Bytes of a vector. */
const VECTOR = 16;

/** Runs the body for each vector of a row of `bytes` bytes; it gets the offset. */
function vectors(code: Code, at: Local, bytes: Local, body: () => void): void {
  code.upTo(at, bytes, VECTOR, body);
}

/** out = the transpose of x, element by element. */
export function transposeFunction(): KernelFunction {
  const [out, outStride, x, stride, rows, columns] = [0, 1, 2, 3, 4, 5] as const;
  const code = new Code(6);
  const row = code.integer();
  const column = code.integer();
  const from = code.integer();
  const to = code.integer();
  code.upTo(row, rows, 1, () => {
    code.get(x).set(from).get(out).set(to);
    code.upTo(column, columns, 1, () => {
      code.get(to, from).loadFloat().storeFloat();
      code.advance(from, 4).advance(to, { local: outStride });
    });
    code.advance(x, { local: stride }).advance(out, 4);
  });
  return { name: 'transpose', integers: 6, floats: 0, returnsFloat: false, code: code.finished() };
}

/** Adds a row to each row, or – `isSum` – each row to one. */
export function rowFunction(name: 'addRow' | 'sumRows'): KernelFunction {
  const [out, x, rows, bytes] = [0, 1, 2, 3] as const;
  const code = new Code(4);
  const row = code.integer();
  const at = code.integer();
  const place = code.integer();
  code.upTo(row, rows, 1, () => {
    vectors(code, at, bytes, () => {
      code.get(out, at).op('i32.add').set(place);
      code.get(place, place).load().get(x, at).op('i32.add').load().op('f32x4.add').store();
    });
    code.advance(name === 'addRow' ? out : x, { local: bytes });
  });
  return { name, integers: 4, floats: 0, returnsFloat: false, code: code.finished() };
}

/** Root mean square normalisation of rows of `bytes` bytes. */
export function normalizeFunction(): KernelFunction {
  const [out, inverse, x, gain, rows, bytes] = [0, 1, 2, 3, 4, 5] as const;
  const code = new Code(6);
  const row = code.integer();
  const at = code.integer();
  const value = code.vector();
  const sum = code.vector();
  const factor = code.float();
  const factors = code.vector();
  code.upTo(row, rows, 1, () => {
    code.numbers(0).set(sum);
    vectors(code, at, bytes, () => {
      code.get(x, at).op('i32.add').load().set(value);
      code.get(sum, value, value).op('f32x4.mul', 'f32x4.add').set(sum);
    });
    code.number(1).laneSum(sum).get(bytes).int(2).op('i32.shr_s', 'f32.convert_i32_s', 'f32.div');
    code.number(NORM_EPSILON).op('f32.add', 'f32.sqrt', 'f32.div').set(factor);
    code.get(inverse, factor).storeFloat().get(factor).op('f32x4.splat').set(factors);
    vectors(code, at, bytes, () => {
      code.get(out, at).op('i32.add').get(x, at).op('i32.add').load().get(factors).op('f32x4.mul');
      code.get(gain, at).op('i32.add').load().op('f32x4.mul').store();
    });
    code.advance(x, { local: bytes }).advance(out, { local: bytes }).advance(inverse, 4);
  });
  return { name: 'normalize', integers: 6, floats: 0, returnsFloat: false, code: code.finished() };
}

/** The gradients of `normalize`, added to those of x and gain. */
export function normalizeBackwardFunction(): KernelFunction {
  const [xGradient, gainGradient, gradient, inverse, x, gain, rows, bytes] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const code = new Code(8);
  const row = code.integer();
  const at = code.integer();
  const place = code.integer();
  const product = code.vector();
  const sum = code.vector();
  const factor = code.float();
  const factors = code.vector();
  const projection = code.vector();
  code.upTo(row, rows, 1, () => {
    code.get(inverse).loadFloat().set(factor).get(factor).op('f32x4.splat').set(factors).numbers(0).set(sum);
    vectors(code, at, bytes, () => {
      code.get(gradient, at).op('i32.add').load().get(x, at).op('i32.add').load().op('f32x4.mul').set(product);
      code.get(gainGradient, at).op('i32.add').set(place);
      code.get(place, place).load().get(product, factors).op('f32x4.mul', 'f32x4.add').store();
      code.get(sum, product).get(gain, at).op('i32.add').load().op('f32x4.mul', 'f32x4.add').set(sum);
    });
    code.laneSum(sum).get(factor, factor).op('f32.mul', 'f32.mul');
    code.get(bytes).int(2).op('i32.shr_s', 'f32.convert_i32_s', 'f32.div', 'f32x4.splat').set(projection);
    vectors(code, at, bytes, () => {
      code.get(xGradient, at).op('i32.add').set(place).get(place, place).load().get(factors);
      code.get(gradient, at).op('i32.add').load().get(gain, at).op('i32.add').load().op('f32x4.mul');
      code.get(x, at).op('i32.add').load().get(projection).op('f32x4.mul', 'f32x4.sub');
      code.op('f32x4.mul', 'f32x4.add').store();
    });
    for (const pointer of [xGradient, gradient, x]) code.advance(pointer, { local: bytes });
    code.advance(inverse, 4);
  });
  return { name: 'normalizeBackward', integers: 8, floats: 0, returnsFloat: false, code: code.finished() };
}

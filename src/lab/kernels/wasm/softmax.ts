import { Code, type Local } from './code.ts';
import { exponential, exponentialLocals } from './exponential.ts';
import type { KernelFunction } from './module.ts';

/** Bytes of a vector. */
const VECTOR = 16;
/** Used for minus infinity, without its arithmetic. */
const LEAST = -3e38;

/** The softmax of rows of scores over the columns up to the row's own position; the columns after that become 0. */
export function causalSoftmaxFunction(): KernelFunction {
  const [scores, stride, rows, first, scale] = [0, 1, 2, 3, 4] as const;
  const code = new Code(5);
  const row = code.integer();
  const at = code.integer();
  const place = code.integer();
  /** Bytes of a row up to the multiple of 8 columns behind the last position, and up to the vector of the own one. */
  const end = code.integer(() => {
    code.get(first, rows).op('i32.add').int(7).op('i32.add').int(-8).op('i32.and').int(2).op('i32.shl');
  });
  const ownEnd = code.integer();
  const own = code.vector();
  const value = code.vector();
  const most = code.vector();
  const sum = code.vector();
  const scales = code.vector(() => code.get(scale).op('f32x4.splat'));
  const locals = exponentialLocals(code);
  const positions = code.vector(() => code.ints([0, 4, 8, 12]));

  /** Leaves the mask of the columns that are seen on the stack: byte offset at most that of the own column. */
  const mask = () => code.get(at).op('i32x4.splat').get(positions).op('i32x4.add').get(own).op('i32x4.le_s');
  const overOwn = (body: () => void) => code.upTo(at, ownEnd, VECTOR, body);

  code.upTo(row, rows, 1, () => {
    code.get(first, row).op('i32.add').int(2).op('i32.shl').set(ownEnd).get(ownEnd).op('i32x4.splat').set(own);
    code.get(ownEnd).int(VECTOR).op('i32.add').int(-VECTOR).op('i32.and').set(ownEnd);
    code.numbers(LEAST).set(most).numbers(0).set(sum);
    overOwn(() => {
      code.get(most).get(scores, at).op('i32.add').load().numbers(LEAST);
      mask();
      code.op('v128.bitselect', 'f32x4.max').set(most);
    });
    code.laneMost(most).op('f32x4.splat').set(most);
    overOwn(() => {
      code.get(scores, at).op('i32.add').set(place);
      code.get(place).load().get(most).op('f32x4.sub').get(scales).op('f32x4.mul');
      exponential(code, locals);
      mask();
      code.op('v128.and').set(value).get(place, value).store().get(sum, value).op('f32x4.add').set(sum);
    });
    code.number(1).laneSum(sum).op('f32.div', 'f32x4.splat').set(sum);
    overOwn(() => {
      code.get(scores, at).op('i32.add').set(place);
      code.get(place, place).load().get(sum).op('f32x4.mul').store();
    });
    code.range(
      at,
      () => code.get(ownEnd),
      end,
      VECTOR,
      () => code.get(scores, at).op('i32.add').numbers(0).store(),
    );
    code.advance(scores, { local: stride });
  });
  return { name: 'causalSoftmax', integers: 4, floats: 1, returnsFloat: false, code: code.finished() };
}

/** Replaces the gradient of the softmax's output by that of its scores. */
export function causalSoftmaxBackwardFunction(): KernelFunction {
  const [gradient, weights, stride, rows, scale] = [0, 1, 2, 3, 4] as const;
  const code = new Code(5);
  const row = code.integer();
  const at = code.integer();
  const place = code.integer();
  const end = code.integer(() => {
    code.get(rows).int(7).op('i32.add').int(-8).op('i32.and').int(2).op('i32.shl');
  });
  const ownEnd = code.integer();
  const mean = code.vector();
  const scales = code.vector(() => code.get(scale).op('f32x4.splat'));
  const weight = (): Code => code.get(weights, at).op('i32.add').load();

  code.upTo(row, rows, 1, () => {
    code.get(row).int(2).op('i32.shl').int(VECTOR).op('i32.add').int(-VECTOR).op('i32.and').set(ownEnd);
    code.numbers(0).set(mean);
    // Weights behind the own column are 0, so the vector that it is in can be added whole.
    code.upTo(at, ownEnd, VECTOR, () => {
      code.get(mean).get(gradient, at).op('i32.add').load();
      weight().op('f32x4.mul', 'f32x4.add').set(mean);
    });
    code.laneSum(mean).op('f32x4.splat').set(mean);
    code.upTo(at, ownEnd, VECTOR, () => {
      code.get(gradient, at).op('i32.add').set(place);
      code.get(place, place).load().get(mean).op('f32x4.sub');
      weight().op('f32x4.mul').get(scales).op('f32x4.mul').store();
    });
    code.range(
      at,
      () => code.get(ownEnd),
      end,
      VECTOR,
      () => code.get(gradient, at).op('i32.add').numbers(0).store(),
    );
    code.advance(gradient, { local: stride }).advance(weights, { local: stride });
  });
  return { name: 'causalSoftmaxBackward', integers: 4, floats: 1, returnsFloat: false, code: code.finished() };
}

/** The largest of the floats in `bytes` bytes. */
export function largestFunction(): KernelFunction {
  const [x, bytes] = [0, 1] as const;
  const code = new Code(2);
  const at = code.integer();
  const most = code.vector(() => code.numbers(LEAST));
  code.upTo(at, bytes, VECTOR, () => code.get(most).get(x, at).op('i32.add').load().op('f32x4.max').set(most));
  code.laneMost(most);
  return { name: 'largest', integers: 2, floats: 0, returnsFloat: true, code: code.finished() };
}

/** Replaces each float x by e to the power of x − `most`; returns the sum. */
export function exponentialsFunction(): KernelFunction {
  const [x, bytes, most] = [0, 1, 2] as const;
  const code = new Code(3);
  const at = code.integer();
  const place = code.integer();
  const value = code.vector();
  const sum = code.vector();
  const locals = exponentialLocals(code);
  code.upTo(at, bytes, VECTOR, () => {
    code.get(x, at).op('i32.add').set(place);
    code.get(place).load().get(most).op('f32x4.splat', 'f32x4.sub');
    exponential(code, locals);
    code.set(value).get(place, value).store().get(sum, value).op('f32x4.add').set(sum);
  });
  code.laneSum(sum);
  return { name: 'exponentials', integers: 2, floats: 1, returnsFloat: true, code: code.finished() };
}

/** Multiplies the floats in `bytes` bytes with `factor`. */
export function scaleFunction(): KernelFunction {
  const [x, bytes, factor] = [0, 1, 2] as const;
  const code = new Code(3);
  const at = code.integer();
  const place: Local = code.integer();
  code.upTo(at, bytes, VECTOR, () => {
    code.get(x, at).op('i32.add').set(place);
    code.get(place, place).load().get(factor).op('f32x4.splat', 'f32x4.mul').store();
  });
  return { name: 'scale', integers: 2, floats: 1, returnsFloat: false, code: code.finished() };
}

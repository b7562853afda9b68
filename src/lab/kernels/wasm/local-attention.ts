import { Code, type Local } from './code.ts';
import { exponential, exponentialLocals } from './exponential.ts';
import type { KernelFunction } from './module.ts';

/** Bytes of a vector, and of a float. */
const VECTOR = 16;
const FLOAT = 4;
/** Used for minus infinity, without its arithmetic. */
const LEAST = -3e38;

/** reach = the smaller of window and position + 1, in bytes of a row of weights. */
function setReach(code: Code, reach: Local, position: Local, windowBytes: Local): void {
  code.get(position).int(1).op('i32.add').int(2).op('i32.shl').set(reach);
  code
    .get(windowBytes, reach)
    .op('i32.lt_s')
    .choose(() => code.get(windowBytes).set(reach));
}

/** sum = the products of two rows of `bytes` bytes, added up in four lanes. */
function dot(code: Code, sum: Local, at: Local, one: Local, other: Local, bytes: Local): void {
  code.numbers(0).set(sum);
  code.upTo(at, bytes, VECTOR, () => {
    code.get(sum).get(one, at).op('i32.add').load().get(other, at).op('i32.add').load();
    code.op('f32x4.mul', 'f32x4.add').set(sum);
  });
}

/** pointer = base + position · stride. */
function point(code: Code, pointer: Local, base: Local, position: Local, stride: Local): void {
  code.get(base, position, stride).op('i32.mul', 'i32.add').set(pointer);
}

/** Attention of one head to the latest positions. */
export function localAttentionFunction(): KernelFunction {
  const [out, outStride, weights, queries, keys, values, stride, width, bias, window, first, end, scale] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ] as const;
  const code = new Code(13);
  const [position, at, distance, reach, query, key, value, row, to] = Array.from({ length: 9 }, () =>
    code.integer(),
  ) as [Local, Local, Local, Local, Local, Local, Local, Local, Local];
  const [sum, most, weight, own] = Array.from({ length: 4 }, () => code.vector()) as [Local, Local, Local, Local];
  const places = code.vector(() => code.ints([0, 4, 8, 12]));
  const locals = exponentialLocals(code);
  const mask = () => code.get(distance).op('i32x4.splat').get(places).op('i32x4.add').get(own).op('i32x4.le_s');
  const overWindow = (body: () => void) => code.upTo(distance, window, VECTOR, body);

  code.range(
    position,
    () => code.get(first),
    end,
    1,
    () => {
      setReach(code, reach, position, window);
      code.get(reach).int(FLOAT).op('i32.sub', 'i32x4.splat').set(own);
      point(code, query, queries, position, stride);
      point(code, key, keys, position, stride);
      point(code, row, weights, position, window);
      code.upTo(distance, reach, FLOAT, () => {
        dot(code, sum, at, query, key, width);
        code.get(row, distance).op('i32.add').laneSum(sum).get(scale).op('f32.mul');
        code.get(bias, distance).op('i32.add').loadFloat().op('f32.add').storeFloat();
        code.get(key, stride).op('i32.sub').set(key);
      });
      code.numbers(LEAST).set(most).numbers(0).set(sum);
      overWindow(() => {
        code.get(most).get(row, distance).op('i32.add').load().numbers(LEAST);
        mask();
        code.op('v128.bitselect', 'f32x4.max').set(most);
      });
      code.laneMost(most).op('f32x4.splat').set(most);
      overWindow(() => {
        code.get(row, distance).op('i32.add').load().get(most).op('f32x4.sub');
        exponential(code, locals);
        mask();
        code.op('v128.and').set(weight).get(row, distance).op('i32.add').get(weight).store();
        code.get(sum, weight).op('f32x4.add').set(sum);
      });
      code.number(1).laneSum(sum).op('f32.div', 'f32x4.splat').set(sum);
      overWindow(() => {
        code.get(row, distance).op('i32.add').get(row, distance).op('i32.add').load();
        code.get(sum).op('f32x4.mul').store();
      });
      point(code, to, out, position, outStride);
      code.upTo(at, width, VECTOR, () => {
        point(code, value, values, position, stride);
        code.numbers(0).set(sum);
        code.upTo(distance, reach, FLOAT, () => {
          code.get(sum).get(row, distance).op('i32.add').loadSplat().get(value, at).op('i32.add').load();
          code.op('f32x4.mul', 'f32x4.add').set(sum);
          code.get(value, stride).op('i32.sub').set(value);
        });
        code.get(to, at).op('i32.add').get(sum).store();
      });
    },
  );
  return { name: 'localAttention', integers: 12, floats: 1, returnsFloat: false, code: code.finished() };
}

/** The gradients of `localAttention`; `scratch` has room for a row of the window. */
export function localAttentionBackwardFunction(): KernelFunction {
  const [queryGradients, keyGradients, valueGradients, gradientsStride, biasGradient, gradient, gradientStride] = [
    0, 1, 2, 3, 4, 5, 6,
  ] as const;
  const [weights, queries, keys, values, stride, width, window, rows, scratch, scale] = [
    7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
  ] as const;
  const code = new Code(17);
  const names = Array.from({ length: 13 }, () => code.integer());
  const [position, at, distance, reach, query, key, value, row, from, toQuery, toKey, toValue, place] = names as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const [sum, scores, weight] = Array.from({ length: 3 }, () => code.vector()) as [Local, Local, Local];
  const [mean, score] = [code.float(), code.float()];
  const overWidth = (body: () => void) => code.upTo(at, width, VECTOR, body);
  const overReach = (body: () => void) => code.upTo(distance, reach, FLOAT, body);
  const back = (pointer: Local, by: Local) => code.get(pointer, by).op('i32.sub').set(pointer);
  /** Adds factor · x to what is at a pointer plus `at`. */
  const addMultiple = (to: Local, factor: Local, x: Local) => {
    code.get(to, at).op('i32.add').set(place).get(place, place).load();
    code.get(factor).get(x, at).op('i32.add').load().op('f32x4.mul', 'f32x4.add').store();
  };

  code.upTo(position, rows, 1, () => {
    setReach(code, reach, position, window);
    point(code, query, queries, position, stride);
    point(code, row, weights, position, window);
    point(code, from, gradient, position, gradientStride);
    point(code, value, values, position, stride);
    point(code, toQuery, queryGradients, position, gradientsStride);
    overWidth(() => code.get(toQuery, at).op('i32.add').numbers(0).store());
    code.number(0).set(mean);
    overReach(() => {
      dot(code, sum, at, from, value, width);
      code.laneSum(sum).set(score);
      code.get(scratch, distance).op('i32.add').get(score).storeFloat();
      code.get(mean, score).get(row, distance).op('i32.add').loadFloat().op('f32.mul', 'f32.add').set(mean);
      back(value, stride);
    });
    point(code, key, keys, position, stride);
    point(code, toKey, keyGradients, position, gradientsStride);
    point(code, toValue, valueGradients, position, gradientsStride);
    overReach(() => {
      code.get(row, distance).op('i32.add').loadSplat().set(weight);
      code.get(scratch, distance).op('i32.add').loadFloat().get(mean).op('f32.sub');
      code.get(weight).lane(0).op('f32.mul').set(score);
      code.get(biasGradient, distance).op('i32.add').set(place);
      code.get(place, place).loadFloat().get(score).op('f32.add').storeFloat();
      code.get(score, scale).op('f32.mul', 'f32x4.splat').set(scores);
      overWidth(() => {
        addMultiple(toQuery, scores, key);
        addMultiple(toKey, scores, query);
        addMultiple(toValue, weight, from);
      });
      back(key, stride);
      back(toKey, gradientsStride);
      back(toValue, gradientsStride);
    });
  });
  return { name: 'localAttentionBackward', integers: 16, floats: 1, returnsFloat: false, code: code.finished() };
}

import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { fromFloat16, toFloat16 } from './float16.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { wilson } from './wilson.ts';

test('every 16-bit float is itself', () => {
  const faults = Array.from({ length: 65_536 }, (_, bits) => bits).filter((bits) => {
    const value = fromFloat16(bits);
    return !Number.isNaN(value) && toFloat16(value) !== bits;
  });
  expect(faults).toEqual([]);
});

test.prop([fc.float({ min: -70_000, max: 70_000, noNaN: true })])('the nearest 16-bit float is taken', (value) => {
  const bits = toFloat16(value);
  const error = Math.abs(fromFloat16(bits) - value);
  // Infinity is reached half a step beyond the largest number.
  if (Math.abs(value) >= 65_520) expect(Math.abs(fromFloat16(bits))).toBe(Infinity);
  else
    for (const neighbour of [bits - 1, bits + 1])
      if ((neighbour & 0x7c00) !== 0x7c00 && neighbour >= 0 && !Number.isNaN(fromFloat16(neighbour)))
        expect(error).toBeLessThanOrEqual(Math.abs(fromFloat16(neighbour) - value));
});

test.prop([
  fc.dictionary(fc.stringMatching(/^layers\.[a-z]{1,12}$/), fc.array(fc.float({ noNaN: true }), { maxLength: 20 }), {
    maxKeys: 5,
  }),
])('tensors that are written are read again', (named) => {
  const tensors = Object.entries(named).map(([name, values]) => ({ name, shape: [values.length], values }));
  const file = readSafetensors(writeSafetensors(tensors, { made: 'here' }, 'F32'));
  expect(file.metadata).toEqual({ made: 'here' });
  expect(
    [...file.tensors].map(([name, { values }]) => ({ name, shape: [values.length], values: [...values] })),
  ).toEqual(tensors);
});

const rounded = (successes: number, count: number) => wilson(successes, count).map((bound) => Number(bound.toFixed(4)));

test('intervals are those of the literature', () => {
  // Newcombe (1998), table I: Wilson's score without continuity correction.
  expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
  expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
  expect(rounded(0, 20)).toEqual([0, 0.1611]);
  expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  expect(wilson(0, 0)).toEqual([0, 1]);
});

import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Random } from '../../base/random.ts';
import { addressAt, randomArcs } from './addresses.ts';

test.prop([fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }), fc.nat(20), fc.nat()])(
  'arcs do not overlap, wherever they lie on the ring',
  (lengths, gap, seed) => {
    const cells = lengths.reduce((sum, length) => sum + length, 0);
    const ring = cells + gap + 1;
    const arcs = randomArcs(new Random('arcs', seed), ring, lengths);
    expect(arcs.map(({ length }) => length)).toEqual(lengths);
    const taken = arcs.flatMap((arc) => Array.from({ length: arc.length }, (_, cell) => addressAt(arc, cell, ring)));
    expect(new Set(taken).size).toBe(cells);
    expect(taken.every((address) => address >= 0 && address < ring)).toBe(true);
  },
);

test.prop([fc.nat()])('arcs within a stretch lie on so many neighbouring addresses', (seed) => {
  const arcs = randomArcs(new Random('arcs', seed), 30, [3, 0, 2], 7);
  const taken = arcs.flatMap((arc) => Array.from({ length: arc.length }, (_, cell) => addressAt(arc, cell, 30)));
  const holds = Array.from({ length: 30 }, (_, first) => taken.every((address) => (address - first + 30) % 30 < 7));
  expect(holds).toContain(true);
});

test('arcs that do not fit are refused', () => {
  expect(() => randomArcs(new Random('arcs'), 30, [6, 5], 10)).toThrow(
    '11 cells do not fit on a ring of 10 addresses.',
  );
  expect(() => randomArcs(new Random('arcs'), 10, [6, 5])).toThrow('11 cells do not fit on a ring of 10 addresses.');
});

test('every address occurs, short as the arcs may be', () => {
  const starts = Array.from({ length: 400 }, (_, seed) => randomArcs(new Random('arcs', seed), 12, [2, 3])[0]!.start);
  expect(new Set(starts).size).toBe(12);
});

import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { largeNumberAddition } from '../../tasks/simulation/large-number-addition.ts';
import { oracleMap } from '../oracle/oracle-map.ts';
import { characterTokens, tokensOf } from '../tokens/token-spans.ts';
import { chanceBand, controlScores, CONTROLS } from './controls.ts';
import { HeadCounter, measured } from './head-scores.ts';
import { tokenReads, type TokenRead } from './token-reads.ts';

/** Reads as a model’s tokens may give them. */
const reads = fc
  .array(
    fc.nat({ max: 300 }).chain((row) =>
      fc.record({
        row: fc.constant(row),
        sources: fc.uniqueArray(fc.nat({ max: row }), { minLength: 1, maxLength: Math.min(row + 1, 9) }),
        kind: fc.constantFrom('operand' as const, 'result' as const, 'answer' as const),
      }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ row, sources, kind }, piece): TokenRead => ({
      piece,
      kind,
      row,
      sources: Int32Array.from(sources).toSorted(),
    })),
  );

const control = (list: readonly TokenRead[], id: string) => controlScores(list).find((each) => each.id === id)!.score;

describe('the controls', () => {
  test.prop([reads])('score 1 for attention on the sources alone', (list) => {
    const { mass, hit, hits } = control(list, 'oracle');
    expect(mass).toBeCloseTo(1, 12);
    expect([hit, hits]).toEqual([1, list.length]);
  });

  test.prop([reads])('put on the sources what chance does where attention is uniform', (list) => {
    const expected = list.reduce((sum, { row, sources }) => sum + sources.length / (row + 1), 0) / list.length;
    const { mass, lift } = control(list, 'uniform');
    expect(Math.abs(mass - expected)).toBeLessThan(1e-6);
    expect(lift).toBeCloseTo(1, 9);
    expect(chanceBand(list).mean).toBeCloseTo(expected, 12);
  });

  test('keep shuffled rows within the band of chance in 99 of 100 sets of reads', () => {
    let inside = 0;
    for (let set = 0; set < 200; set++) {
      const list = Array.from({ length: 200 }, (_, piece): TokenRead => {
        const row = 40 + ((piece * 7 + set * 13) % 160);
        const first = (piece * 11 + set) % (row - 3);
        return { piece, kind: 'operand', row, sources: Int32Array.of(first, first + 1, first + 3) };
      });
      const { low, high } = chanceBand(list);
      const { mass } = control(list, 'shuffled');
      if (mass >= low && mass <= high) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(195);
  });

  test.prop([reads])('are rows that sum to 1, one weight a key up to the row', (list) => {
    for (const { id, row } of CONTROLS)
      for (const read of list.slice(0, 3)) {
        const weights = row(read, { distinctIntegers: (count: number) => [...Array(count).keys()] } as never);
        expect(weights.length, id).toBe(read.row + 1);
        expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
      }
  });
});

test.prop([reads, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))])(
  'mass, hit and lift are what their definitions say',
  (list, numbers) => {
    const counter = new HeadCounter(list);
    const rows = list.map(({ row }) => Float64Array.from({ length: row + 1 }, () => Number(numbers.next().value)));
    const found = list.map((read, index) => measured(rows[index]!, read));
    counter.add(
      3,
      5,
      Float64Array.from(found, ({ mass }) => mass),
      Uint8Array.from(found, ({ hit }) => Number(hit)),
    );
    const [{ layer, head, all, kinds }] = counter.scores() as [ReturnType<HeadCounter['scores']>[number]];
    expect([layer, head]).toEqual([3, 5]);
    let [mass, hits, lift] = [0, 0, 0];
    list.forEach(({ row, sources }, index) => {
      const weights = [...rows[index]!];
      const own = weights.reduce((sum, weight, key) => sum + (sources.includes(key) ? weight : 0), 0);
      mass += own / list.length;
      lift += own / (sources.length / (row + 1)) / list.length;
      if (sources.includes(weights.indexOf(Math.max(...weights)))) hits++;
    });
    expect(all.mass).toBeCloseTo(mass, 9);
    expect(all.lift / lift).toBeCloseTo(1, 9);
    expect(all.hits).toBe(hits);
    expect(Object.values(kinds).reduce((sum, each) => sum + each.reads, 0)).toBe(list.length);
  },
);

test('three heads together find what one of them finds', () => {
  const list = [0, 1, 2, 3].map((piece): TokenRead => ({
    piece,
    kind: 'operand',
    row: 9,
    sources: Int32Array.of(piece),
  }));
  const counter = new HeadCounter(list);
  const hits = [
    [1, 1, 0, 0],
    [0, 1, 1, 0],
    [0, 0, 0, 0],
    [1, 0, 0, 0],
  ];
  hits.forEach((hit, head) => counter.add(0, head, Float64Array.from(hit), Uint8Array.from(hit)));
  const { heads, score } = counter.union()!;
  expect(heads.map(({ head }) => head)).toEqual([0, 1, 3]);
  expect(score.hits).toBe(3);
});

describe('tokens of a range', () => {
  test('are those that share a character with it', () => {
    const spans = { starts: Int32Array.of(0, 0, 3, 3, 5), ends: Int32Array.of(0, 3, 3, 5, 9) };
    expect(tokensOf(spans, [0, 1])).toEqual([1, 2]);
    expect(tokensOf(spans, [2, 4])).toEqual([1, 4]);
    expect(tokensOf(spans, [3, 4])).toEqual([3, 4]);
    expect(tokensOf(spans, [8, 12])).toEqual([4, 5]);
    expect(tokensOf(spans, [9, 12])).toEqual([5, 5]);
  });

  test('of a text whose tokens are characters are the characters themselves', () => {
    const map = oracleMap({
      task: largeNumberAddition,
      instance: { x1: '58', x2: '67' },
      wording: 'equation',
      variant: 'tail',
      arithmetic: 'folded',
    });
    const list = tokenReads(map, characterTokens((map.prompt + map.text).length));
    expect(list.length).toBe(map.pieces.filter(({ sources }) => sources.length > 0).length);
    for (const { piece, row, sources } of list) {
      const { at, sources: ranges } = map.pieces[piece]!;
      expect(row).toBe(at[0] - 1);
      const keys = ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, key) => from + key));
      expect([...sources]).toEqual(keys.toSorted((one, other) => one - other));
    }
  });
});

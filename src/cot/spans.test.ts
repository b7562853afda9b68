import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Operand } from '../trace/atomic-state.ts';
import type { Segment } from './segment.ts';
import { placeOfFetch, placeOfResult, spansOf } from './spans.ts';

function operand(role: 'fetch' | 'result', ...steps: number[]): Operand {
  const cells = steps.map((step, cell) => ({ cell, step, symbol: '1', lastWriter: -1, origin: -1 }));
  return { name: 'sum', role, sort: 'field', value: '1'.repeat(steps.length), tape: 0, cells };
}

const printed = (value: Operand): Segment => ({
  text: value.value,
  role: value.role === 'fetch' ? 'fetch' : 'solve',
  operand: value,
});

const words = (text: string): Segment => ({ text, role: 'plain' });

test.prop([fc.array(fc.string()), fc.nat(1000)])(
  'spans lie side by side and cut the text into its segments',
  (texts, start) => {
    const spans = spansOf(texts.map(words), start);
    const whole = texts.join('');
    expect(spans.map(({ from, to }) => whole.slice(from - start, to - start))).toEqual(texts);
    expect(spans.map(({ place }) => place)).toEqual([...texts.keys()]);
  },
);

test('a value was written where the last result with a cell of one of its steps is printed', () => {
  const segments = [
    printed(operand('result', 3, 4)),
    words(', '),
    printed(operand('fetch', 4)),
    printed(operand('result', 4, 5)),
    printed(operand('result', 9)),
  ];
  expect(placeOfResult(segments, [4])).toBe(3);
  expect(placeOfResult(segments, [3])).toBe(0);
  expect(placeOfResult(segments, [7])).toBe(-1);
  expect(placeOfResult(segments, [])).toBe(-1);
});

test('a fetched value stands where its own cells were read, not where one of them was read with others', () => {
  const segments = [printed(operand('fetch', 1, 2)), printed(operand('fetch', 2)), printed(operand('result', 2))];
  expect(placeOfFetch(segments, operand('fetch', 2))).toBe(1);
  expect(placeOfFetch(segments, operand('fetch', 1, 2))).toBe(0);
  expect(placeOfFetch(segments, operand('fetch', 1))).toBe(-1);
});

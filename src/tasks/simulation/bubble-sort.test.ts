import { describe, expect, test } from 'vitest';
import { solve } from '../solution.ts';
import { bubbleSort } from './bubble-sort.ts';

describe('bubble sort', () => {
  test.each([
    [[7], '[7]'],
    [[1, 2, 3], '[1, 2, 3]'],
    [[10, 9, -8, -10], '[-10, -8, 9, 10]'],
    [[0, -9999, 9999], '[-9999, 0, 9999]'],
  ])('%j becomes %s', (list, sorted) => {
    expect(solve(bubbleSort, { list }).answer).toBe(sorted);
  });

  test('stops after the first pass over a sorted list', () => {
    const { trace } = solve(bubbleSort, { list: [1, 2, 3] });
    // The start, two comparisons and the pass.
    expect(trace.outerLength).toBe(4);
  });

  test('both indices of a pair come from the comparison before it, also the one whose first digit stayed', () => {
    const { trace } = solve(bubbleSort, { list: Array.from({ length: 13 }, (_, number) => number) });
    const { fetched } = trace.state(trace.outerIndex(12));
    const indices = fetched.filter(({ name }) => name.endsWith('index'));
    expect(indices.map(({ value }) => value)).toEqual(['11', '12']);
    for (const index of indices)
      for (const source of trace.sourcesOf(index))
        expect(source.kind === 'state' && trace.outerPositionOf(source.state)).toBe(11);
  });

  test.each(['[-8, 9, 10]', '-8,9,10', ' [ -8 , 9.0 , 10 ] '])('accepts “%s”', (answer) => {
    expect(bubbleSort.check({ list: [10, -8, 9] }, answer)).toBe(true);
  });

  test.each(['[10, 9, -8]', '[-8, 9]', '[-8, 9, 9, 10]', '[-8, 9, 11]', '[-8, 9, 10', '-8 9 10', ''])(
    'rejects “%s”',
    (answer) => {
      expect(bubbleSort.check({ list: [10, -8, 9] }, answer)).toBe(false);
    },
  );
});

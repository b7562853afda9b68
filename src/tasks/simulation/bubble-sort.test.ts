import { describe, expect, test } from 'vitest';
import { solveTask } from '../task-subject.ts';
import { bubbleSort } from './bubble-sort.ts';

describe('bubble sort', () => {
  test.each([
    [[7], '[7]'],
    [[1, 2, 3], '[1, 2, 3]'],
    [[10, 9, -8, -10], '[-10, -8, 9, 10]'],
    [[0, -9999, 9999], '[-9999, 0, 9999]'],
  ])('%j becomes %s', (list, sorted) => {
    expect(solveTask(bubbleSort, { list }).answer).toBe(sorted);
  });

  test('stops after the first pass over a sorted list', () => {
    const { trace } = solveTask(bubbleSort, { list: [1, 2, 3] });
    // The start, two comparisons and the pass.
    expect(trace.outerLength).toBe(4);
  });

  test('both numbers of a pair come from the comparisons that put them in the pass before', () => {
    const { trace } = solveTask(bubbleSort, { list: [3, 1, 2] });
    // The start, two comparisons, the pass, and the first comparison of the next one.
    const { fetched } = trace.state(trace.outerIndex(4));
    const pair = fetched.filter(({ name }) => name === 'first' || name === 'second');
    expect(pair.map(({ value }) => value)).toEqual(['1', '2']);
    const positions = pair.map((number) =>
      [...trace.sourcesOf(number)].map((source) => source.kind === 'state' && trace.outerPositionOf(source.state)),
    );
    expect(positions).toEqual([[1], [2]]);
  });

  test('has nothing to compare in a list of one number', () => {
    const { trace } = solveTask(bubbleSort, { list: [7] });
    // The start and the pass.
    expect(trace.outerLength).toBe(2);
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

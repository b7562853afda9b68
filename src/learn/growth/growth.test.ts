import { describe, expect, test } from 'vitest';
import { qwenTokens } from '../../cli/tokens.ts';
import type { VariantId } from '../../cot/variants.ts';
import { Random } from '../../base/random.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { taskOf } from '../topics.ts';
import { growthAtOnce, measureGrowth, type GrowthPoint } from './measure.ts';
import { fullContext, growthLengths, growthReport } from './report.ts';

const countTokens = qwenTokens();

const measured = (id: string, lengths: readonly number[], variant: VariantId = 'tail'): GrowthPoint[] =>
  growthAtOnce({ task: taskOf(id), variant, lengths, instances: 2, stream: 'test' }, countTokens);

describe('the atomic states of a run are what counting by hand says', () => {
  test.each<[string, string, (length: number) => number]>([
    // A start, each character read and then appended, and the end of both.
    ['word-flip', 'two for each character, and three', (n) => 2 * n + 3],
    // Every cell of the table with its edges, the first one as the start, and the end of each row.
    ['levenshtein-distance', '(n + 1)² cells of a table and n + 1 ends of rows', (n) => (n + 1) ** 2 + n + 1],
    // A start, one state for each substring, a call for each suffix and the empty one, and a return from all but one.
    [
      'any-substring',
      'n (n + 1) / 2 substrings, two states for each suffix, and two',
      (n) => (n * (n + 1)) / 2 + 2 * n + 2,
    ],
    ['population-growth', 'one for each unit of time, and a start', (n) => n + 1],
  ])('%s: %s', (id, _words, formula) => {
    for (const { length, states } of measured(id, [1, 2, 3, 5, 8]))
      expect(states, `length ${length}`).toBe(formula(length));
  });

  test('their best curves are these formulas', () => {
    const { fits } = growthReport(measured('levenshtein-distance', [1, 2, 3, 4, 5, 6]));
    expect(fits.states).toMatchObject({ curve: 'quadratic' });
    [2, 3, 1].forEach((coefficient, power) => expect(fits.states!.coefficients[power]).toBeCloseTo(coefficient, 6));
    expect(growthReport(measured('word-flip', [1, 2, 4, 8, 12, 16])).fits.states).toMatchObject({ curve: 'linear' });
  });
});

test('choosing from items doubles with each item; without a module the text is shorter', () => {
  const { fits, contexts } = growthReport(measured('permutation-combination', [1, 2, 3, 4, 5, 6, 7]));
  expect(fits.tokens).toMatchObject({ curve: 'exponential' });
  expect(contexts.map(({ length }) => length! < 16)).toEqual([true, true, true]);
  const tokens = (variant: VariantId) => measured('bubble-sort', [5], variant)[0]!.tokens;
  expect(tokens('without-memory-fetcher')).toBeLessThan(tokens('tail'));
  expect(tokens('direct')).toBeLessThan(tokens('without-atomic-state'));
  expect(tokens('turing-program')).toBeGreaterThan(tokens('tail'));
});

test('a point is the mean of whole texts and runs', () => {
  const task = taskOf('bubble-sort');
  const solutions = [0, 1].map((index) =>
    solveTask(task, task.sample(new Random('growth', 'test', task.id, 4, index), { from: 4, to: 4 })),
  );
  const texts = solutions.map((solution) => chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' }).text());
  const [one, other] = texts.map((text) => countTokens(text)) as [number, number];
  expect(measured('bubble-sort', [4])).toEqual([
    {
      length: 4,
      instances: 2,
      characters: (texts[0]!.length + texts[1]!.length) / 2,
      tokens: (one + other) / 2,
      states: (solutions[0]!.trace.outerLength + solutions[1]!.trace.outerLength) / 2,
      steps: (solutions[0]!.run.steps + solutions[1]!.run.steps) / 2,
      fewestTokens: Math.min(one, other),
      mostTokens: Math.max(one, other),
    },
  ]);
});

test('tells of every instance that is measured', () => {
  const request = { task: taskOf('word-flip'), variant: 'tail', lengths: [1, 2, 3], instances: 2, stream: '' } as const;
  const measuring = measureGrowth(request, () => 1);
  const told: number[] = [];
  let step = measuring.next();
  for (; !step.done; step = measuring.next()) told.push(step.value);
  expect(told).toEqual([1, 2, 3, 4, 5, 6]);
  expect(step.value.map(({ length }) => length)).toEqual([1, 2, 3]);
});

test('comes to rest within a long text, too', () => {
  const request = {
    task: taskOf('any-substring'),
    variant: 'turing-program',
    lengths: [14],
    instances: 1,
    stream: '',
  } as const;
  const measuring = measureGrowth(request, () => 1);
  const told: number[] = [];
  for (let step = measuring.next(); !step.done; step = measuring.next()) told.push(step.value);
  expect(told).toEqual([0, 1]);
});

test.each(['large-number-addition', 'knapsack-01', 'multi-machine-schedule', 'prime-search'])(
  'the lengths of %s go from its shortest to the longest of the paper, without gaps where there are few',
  (id) => {
    const task = taskOf(id);
    const lengths = growthLengths(task);
    expect(lengths[0]).toBe(task.shortest ?? 1);
    expect(lengths.at(-1)).toBe(task.ranges.L.to);
    expect(lengths).toEqual([...new Set(lengths)].toSorted((one, other) => one - other));
    expect(lengths.length).toBeLessThanOrEqual(15);
  },
);

describe('the length at which a context is full', () => {
  const points = [100, 200, 300, 400, 500].map((length) => ({
    length,
    instances: 1,
    characters: 50 * length,
    tokens: 20 * length + 7,
    states: length,
    steps: length,
    fewestTokens: 20 * length,
    mostTokens: 20 * length,
  }));

  test('is read off the measured lengths, and off the curve beyond them', () => {
    const { contexts } = growthReport(points);
    // 20·n + 7 > 8,192 from n = 410 on, > 32,768 from 1,639 on, > 131,072 from 6,554 on.
    expect(contexts).toEqual([
      { tokens: 8192, length: 410, isMeasured: true },
      { tokens: 32_768, length: 1639, isMeasured: false },
      { tokens: 131_072, length: 6554, isMeasured: false },
    ]);
  });

  test('is the first length, where that is too long already', () => {
    expect(fullContext(points, undefined, 1000)).toEqual({ tokens: 1000, length: 100, isMeasured: true });
  });

  test('is not said where no curve describes what was measured', () => {
    const rough = points.map((point, at) => ({ ...point, tokens: point.tokens * (at % 2 === 0 ? 1 : 3) }));
    const { contexts, fits } = growthReport(rough);
    expect(fits.tokens!.error).toBeGreaterThan(0.25);
    expect(contexts.at(-1)).toEqual({ tokens: 131_072, length: undefined, isMeasured: false });
  });
});

import { fieldProblem } from '../../base/problems.ts';
import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { isInteger } from '../library/check-helpers.ts';
import { integerField, integersField } from '../fields.ts';
import { inOrder } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { CELL, FIRST_COLUMN, FIRST_ROW, program, START } from './knapsack-01.machine.ts';
import type { KnapsackInstance } from './knapsack-01.wordings.ts';

// ── What is said of each atomic state ──

type Place = Pick<NarratedState<'item' | 'column', 'next item' | 'next column'>, 'fetch' | 'result'>;

const cellName = ({ fetch }: Place): Text => text`dp[${fetch.item}][${fetch.column}]`;
const nextCell = ({ fetch, result }: Place): Text =>
  text`dp[${result['next item'] ?? fetch.item}][${result['next column']}]`;
const titleOf = (cell: Place): Text =>
  text`Cell ${cellName(cell)}: item ${cell.fetch.item}, column ${cell.fetch.column}.`;

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({ state: text`start`, next: text`→ dp[${result.item}][${result.column}]` }),
    styled: ({ result }) => ({
      state: text`Fill the table row by row.`,
      next: text`Start with dp[${result.item}][${result.column}].`,
    }),
  }),
  narration(FIRST_ROW, {
    tail: (cell) => ({
      state: cellName(cell),
      fetch: text`capacity ${cell.fetch.capacity}`,
      solve: text`${cell.result.end} capacity, dp = ${cell.result.cell}`,
      next: text`→ ${nextCell(cell)}`,
    }),
    styled: (cell) => ({
      state: titleOf(cell),
      fetch: text`The knapsack's capacity is ${cell.fetch.capacity}.`,
      solve: text`The column ${cell.result.end} that, and without an item the cell is ${cell.result.cell}.`,
      next: text`Go on with ${nextCell(cell)}.`,
    }),
  }),
  narration(FIRST_COLUMN, {
    tail: (cell) => ({
      state: cellName(cell),
      fetch: text`above ${cell.fetch.above}`,
      solve: text`dp = ${cell.result.cell}, behind ${cell.result['column behind']}`,
      next: text`→ ${nextCell(cell)}`,
    }),
    styled: (cell) => ({
      state: titleOf(cell),
      fetch: text`Above stands ${cell.fetch.above}.`,
      solve: text`Nothing fits, so the cell is ${cell.result.cell}; the column to add to is ${cell.result['column behind']}.`,
      next: text`Go on with ${nextCell(cell)}.`,
    }),
  }),
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      if (fetch['next weight'])
        return {
          state: cellName(cell),
          fetch: text`above ${fetch.above}, next weight ${fetch['next weight']}`,
          next: result['next item'] ? text`→ ${nextCell(cell)}` : text`→ F`,
        };
      const pieces = { state: cellName(cell), next: text`→ ${nextCell(cell)}` };
      const without = text`above ${fetch.above}, weight ${fetch.weight}`;
      const fits = text`weight ${result.fits} column`;
      if (!fetch.behind) return { ...pieces, fetch: without, solve: text`${fits}, dp = ${result.cell}` };
      return {
        ...pieces,
        fetch: text`${without}, above[${fetch['column behind']}] + value = ${fetch.behind} + ${fetch.value}`,
        solve: text`${fits}, with = ${result.sum}, above ${result.larger} with, dp = ${result.cell}, behind ${result['column behind']}`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      if (fetch['next weight'])
        return {
          state: titleOf(cell),
          fetch: text`The row above has ${fetch.above} here, and the next item's weight is ${fetch['next weight']}.`,
          next: result['next item']
            ? text`The row is complete; go on with ${nextCell(cell)}.`
            : text`The row is complete, and it was the last one of the table.`,
        };
      const pieces = { state: titleOf(cell), next: text`Go on with ${nextCell(cell)}.` };
      const without = text`Above stands ${fetch.above}, and the weight is ${fetch.weight}.`;
      if (!fetch.behind)
        return {
          ...pieces,
          fetch: without,
          solve: text`The weight ${result.fits} the column: the item is too heavy, and the cell is ${result.cell}.`,
        };
      return {
        ...pieces,
        fetch: text`${without} Above in column ${fetch['column behind']} stands ${fetch.behind}, and the value is ${fetch.value}.`,
        solve: text`The weight ${result.fits} the column: with the item it is ${result.sum}; above ${result.larger} with, so the cell is ${result.cell}, and the next column to add to is ${result['column behind']}.`,
      };
    },
  }),
];

// ── The task ──

/** The greatest value that fits into a knapsack, each item at most once. */
export const knapsack01 = defineTask<KnapsackInstance>({
  id: 'knapsack-01',
  title: '0-1 Knapsack',
  algorithmClass: 'dp',
  summary: 'Finds the greatest total value of items that fit within a capacity, each used at most once.',
  lengthMeaning: 'items',
  ranges: { S: { from: 2, to: 3 }, M: { from: 4, to: 5 }, L: { from: 6, to: 8 } },
  example: { capacity: 5, weights: [2, 1, 3], values: [10, 7, 15] },
  fields: {
    capacity: integerField('Capacity', 0),
    weights: integersField('Weights', { least: 1 }),
    values: integersField('Values', { least: 1 }),
  },
  rule: ({ weights, values }) =>
    weights.length === values.length
      ? undefined
      : fieldProblem('values', values, `as many values as weights, here ${weights.length}`),
  length: ({ weights }) => weights.length,
  normalized: ({ capacity, weights, values }) => {
    const items = inOrder(weights.map((weight, item) => [weight, values[item]!] as const));
    return { capacity, weights: items.map(([weight]) => weight), values: items.map(([, value]) => value) };
  },
  sample: (random, { from, to }) => {
    const count = random.integer(from, to);
    const weights = Array.from({ length: count }, () => random.integer(1, 10));
    const values = Array.from({ length: count }, () => random.integer(1, 20));
    const sum = weights.reduce((total, each) => total + each, 0);
    return { capacity: random.integer(Math.min(...weights), Math.min(sum, 30)), weights, values };
  },
  program,
  encode: ({ capacity, weights, values }) => ({
    input: `${capacity};${weights.map((weight, item) => `${weight},${values[item]};`).join('')}`,
  }),
  outputTape: 'best',
  timelineTape: 'table',
  narrations: NARRATIONS,
  endsPass: (state) => state.results.some(({ name }) => name === 'next item'),
  memory: ['input', 'table', 'row above', 'row behind'],
  drawing: {
    kind: 'grid',
    table: 'table',
    entryEnd: '#',
    rowEnd: '|',
    name: 'dp',
    registers: ['item', 'weight', 'value', 'above', 'with', 'best'],
  },
  check: (instance, answer) => isInteger(answer, greatestValue(instance)),
});

/**
 * The least and plainest account of the answer: the best value of every weight that some items have together. Sums of values may be
 * past 2^53; a capacity of any size costs no more than the items can fill.
 */
function greatestValue({ capacity, weights, values }: KnapsackInstance): bigint {
  const best = new Map([[0, 0n]]);
  weights.forEach((weight, item) => {
    // Read as it was before this item: none is taken twice.
    for (const [total, value] of new Map(best)) {
      const heavier = total + weight;
      const dearer = value + BigInt(values[item]!);
      if (heavier <= capacity && dearer > (best.get(heavier) ?? 0n)) best.set(heavier, dearer);
    }
  });
  return [...best.values()].reduce((most, value) => (value > most ? value : most), 0n);
}

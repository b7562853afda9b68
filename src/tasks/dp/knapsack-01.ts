import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { add, compare, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { isInteger } from '../check-helpers.ts';
import { fieldProblem, integerField, integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type KnapsackInstance } from './knapsack-01.wordings.ts';

// ── Atomic states: one cell of the table dp after the other, row 0 first ──

const CELL = stateKind('cell', {
  fetch: {
    item: 'address',
    column: 'address',
    capacity: 'field',
    end: 'symbol',
    weight: 'field',
    fits: 'field',
    'item above': 'field',
    above: 'field',
    'column behind': 'address',
    behind: 'field',
    value: 'field',
    larger: 'symbol',
  },
  result: {
    fits: 'field',
    sum: 'field',
    larger: 'symbol',
    cell: 'field',
    end: 'symbol',
    'next column': 'address',
    'next column behind': 'address',
    'next item': 'address',
  },
});

/**
 * dp(i, c) is the greatest value of the first i items within the capacity c. The table is only ever appended to; its last row is
 * copied to two tapes, one read at column c, the other at column c − w, so that no cell has to be searched for.
 */
function program(): Program {
  const p = new Program('knapsack-01');
  const input = p.tape('input', [...DIGITS, ',', ';']);
  const table = p.tape('table', [...DIGITS, '#', '|']);
  const above = p.tape('row above', [...DIGITS, '#']);
  const behind = p.tape('row behind', [...DIGITS, '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const item = register('item');
  const column = register('column');
  const itemAbove = register('item above');
  const columnBehind = register('column behind');
  const capacity = register('capacity');
  const weight = register('weight');
  const value = register('value');
  const without = register('without');
  const withItem = register('with');
  const verdict = p.tape('verdict', '<=>');
  const carry = p.tape('carry', '01');
  const best = register('best');

  p.scope('start', () => {
    loadField(input, capacity);
    input.right();
    item.write('0');
    column.write('0');
  });

  p.loop((leave) => {
    p.state(CELL, (mark) => {
      readRegister(item, (tape) => mark.fetch('item', tape));
      setRegister(without, '0', (tape) => mark.result('cell', tape));
      appendField(without, [table, above, behind], '#');
      compare(column, capacity, verdict, {
        register: (tape) => mark.fetch('column', tape),
        other: (tape) => mark.fetch('capacity', tape),
        verdict: (tape) => mark.result('end', tape),
      });
      mark.fetch('end', verdict);
      p.if(
        verdict.is('<'),
        () => increment(column, carry, { after: (tape) => mark.result('next column', tape) }),
        () => {
          copyRegister(item, itemAbove);
          increment(item, carry, { after: (tape) => mark.result('next item', tape) });
          setRegister(column, '0', (tape) => mark.result('next column', tape));
        },
      );
    });
    p.if(verdict.is('='), leave);
  });

  p.loop((leave) => {
    p.scope('next row', () => {
      loadField(input, weight);
      input.right();
      loadField(input, value);
      input.right();
      setRegister(columnBehind, '0');
      rewind(above, behind);
      table.left();
      table.leftUntil(table.is('|', BLANK));
      table.right();
      p.while(table.inked, () => {
        above.write(table);
        behind.write(table);
        for (const tape of [table, above, behind]) tape.right();
      });
      table.write('|');
      table.right();
      rewind(above, behind);
    });
    p.while(above.inked, () =>
      p.state(CELL, (mark) => {
        readRegister(item, (tape) => mark.fetch('item', tape));
        compare(weight, column, verdict, {
          register: (tape) => mark.fetch('weight', tape),
          other: (tape) => mark.fetch('column', tape),
          verdict: (tape) => mark.result('fits', tape),
        });
        readRegister(itemAbove, (tape) => mark.fetch('item above', tape));
        loadField(above, without, { list: (tape) => mark.fetch('above', tape) });
        above.right();
        mark.fetch('fits', verdict);
        p.if(
          verdict.is('>'),
          () => appendField(without, [table], '#', { list: (tape) => mark.result('cell', tape) }),
          () => {
            readRegister(columnBehind, (tape) => mark.fetch('column behind', tape));
            loadField(behind, withItem, { list: (tape) => mark.fetch('behind', tape) });
            behind.right();
            add(withItem, value, carry, {
              addend: (tape) => mark.fetch('value', tape),
              sum: (tape) => mark.result('sum', tape),
            });
            compare(without, withItem, verdict, { verdict: (tape) => mark.result('larger', tape) });
            mark.fetch('larger', verdict);
            p.if(
              verdict.is('<'),
              () => appendField(withItem, [table], '#', { list: (tape) => mark.result('cell', tape) }),
              () => appendField(without, [table], '#', { list: (tape) => mark.result('cell', tape) }),
            );
            increment(columnBehind, carry, { after: (tape) => mark.result('next column behind', tape) });
          },
        );
        p.if(
          above.inked,
          () => increment(column, carry, { after: (tape) => mark.result('next column', tape) }),
          () =>
            p.if(input.inked, () => {
              copyRegister(item, itemAbove);
              increment(item, carry, { after: (tape) => mark.result('next item', tape) });
              setRegister(column, '0', (tape) => mark.result('next column', tape));
            }),
        );
      }),
    );
    p.if(input.blank, leave);
  });

  p.scope('answer', () => {
    table.left();
    table.left();
    table.leftUntil(table.is('#', '|'));
    table.right();
    loadField(table, best);
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

type Cell = NarratedState<keyof typeof CELL.fetch, keyof typeof CELL.result>;

const CELL_NAME = ({ fetch }: Cell): Text => text`dp[${fetch.item}][${fetch.column}]`;
const NEXT_CELL = ({ fetch, result }: Cell): Text | undefined =>
  result['next column'] && text`dp[${result['next item'] ?? fetch.item}][${result['next column']}]`;

const NARRATIONS = [
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      const next = NEXT_CELL(cell);
      const pieces = { state: CELL_NAME(cell), next: next ? text`→ ${next}` : text`→ F` };
      if (!fetch.above) return { ...pieces, fetch: text`no item`, solve: text`dp = ${result.cell}` };
      const without = text`weight ${fetch.weight} ${result.fits} ${fetch.column}, dp[${fetch['item above']}][${fetch.column}] = ${fetch.above}`;
      if (!fetch.behind) return { ...pieces, fetch: without, solve: text`dp = ${result.cell}` };
      return {
        ...pieces,
        fetch: text`${without}, dp[${fetch['item above']}][${fetch['column behind']}] + value = ${fetch.behind} + ${fetch.value}`,
        solve: text`with = ${result.sum}, without ${result.larger} with, dp = ${result.cell}`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      const next = NEXT_CELL(cell);
      const pieces = {
        state: text`Cell ${CELL_NAME(cell)}: item ${fetch.item}, capacity ${fetch.column}.`,
        next: next ? text`Go on with ${next}.` : text`That was the last cell of the table.`,
      };
      if (!fetch.above)
        return { ...pieces, fetch: text`There is no item yet.`, solve: text`The cell is ${result.cell}.` };
      const weight = text`The weight ${fetch.weight} ${result.fits} ${fetch.column}, and without the item dp[${fetch['item above']}][${fetch.column}] = ${fetch.above}.`;
      if (!fetch.behind)
        return { ...pieces, fetch: weight, solve: text`The item is too heavy, the cell is ${result.cell}.` };
      return {
        ...pieces,
        fetch: text`${weight} With it dp[${fetch['item above']}][${fetch['column behind']}] = ${fetch.behind} and its value ${fetch.value}.`,
        solve: text`Together they are ${result.sum}; without ${result.larger} with, so the cell is ${result.cell}.`,
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
  sample: (random, { from, to }) => {
    const count = random.integer(from, to);
    const weights = Array.from({ length: count }, () => random.integer(1, 10));
    const values = Array.from({ length: count }, () => random.integer(1, 20));
    const sum = weights.reduce((total, each) => total + each, 0);
    return { capacity: random.integer(Math.min(...weights), Math.min(sum, 30)), weights, values };
  },
  wordings: WORDINGS,
  program,
  encode: ({ capacity, weights, values }) => ({
    input: `${capacity};${weights.map((weight, item) => `${weight},${values[item]};`).join('')}`,
  }),
  outputTape: 'best',
  narrations: NARRATIONS,
  endsPass: (state) => state.results.some(({ name }) => name === 'next item'),
  memory: ['input', 'table', 'row above', 'row behind'],
  check: (instance, answer) => isInteger(answer, greatestValue(instance)),
});

/** The least and plainest account of the answer: one row of the table, updated item by item. */
function greatestValue({ capacity, weights, values }: KnapsackInstance): number {
  // At most as many columns as the items can fill, however large the capacity is.
  const width = Math.min(
    capacity,
    weights.reduce((total, weight) => total + weight, 0),
  );
  const row = Array.from({ length: width + 1 }, () => 0);
  weights.forEach((weight, item) => {
    for (let column = width; column >= weight; column--)
      row[column] = Math.max(row[column]!, row[column - weight]! + values[item]!);
  });
  return row[width]!;
}

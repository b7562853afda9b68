import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { add, compare, increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';

// ── Atomic states: one cell of the table dp after the other, row 0 first; behind the last column of a row the next item is read ──

/** The table begins with row 0 and column 0. */
export const START = stateKind('start', { result: { item: 'address', column: 'address' } });
/** A cell of row 0, which has no item. */
export const FIRST_ROW = stateKind('first row', {
  fetch: { item: 'address', column: 'address', capacity: 'field', end: 'symbol' },
  result: { end: 'symbol', cell: 'field', 'next item': 'address', 'next column': 'address' },
});
/** A cell of column 0, into which no item fits. */
export const FIRST_COLUMN = stateKind('first column', {
  fetch: { item: 'address', column: 'address', above: 'field' },
  result: { cell: 'field', 'column behind': 'address', 'next column': 'address' },
  copies: { cell: ['above'] },
});
/** Any other cell; where the row above has none, the row ends. */
export const CELL = stateKind('cell', {
  fetch: {
    item: 'address',
    column: 'address',
    above: 'field',
    weight: 'field',
    fits: 'symbol',
    'column behind': 'address',
    behind: 'field',
    value: 'field',
    larger: 'symbol',
    'next weight': 'field',
  },
  result: {
    fits: 'symbol',
    sum: 'field',
    larger: 'symbol',
    cell: 'field',
    'column behind': 'address',
    'next column': 'address',
    'next item': 'address',
  },
});

/**
 * dp(i, c) is the greatest value of the first i items within the capacity c. The table is only ever appended to; its last row is
 * copied to two tapes, one read at column c, the other at column c − w, so that no cell has to be searched for.
 */
export function program(): Program {
  const p = new Program('knapsack-01');
  const input = p.tape('input', [...DIGITS, ',', ';']);
  const table = p.tape('table', [...DIGITS, '#', '|']);
  const rowAbove = p.tape('row above', [...DIGITS, '#']);
  const rowBehind = p.tape('row behind', [...DIGITS, '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const item = register('item');
  const column = register('column');
  const columnBehind = register('column behind');
  const capacity = register('capacity');
  const weight = register('weight');
  const value = register('value');
  const above = register('above');
  const withItem = register('with');
  const verdict = p.tape('verdict', '<=>');
  const carry = p.tape('carry', '01');
  const best = register('best');

  // Column and item are counted under one name: either ends a line.
  const nextColumn = (mark: Marker<never, 'next column'>) =>
    increment(column, carry, { name: 'index', after: (tape) => mark.result('next column', tape) });
  const nextRow = (mark: Marker<never, 'next item' | 'next column'>) => {
    increment(item, carry, { name: 'index', after: (tape) => mark.result('next item', tape) });
    setRegister(column, '0', (tape) => mark.result('next column', tape));
  };

  p.scope('start', () => {
    loadField(input, capacity);
    input.right();
    p.state(START, (mark) => {
      item.write('0');
      mark.result('item', item);
      column.write('0');
      mark.result('column', column);
    });
  });

  sweep(p, (leave) =>
    p.state(FIRST_ROW, (mark) => {
      readRegister(item, (tape) => mark.fetch('item', tape));
      setRegister(above, '0', (tape) => mark.result('cell', tape));
      appendField(above, [table, rowAbove, rowBehind], '#');
      compare(column, capacity, verdict, {
        register: (tape) => mark.fetch('column', tape),
        other: (tape) => mark.fetch('capacity', tape),
        verdict: (tape) => mark.result('end', tape),
      });
      mark.fetch('end', verdict);
      leave(verdict.is('='));
      p.if(
        verdict.is('<'),
        () => nextColumn(mark),
        () => nextRow(mark),
      );
    }),
  );
  p.scope('first item', () => loadField(input, weight));

  p.loop((leave) => {
    p.scope('next row', () => {
      input.right();
      loadField(input, value);
      input.right();
      rewind(rowAbove, rowBehind);
      table.left();
      table.leftUntil(table.is('|', BLANK));
      table.right();
      p.while(table.nonBlank, () => {
        rowAbove.write(table);
        rowBehind.write(table);
        for (const tape of [table, rowAbove, rowBehind]) tape.right();
      });
      table.write('|');
      table.right();
      rewind(rowAbove, rowBehind);
    });
    p.state(FIRST_COLUMN, (mark) => {
      readRegister(item, (tape) => mark.fetch('item', tape));
      readRegister(column, (tape) => mark.fetch('column', tape));
      loadField(rowAbove, above, { list: (tape) => mark.fetch('above', tape) });
      rowAbove.right();
      appendField(above, [table], '#', { list: (tape) => mark.result('cell', tape) });
      setRegister(columnBehind, '0', (tape) => mark.result('column behind', tape));
      nextColumn(mark);
    });
    sweep(p, (leaveRow) =>
      p.state(CELL, (mark) => {
        readRegister(item, (tape) => mark.fetch('item', tape));
        leaveRow(rowAbove.blank);
        p.if(
          rowAbove.blank,
          () => {
            mark.fetch('above', rowAbove);
            readRegister(column, (tape) => mark.fetch('column', tape));
            p.if(
              input.nonBlank,
              () => {
                loadField(input, weight, { list: (tape) => mark.fetch('next weight', tape) });
                nextRow(mark);
              },
              () => mark.fetch('next weight', input),
            );
          },
          () => {
            const cell = (from: Tape) => appendField(from, [table], '#', { list: (tape) => mark.result('cell', tape) });
            loadField(rowAbove, above, { list: (tape) => mark.fetch('above', tape) });
            rowAbove.right();
            compare(weight, column, verdict, {
              register: (tape) => mark.fetch('weight', tape),
              other: (tape) => mark.fetch('column', tape),
              verdict: (tape) => mark.result('fits', tape),
            });
            mark.fetch('fits', verdict);
            p.if(
              verdict.is('>'),
              () => cell(above),
              () => {
                readRegister(columnBehind, (tape) => mark.fetch('column behind', tape));
                loadField(rowBehind, withItem, { list: (tape) => mark.fetch('behind', tape) });
                rowBehind.right();
                add(withItem, value, carry, {
                  addend: (tape) => mark.fetch('value', tape),
                  sum: (tape) => mark.result('sum', tape),
                });
                compare(above, withItem, verdict, { verdict: (tape) => mark.result('larger', tape) });
                mark.fetch('larger', verdict);
                p.if(
                  verdict.is('<'),
                  () => cell(withItem),
                  () => cell(above),
                );
                increment(columnBehind, carry, { after: (tape) => mark.result('column behind', tape) });
              },
            );
            nextColumn(mark);
          },
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

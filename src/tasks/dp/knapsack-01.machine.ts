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

/** The program with its tapes; see `knapsackTapes`. */
type KnapsackTapes = ReturnType<typeof knapsackTapes>;

/**
 * dp(i, c) is the greatest value of the first i items within the capacity c. The table is only ever appended to; its last row is
 * copied to two tapes, one read at column c, the other at column c − w, so that no cell has to be searched for.
 */
function knapsackTapes() {
  const p = new Program('knapsack-01');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ',', ';']),
    table: p.tape('table', [...DIGITS, '#', '|']),
    rowAbove: p.tape('row above', [...DIGITS, '#']),
    rowBehind: p.tape('row behind', [...DIGITS, '#']),
    item: register('item'),
    column: register('column'),
    columnBehind: register('column behind'),
    capacity: register('capacity'),
    weight: register('weight'),
    value: register('value'),
    above: register('above'),
    withItem: register('with'),
    verdict: p.tape('verdict', '<=>'),
    carry: p.tape('carry', '01'),
    best: register('best'),
  };
}

/** Fills the table row by row, one item a row; the last cell is the answer. */
export function program(): Program {
  const tapes = knapsackTapes();
  const { p, input, weight } = tapes;
  start(tapes);
  fillFirstRow(tapes);
  p.scope('first item', () => loadField(input, weight));
  p.loop((leave) => {
    startRow(tapes);
    fillFirstColumn(tapes);
    fillCells(tapes);
    p.if(input.blank, leave);
  });
  loadLastCell(tapes);
  p.accept();
  return p;
}

/** Reads the capacity; the cell (0, 0) comes first. */
function start({ p, input, capacity, item, column }: KnapsackTapes): void {
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
}

/** Fills row 0 with zeros, up to the column of the capacity. */
function fillFirstRow(tapes: KnapsackTapes): void {
  const { p, table, rowAbove, rowBehind, item, column, capacity, above, verdict } = tapes;
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
        () => nextColumn(mark, tapes),
        () => nextRow(mark, tapes),
      );
    }),
  );
}

/** Reads the item's value, and copies the last row to the two tapes from which it is read. */
function startRow({ p, input, table, rowAbove, rowBehind, value }: KnapsackTapes): void {
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
}

/** Fills a cell of column 0 with that above it: nothing fits into the capacity 0. */
function fillFirstColumn(tapes: KnapsackTapes): void {
  const { p, table, rowAbove, item, column, columnBehind, above } = tapes;
  p.state(FIRST_COLUMN, (mark) => {
    readRegister(item, (tape) => mark.fetch('item', tape));
    readRegister(column, (tape) => mark.fetch('column', tape));
    loadField(rowAbove, above, { list: (tape) => mark.fetch('above', tape) });
    rowAbove.right();
    appendField(above, [table], '#', { list: (tape) => mark.result('cell', tape) });
    setRegister(columnBehind, '0', (tape) => mark.result('column behind', tape));
    nextColumn(mark, tapes);
  });
}

/** Fills the other cells of a row, one for each cell of the row above. */
function fillCells(tapes: KnapsackTapes): void {
  const { p, rowAbove, item } = tapes;
  sweep(p, (leave) =>
    p.state(CELL, (mark) => {
      readRegister(item, (tape) => mark.fetch('item', tape));
      leave(rowAbove.blank);
      p.if(
        rowAbove.blank,
        () => endRow(mark, tapes),
        () => {
          fillCell(mark, tapes);
          nextColumn(mark, tapes);
        },
      );
    }),
  );
}

type CellMarker = Marker<keyof typeof CELL.fetch, keyof typeof CELL.result>;

/** Behind the last column a row ends: the next item, if there is one, begins the next row. */
function endRow(mark: CellMarker, tapes: KnapsackTapes): void {
  const { p, input, rowAbove, column, weight } = tapes;
  mark.fetch('above', rowAbove);
  readRegister(column, (tape) => mark.fetch('column', tape));
  p.if(
    input.nonBlank,
    () => {
      loadField(input, weight, { list: (tape) => mark.fetch('next weight', tape) });
      nextRow(mark, tapes);
    },
    () => mark.fetch('next weight', input),
  );
}

/** The cell is the value without the item, or the value with it if that is greater and the item fits. */
function fillCell(mark: CellMarker, tapes: KnapsackTapes): void {
  const { p, table, rowAbove, column, weight, above, withItem, verdict } = tapes;
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
      addItem(mark, tapes);
      compare(above, withItem, verdict, { verdict: (tape) => mark.result('larger', tape) });
      mark.fetch('larger', verdict);
      p.if(
        verdict.is('<'),
        () => cell(withItem),
        () => cell(above),
      );
      nextColumnBehind(mark, tapes);
    },
  );
}

/** withItem := the value that fits beside the item, in column c − w, plus the item's value. */
function addItem(mark: CellMarker, { rowBehind, columnBehind, value, withItem, carry }: KnapsackTapes): void {
  readRegister(columnBehind, (tape) => mark.fetch('column behind', tape));
  loadField(rowBehind, withItem, { list: (tape) => mark.fetch('behind', tape) });
  rowBehind.right();
  add(withItem, value, carry, {
    addend: (tape) => mark.fetch('value', tape),
    sum: (tape) => mark.result('sum', tape),
  });
}

// Column and item are counted under one name: either ends a line.
function nextColumn(mark: Marker<never, 'next column'>, { column, carry }: KnapsackTapes): void {
  increment(column, carry, { name: 'index', after: (tape) => mark.result('next column', tape) });
}

function nextRow(mark: Marker<never, 'next item' | 'next column'>, { item, column, carry }: KnapsackTapes): void {
  increment(item, carry, { name: 'index', after: (tape) => mark.result('next item', tape) });
  setRegister(column, '0', (tape) => mark.result('next column', tape));
}

function nextColumnBehind(mark: Marker<never, 'column behind'>, { columnBehind, carry }: KnapsackTapes): void {
  increment(columnBehind, carry, { after: (tape) => mark.result('column behind', tape) });
}

/** Loads the answer from the last cell of the table. */
function loadLastCell({ p, table, best }: KnapsackTapes): void {
  p.scope('answer', () => {
    table.left();
    table.left();
    table.leftUntil(table.is('#', '|'));
    table.right();
    loadField(table, best);
  });
}

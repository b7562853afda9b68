import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { compare, increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister } from '../../machine/library/registers.ts';
import { LETTERS } from '../library/letters.ts';
import { letterComparison } from './letter-comparison.ts';
import {
  endRow,
  loadAbove,
  nextColumn,
  nextRow,
  readLettersAndNeighbours,
  readPosition,
  startAtZero,
  startRow,
} from './string-table.ts';

// ── Atomic states: one cell of the table dp after the other, row 0 first; behind the last letter of x2 a row ends ──

/** Two empty strings: row 0 and column 0. */
export const START = stateKind('start', {
  result: { row: 'address', column: 'address', cell: 'field', 'next column': 'address' },
});
/** A cell of row 0: x1 is still empty, and the distance is x2's length. */
export const FIRST_ROW = stateKind('first row', {
  fetch: { row: 'address', column: 'address', 'letter of x2': 'field' },
  result: { cell: 'field', 'next row': 'address', 'next column': 'address' },
  copies: { cell: ['column'] },
});
/** A cell of column 0: x2 is still empty, and the distance is x1's length. */
export const FIRST_COLUMN = stateKind('first column', {
  fetch: { row: 'address', column: 'address' },
  result: { cell: 'field', 'next column': 'address' },
  copies: { cell: ['row'] },
});
/** Any other cell; where x2 has no letter for it, the row ends. */
export const CELL = stateKind('cell', {
  fetch: {
    row: 'address',
    column: 'address',
    'letter of x1': 'field',
    'letter of x2': 'field',
    letters: 'symbol',
    above: 'field',
    left: 'field',
    diagonal: 'field',
    order: 'symbol',
    last: 'symbol',
    'next letter': 'field',
  },
  result: {
    letters: 'symbol',
    order: 'symbol',
    last: 'symbol',
    cell: 'field',
    'next row': 'address',
    'next column': 'address',
  },
});
/** Whether the letters of a cell are the same. */
export const COMPARE_LETTERS = letterComparison('letters');

/** The program with its tapes; see `levenshteinTapes`. */
type LevenshteinTapes = ReturnType<typeof levenshteinTapes>;

/** A `StringTable`: dp(i, j) is the distance between the first i letters of x1 and the first j letters of x2. */
function levenshteinTapes() {
  const p = new Program('levenshtein-distance');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    x1: p.tape('x1', LETTERS),
    x2: p.tape('x2', LETTERS),
    table: p.tape('table', [...DIGITS, '#', '|']),
    rowAbove: p.tape('row above', [...DIGITS, '#']),
    row: register('row'),
    column: register('column'),
    above: register('above'),
    left: register('left'),
    diagonal: register('diagonal'),
    value: register('distance'),
    letters: p.tape('letters', '=≠'),
    order: p.tape('order', '<=>'),
    carry: p.tape('carry', '01'),
  };
}

/** Fills the table row by row; its last cell, which stays in the register, is the distance. */
export function program(): Program {
  const tapes = levenshteinTapes();
  const { p, x1 } = tapes;
  fillFirstRow(tapes);
  p.loop((leave) => {
    startRow(tapes);
    fillFirstColumn(tapes);
    fillCells(tapes);
    p.if(x1.blank, leave);
  });
  p.accept();
  return p;
}

/** Fills row 0: as many letters are inserted as x2 has so far. */
function fillFirstRow(tapes: LevenshteinTapes): void {
  const { p, x2, table, rowAbove, row, column, value } = tapes;
  p.state(START, (mark) => {
    startAtZero(mark, tapes);
    value.write('0');
    mark.result('cell', value);
    appendField(value, [table, rowAbove], '#');
    nextColumn(mark, tapes);
  });
  sweep(p, (leave) =>
    p.state(FIRST_ROW, (mark) => {
      readRegister(row, (tape) => mark.fetch('row', tape));
      copyRegister(column, value, {
        source: (tape) => mark.fetch('column', tape),
        target: (tape) => p.if(x2.nonBlank, () => mark.result('cell', tape)),
      });
      mark.fetch('letter of x2', x2);
      leave(x2.blank);
      p.if(
        x2.nonBlank,
        () => {
          appendField(value, [table, rowAbove], '#');
          x2.right();
          nextColumn(mark, tapes);
        },
        () => nextRow(mark, tapes),
      );
    }),
  );
}

/** Fills a cell of column 0: as many letters are deleted as x1 has so far. */
function fillFirstColumn(tapes: LevenshteinTapes): void {
  const { p, table, row, column, value } = tapes;
  p.state(FIRST_COLUMN, (mark) => {
    readRegister(column, (tape) => mark.fetch('column', tape));
    copyRegister(row, value, {
      source: (tape) => mark.fetch('row', tape),
      target: (tape) => mark.result('cell', tape),
    });
    appendField(value, [table], '#');
    loadAbove(tapes);
    nextColumn(mark, tapes);
  });
}

/** Fills the other cells of a row, one for each letter of x2. */
function fillCells(tapes: LevenshteinTapes): void {
  const { p, x2, table, diagonal, value, letters } = tapes;
  sweep(p, (leave) =>
    p.state(CELL, (mark) => {
      readPosition(mark, tapes);
      leave(x2.blank);
      p.if(
        x2.blank,
        () => endRow(mark, tapes),
        () => {
          readLettersAndNeighbours(COMPARE_LETTERS, mark, tapes);
          p.if(
            letters.is('='),
            () =>
              copyRegister(diagonal, value, {
                source: (tape) => mark.fetch('diagonal', tape),
                target: (tape) => mark.result('cell', tape),
              }),
            () => oneMoreThanLeast(mark, tapes),
          );
          appendField(value, [table], '#');
          x2.right();
          nextColumn(mark, tapes);
        },
      );
    }),
  );
}

/** Where the letters differ, an edit is needed after the cheapest of the three neighbours: deletion, insertion, or substitution. */
function oneMoreThanLeast(
  mark: Marker<'above' | 'left' | 'diagonal' | 'order' | 'last', 'order' | 'last' | 'cell'>,
  { p, above, left, diagonal, value, order, carry }: LevenshteinTapes,
): void {
  compare(above, left, order, {
    register: (tape) => mark.fetch('above', tape),
    other: (tape) => mark.fetch('left', tape),
    verdict: (tape) => mark.result('order', tape),
  });
  mark.fetch('order', order);
  p.if(
    order.is('>'),
    () => copyRegister(left, value),
    () => copyRegister(above, value),
  );
  compare(value, diagonal, order, {
    name: 'smaller',
    other: (tape) => mark.fetch('diagonal', tape),
    verdict: (tape) => mark.result('last', tape),
  });
  mark.fetch('last', order);
  p.if(order.is('>'), () => copyRegister(diagonal, value));
  increment(value, carry, { name: 'least', after: (tape) => mark.result('cell', tape) });
}

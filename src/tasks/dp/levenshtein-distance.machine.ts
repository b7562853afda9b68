import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { compare, increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { LETTERS } from '../library/letters.ts';
import { compareLetters, letterComparison } from './letter-comparison.ts';

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

/**
 * dp(i, j) is the distance between the first i letters of x1 and the first j letters of x2. The table is only ever appended to;
 * its last row is copied to a tape of its own, which is read along with x2, so that no cell has to be searched for.
 */
export function program(): Program {
  const p = new Program('levenshtein-distance');
  const x1 = p.tape('x1', LETTERS);
  const x2 = p.tape('x2', LETTERS);
  const table = p.tape('table', [...DIGITS, '#', '|']);
  const rowAbove = p.tape('row above', [...DIGITS, '#']);
  const register = (name: string) => p.tape(name, DIGITS);
  const row = register('row');
  const column = register('column');
  const above = register('above');
  const left = register('left');
  const diagonal = register('diagonal');
  const distance = register('distance');
  const letters = p.tape('letters', '=≠');
  const order = p.tape('order', '<=>');
  const carry = p.tape('carry', '01');

  const nextColumn = (mark: Marker<never, 'next column'>) =>
    increment(column, carry, { after: (tape) => mark.result('next column', tape) });
  const nextRow = (mark: Marker<never, 'next row' | 'next column'>) => {
    increment(row, carry, { after: (tape) => mark.result('next row', tape) });
    setRegister(column, '0', (tape) => mark.result('next column', tape));
  };

  p.state(START, (mark) => {
    row.write('0');
    mark.result('row', row);
    column.write('0');
    mark.result('column', column);
    distance.write('0');
    mark.result('cell', distance);
    appendField(distance, [table, rowAbove], '#');
    nextColumn(mark);
  });
  sweep(p, (leave) =>
    p.state(FIRST_ROW, (mark) => {
      readRegister(row, (tape) => mark.fetch('row', tape));
      copyRegister(column, distance, {
        source: (tape) => mark.fetch('column', tape),
        target: (tape) => p.if(x2.nonBlank, () => mark.result('cell', tape)),
      });
      mark.fetch('letter of x2', x2);
      leave(x2.blank);
      p.if(
        x2.nonBlank,
        () => {
          appendField(distance, [table, rowAbove], '#');
          x2.right();
          nextColumn(mark);
        },
        () => nextRow(mark),
      );
    }),
  );

  p.loop((leave) => {
    p.scope('next row', () => {
      beginRow(table, rowAbove);
      rewind(x2);
    });
    p.state(FIRST_COLUMN, (mark) => {
      readRegister(column, (tape) => mark.fetch('column', tape));
      copyRegister(row, distance, {
        source: (tape) => mark.fetch('row', tape),
        target: (tape) => mark.result('cell', tape),
      });
      appendField(distance, [table], '#');
      loadField(rowAbove, above);
      rowAbove.right();
      nextColumn(mark);
    });
    sweep(p, (leaveRow) =>
      p.state(CELL, (mark) => {
        readRegister(row, (tape) => mark.fetch('row', tape));
        readRegister(column, (tape) => mark.fetch('column', tape));
        leaveRow(x2.blank);
        p.if(
          x2.blank,
          () => {
            mark.fetch('letter of x1', x1);
            mark.fetch('letter of x2', x2);
            x1.right();
            mark.fetch('next letter', x1);
            p.if(x1.nonBlank, () => nextRow(mark));
          },
          () => {
            compareLetters(COMPARE_LETTERS, [x1, x2, letters], mark);
            copyRegister(distance, left);
            copyRegister(above, diagonal);
            loadField(rowAbove, above);
            rowAbove.right();
            mark.fetch('letters', letters);
            p.if(
              letters.is('='),
              () =>
                copyRegister(diagonal, distance, {
                  source: (tape) => mark.fetch('diagonal', tape),
                  target: (tape) => mark.result('cell', tape),
                }),
              () => {
                compare(above, left, order, {
                  register: (tape) => mark.fetch('above', tape),
                  other: (tape) => mark.fetch('left', tape),
                  verdict: (tape) => mark.result('order', tape),
                });
                mark.fetch('order', order);
                p.if(
                  order.is('>'),
                  () => copyRegister(left, distance),
                  () => copyRegister(above, distance),
                );
                compare(distance, diagonal, order, {
                  name: 'smaller',
                  other: (tape) => mark.fetch('diagonal', tape),
                  verdict: (tape) => mark.result('last', tape),
                });
                mark.fetch('last', order);
                p.if(order.is('>'), () => copyRegister(diagonal, distance));
                increment(distance, carry, { name: 'least', after: (tape) => mark.result('cell', tape) });
              },
            );
            appendField(distance, [table], '#');
            x2.right();
            nextColumn(mark);
          },
        );
      }),
    );
    p.if(x1.blank, leave);
  });
  p.accept();
  return p;
}

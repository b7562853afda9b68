import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { and, or } from '../../machine/language/condition.ts';
import { compare, decrement, increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { LETTERS } from '../library/letters.ts';
import { compareLetters, letterComparison } from './letter-comparison.ts';

// ── Atomic states: the table dp is filled cell by cell, row 0 first; then a way back through it collects the letters ──

/** Two empty strings: row 0 and column 0. */
export const START = stateKind('start', {
  result: { row: 'address', column: 'address', cell: 'field', 'next column': 'address' },
});
/** A cell of row 0: x1 is still empty. */
export const FIRST_ROW = stateKind('first row', {
  fetch: { row: 'address', column: 'address', 'letter of x2': 'field' },
  result: { cell: 'field', 'next row': 'address', 'next column': 'address' },
});
/** A cell of column 0: x2 is still empty. */
export const FIRST_COLUMN = stateKind('first column', {
  fetch: { row: 'address', column: 'address' },
  result: { cell: 'field', 'next column': 'address' },
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
    'next letter': 'field',
  },
  result: {
    letters: 'symbol',
    order: 'symbol',
    cell: 'field',
    'next row': 'address',
    'next column': 'address',
    'last column': 'address',
  },
});
/** On the way back a letter is taken, or the way goes on to the greater neighbour; where a string has no letter left, it ends. */
export const TRACE = stateKind('trace', {
  fetch: {
    row: 'address',
    column: 'address',
    'letter of x1': 'field',
    'letter of x2': 'field',
    letters: 'symbol',
    above: 'field',
    left: 'field',
    order: 'symbol',
    subsequence: 'field',
  },
  result: {
    letters: 'symbol',
    order: 'symbol',
    letter: 'field',
    'next row': 'address',
    'next column': 'address',
    empty: 'field',
  },
  copies: { letter: ['letter of x1'] },
});
/** Whether the letters of a cell are the same. */
export const COMPARE_LETTERS = letterComparison('letters');
/** The same on the way back, where something else follows. */
export const COMPARE_LAST_LETTERS = letterComparison('last letters');

/**
 * dp(i, j) is how many letters the first i letters of x1 and the first j letters of x2 have in common, in this order. The table
 * is only ever appended to; its last row is copied to a tape of its own, which is read along with x2. On the way back a tape with
 * one stroke for each column of x2 measures how far the row above lies to the left.
 */
export function program(): Program {
  const p = new Program('lcs');
  const x1 = p.tape('x1', LETTERS);
  const x2 = p.tape('x2', LETTERS);
  const table = p.tape('table', [...DIGITS, '#', '|']);
  const rowAbove = p.tape('row above', [...DIGITS, '#']);
  const strokes = p.tape('strokes', '|');
  const register = (name: string) => p.tape(name, DIGITS);
  const row = register('row');
  const column = register('column');
  const above = register('above');
  const left = register('left');
  const diagonal = register('diagonal');
  const value = register('value');
  const letters = p.tape('letters', '=≠');
  const order = p.tape('order', '<=>');
  const carry = p.tape('carry', '01');
  const subsequence = p.tape('subsequence', [...LETTERS, '"']);

  const nextColumn = (mark: Marker<never, 'next column'>) =>
    increment(column, carry, { after: (tape) => mark.result('next column', tape) });
  const nextRow = (mark: Marker<never, 'next row' | 'next column'>) => {
    increment(row, carry, { after: (tape) => mark.result('next row', tape) });
    setRegister(column, '0', (tape) => mark.result('next column', tape));
  };
  const place = (mark: Marker<'row' | 'column', never>) => {
    readRegister(row, (tape) => mark.fetch('row', tape));
    readRegister(column, (tape) => mark.fetch('column', tape));
  };
  /** On the table's edge one of the strings is empty: nothing is in common. */
  const edge = (mark: Marker<never, 'cell'>, lists: readonly Tape[]) => {
    setRegister(value, '0', (tape) => mark.result('cell', tape));
    appendField(value, lists, '#');
  };

  p.state(START, (mark) => {
    row.write('0');
    mark.result('row', row);
    column.write('0');
    mark.result('column', column);
    edge(mark, [table, rowAbove]);
    nextColumn(mark);
  });
  sweep(p, (leave) =>
    p.state(FIRST_ROW, (mark) => {
      place(mark);
      mark.fetch('letter of x2', x2);
      leave(x2.blank);
      p.if(
        x2.nonBlank,
        () => {
          edge(mark, [table, rowAbove]);
          strokes.write('|');
          strokes.right();
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
      place(mark);
      edge(mark, [table]);
      loadField(rowAbove, above);
      rowAbove.right();
      nextColumn(mark);
    });
    sweep(p, (leaveRow) =>
      p.state(CELL, (mark) => {
        place(mark);
        leaveRow(x2.blank);
        p.if(
          x2.blank,
          () => {
            mark.fetch('letter of x1', x1);
            mark.fetch('letter of x2', x2);
            x1.right();
            mark.fetch('next letter', x1);
            p.if(
              x1.nonBlank,
              () => nextRow(mark),
              () => decrement(column, carry, { after: (tape) => mark.result('last column', tape) }),
            );
          },
          () => {
            compareLetters(COMPARE_LETTERS, [x1, x2, letters], mark);
            copyRegister(value, left);
            copyRegister(above, diagonal);
            loadField(rowAbove, above);
            rowAbove.right();
            mark.fetch('letters', letters);
            const cell = (tape: Tape) => mark.result('cell', tape);
            p.if(
              letters.is('='),
              () => {
                copyRegister(diagonal, value, { source: (tape) => mark.fetch('diagonal', tape) });
                increment(value, carry, { after: cell });
              },
              () => {
                compare(above, left, order, {
                  register: (tape) => mark.fetch('above', tape),
                  other: (tape) => mark.fetch('left', tape),
                  verdict: (tape) => mark.result('order', tape),
                });
                mark.fetch('order', order);
                p.if(
                  order.is('<'),
                  () => copyRegister(left, value, { target: cell }),
                  () => copyRegister(above, value, { target: cell }),
                );
              },
            );
            appendField(value, [table], '#');
            x2.right();
            nextColumn(mark);
          },
        );
      }),
    );
    p.if(x1.blank, leave);
  });

  // From here on the head of the table rests on the `#` that ends a field.
  const nextField = (direction: 'left' | 'right') => {
    table[direction]();
    table[`${direction}Until`](table.is('#'));
  };
  /** As many fields along as x2 has letters. */
  const alongRow = (direction: 'left' | 'right') =>
    p.scope(`along the row to the ${direction}`, () => {
      p.while(strokes.nonBlank, () => {
        nextField(direction);
        strokes.left();
      });
      strokes.right();
      strokes.rightUntil(strokes.blank);
      strokes.left();
    });
  const loadNeighbour = (neighbour: Tape, fetched: (tape: Tape) => void) => {
    table.left();
    table.leftUntil(table.is('#', '|', BLANK));
    table.right();
    loadField(table, neighbour, { list: fetched });
  };
  p.scope('way back', () => [x1, x2, table, strokes].forEach((tape) => tape.left()));
  sweep(p, (leave) =>
    p.state(TRACE, (mark) => {
      // Operations have names of their own where other ones follow than in the table, or than in the other case.
      const fall = (string: Tape, index: Tape, name: 'next row' | 'next column', operation: string) => {
        string.left();
        decrement(index, carry, { name: operation, after: (tape) => mark.result(name, tape) });
      };
      place(mark);
      leave(or(x1.blank, x2.blank));
      p.if(
        and(x1.nonBlank, x2.nonBlank),
        () => {
          compareLetters(COMPARE_LAST_LETTERS, [x1, x2, letters], mark);
          nextField('left');
          mark.fetch('letters', letters);
          p.if(
            letters.is('='),
            () => {
              subsequence.write(x1);
              mark.result('letter', subsequence);
              subsequence.left();
              alongRow('left');
              nextField('left');
              fall(x1, row, 'next row', 'row of the letter');
              fall(x2, column, 'next column', 'column');
            },
            () => {
              loadNeighbour(left, (tape) => mark.fetch('left', tape));
              alongRow('left');
              loadNeighbour(above, (tape) => mark.fetch('above', tape));
              compare(above, left, order, { name: 'way up', verdict: (tape) => mark.result('order', tape) });
              mark.fetch('order', order);
              p.if(
                order.is('<'),
                () => {
                  alongRow('right');
                  fall(x2, column, 'next column', 'column');
                },
                () => fall(x1, row, 'next row', 'row'),
              );
            },
          );
        },
        () => {
          mark.fetch('letter of x1', x1);
          p.if(x1.nonBlank, () => mark.fetch('letter of x2', x2));
          subsequence.right();
          p.if(subsequence.blank, () => {
            mark.fetch('subsequence', subsequence);
            subsequence.write('"');
            mark.result('empty', subsequence);
            subsequence.right();
            subsequence.write('"');
            mark.result('empty', subsequence);
          });
          p.while(subsequence.is(...LETTERS), () => {
            mark.fetch('subsequence', subsequence);
            subsequence.right();
          });
        },
      );
    }),
  );
  p.accept();
  return p;
}

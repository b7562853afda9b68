import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { LETTERS, sameLetter } from '../letters.ts';

// ── Atomic states: the table dp is filled cell by cell, row 0 first; then a way back through it collects the letters ──

/** A cell of the table is filled. */
export const CELL = stateKind('cell', {
  fetch: {
    row: 'address',
    column: 'address',
    'letter of x1': 'symbol',
    'letter of x2': 'symbol',
    letters: 'symbol',
    above: 'field',
    left: 'field',
    diagonal: 'field',
    order: 'symbol',
  },
  result: { letters: 'symbol', order: 'symbol', cell: 'field', 'next row': 'address', 'next column': 'address' },
});
/** On the way back a letter is taken, or the way goes on to the greater neighbour; at the edge the letters are read. */
export const TRACE = stateKind('trace', {
  fetch: {
    row: 'address',
    column: 'address',
    'letter of x1': 'symbol',
    'letter of x2': 'symbol',
    letters: 'symbol',
    above: 'field',
    left: 'field',
    order: 'symbol',
    subsequence: 'field',
  },
  result: {
    letters: 'symbol',
    order: 'symbol',
    letter: 'symbol',
    'next row': 'address',
    'next column': 'address',
    empty: 'symbol',
  },
});

type CellMarker = Marker<keyof typeof CELL.fetch, keyof typeof CELL.result>;
/** What cells and traces mark alike. */
type PlaceMarker = Marker<'row' | 'column' | 'letter of x1' | 'letter of x2', 'letters'>;

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

  const nextColumn = (mark: CellMarker) =>
    increment(column, carry, { after: (tape) => mark.result('next column', tape) });
  const nextRow = (mark: CellMarker) => {
    increment(row, carry, { after: (tape) => mark.result('next row', tape) });
    setRegister(column, '0', (tape) => mark.result('next column', tape));
  };
  const place = (mark: PlaceMarker) => {
    readRegister(row, (tape) => mark.fetch('row', tape));
    readRegister(column, (tape) => mark.fetch('column', tape));
  };
  const compareLetters = (mark: PlaceMarker) => {
    mark.fetch('letter of x1', x1);
    mark.fetch('letter of x2', x2);
    p.if(
      sameLetter(x1, x2),
      () => letters.write('='),
      () => letters.write('≠'),
    );
    mark.result('letters', letters);
    // The letters are told apart in a step of their own, so that its rules are not multiplied by what follows.
    p.cut();
  };
  /** On the table's edge one of the strings is empty: nothing is in common. */
  const edge = (mark: CellMarker, lists: readonly Tape[]) => {
    place(mark);
    setRegister(value, '0', (tape) => mark.result('cell', tape));
    appendField(value, lists, '#');
  };

  p.scope('start', () => {
    row.write('0');
    column.write('0');
  });
  p.loop((leave) => {
    p.state(CELL, (mark) => {
      edge(mark, [table, rowAbove]);
      p.if(
        x2.inked,
        () => nextColumn(mark),
        () => nextRow(mark),
      );
    });
    p.if(x2.blank, leave);
    strokes.write('|');
    strokes.right();
    x2.right();
  });

  p.while(x1.inked, () => {
    p.scope('next row', () => {
      beginRow(table, rowAbove);
      rewind(x2);
    });
    p.state(CELL, (mark) => {
      edge(mark, [table]);
      loadField(rowAbove, above);
      rowAbove.right();
      nextColumn(mark);
    });
    p.while(x2.inked, () =>
      p.state(CELL, (mark) => {
        place(mark);
        compareLetters(mark);
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
        p.if(
          x2.inked,
          () => nextColumn(mark),
          () => {
            x1.right();
            p.if(x1.inked, () => nextRow(mark));
          },
        );
      }),
    );
  });

  // From here on the head of the table rests on the `#` that ends a field.
  const nextField = (direction: 'left' | 'right') => {
    table[direction]();
    table[`${direction}Until`](table.is('#'));
  };
  /** As many fields along as x2 has letters. */
  const alongRow = (direction: 'left' | 'right') =>
    p.scope(`along the row to the ${direction}`, () => {
      p.while(strokes.inked, () => {
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
  p.loop((leave) => {
    p.if(x1.blank, leave);
    nextField('left');
    p.if(x2.blank, leave);
    p.state(TRACE, (mark) => {
      const fall = (string: Tape, index: Tape, name: 'next row' | 'next column') => {
        string.left();
        decrement(index, carry, { after: (tape) => mark.result(name, tape) });
      };
      place(mark);
      compareLetters(mark);
      mark.fetch('letters', letters);
      p.if(
        letters.is('='),
        () => {
          subsequence.write(x1);
          mark.result('letter', subsequence);
          subsequence.left();
          alongRow('left');
          nextField('left');
          fall(x1, row, 'next row');
          fall(x2, column, 'next column');
        },
        () => {
          loadNeighbour(left, (tape) => mark.fetch('left', tape));
          alongRow('left');
          loadNeighbour(above, (tape) => mark.fetch('above', tape));
          compare(above, left, order, { verdict: (tape) => mark.result('order', tape) });
          mark.fetch('order', order);
          p.if(
            order.is('<'),
            () => {
              alongRow('right');
              fall(x2, column, 'next column');
            },
            () => fall(x1, row, 'next row'),
          );
        },
      );
    });
  });
  p.state(TRACE, (mark) => {
    place(mark);
    subsequence.right();
    p.if(subsequence.blank, () => {
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
  });
  p.accept();
  return p;
}

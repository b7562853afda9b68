import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { and, or } from '../../machine/language/condition.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import { compare, decrement, increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField } from '../../machine/library/fields.ts';
import { copyRegister, setRegister } from '../../machine/library/registers.ts';
import { LETTERS } from '../library/letters.ts';
import { alongRow, lcsTapes, loadFieldBefore, toNextField, type LcsTapes } from './lcs.tapes.ts';
import { compareLetters, letterComparison } from './letter-comparison.ts';
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

/** Fills the table row by row; then a way back from its last cell collects the letters. */
export function program(): Program {
  const tapes = lcsTapes();
  const { p, x1 } = tapes;
  fillFirstRow(tapes);
  p.loop((leave) => {
    startRow(tapes);
    fillFirstColumn(tapes);
    fillCells(tapes);
    p.if(x1.blank, leave);
  });
  goBack(tapes);
  p.accept();
  return p;
}

// ── The table ──

/** Fills row 0, with a stroke for each letter of x2. */
function fillFirstRow(tapes: LcsTapes): void {
  const { p, x2, table, rowAbove, strokes } = tapes;
  p.state(START, (mark) => {
    startAtZero(mark, tapes);
    fillWithZero(mark, [table, rowAbove], tapes);
    nextColumn(mark, tapes);
  });
  sweep(p, (leave) =>
    p.state(FIRST_ROW, (mark) => {
      readPosition(mark, tapes);
      mark.fetch('letter of x2', x2);
      leave(x2.blank);
      p.if(
        x2.nonBlank,
        () => {
          fillWithZero(mark, [table, rowAbove], tapes);
          strokes.write('|');
          strokes.right();
          x2.right();
          nextColumn(mark, tapes);
        },
        () => nextRow(mark, tapes),
      );
    }),
  );
}

/** Fills a cell of column 0. */
function fillFirstColumn(tapes: LcsTapes): void {
  const { p, table } = tapes;
  p.state(FIRST_COLUMN, (mark) => {
    readPosition(mark, tapes);
    fillWithZero(mark, [table], tapes);
    loadAbove(tapes);
    nextColumn(mark, tapes);
  });
}

/** In row 0 and in column 0 one of the strings is empty: nothing is in common. */
function fillWithZero(mark: Marker<never, 'cell'>, lists: readonly Tape[], { value }: LcsTapes): void {
  setRegister(value, '0', (tape) => mark.result('cell', tape));
  appendField(value, lists, '#');
}

/** Fills the other cells of a row, one for each letter of x2; where the row was the last, the way back starts at its last column. */
function fillCells(tapes: LcsTapes): void {
  const { p, x2, table, column, diagonal, value, letters, carry } = tapes;
  sweep(p, (leave) =>
    p.state(CELL, (mark) => {
      readPosition(mark, tapes);
      leave(x2.blank);
      p.if(
        x2.blank,
        () =>
          endRow(mark, tapes, () => decrement(column, carry, { after: (tape) => mark.result('last column', tape) })),
        () => {
          readLettersAndNeighbours(COMPARE_LETTERS, mark, tapes);
          p.if(
            letters.is('='),
            () => {
              copyRegister(diagonal, value, { source: (tape) => mark.fetch('diagonal', tape) });
              increment(value, carry, { after: (tape) => mark.result('cell', tape) });
            },
            () => copyGreater(mark, tapes),
          );
          appendField(value, [table], '#');
          x2.right();
          nextColumn(mark, tapes);
        },
      );
    }),
  );
}

/** Where the letters differ, the cell is the greater of its neighbours above and on the left. */
function copyGreater(
  mark: Marker<'above' | 'left' | 'order', 'order' | 'cell'>,
  { p, above, left, value, order }: LcsTapes,
): void {
  compare(above, left, order, {
    register: (tape) => mark.fetch('above', tape),
    other: (tape) => mark.fetch('left', tape),
    verdict: (tape) => mark.result('order', tape),
  });
  mark.fetch('order', order);
  const target = (tape: Tape) => mark.result('cell', tape);
  p.if(
    order.is('<'),
    () => copyRegister(left, value, { target }),
    () => copyRegister(above, value, { target }),
  );
}

// ── The way back ──

type TraceMarker = Marker<keyof typeof TRACE.fetch, keyof typeof TRACE.result>;

/** From the last cell back to an edge of the table: letters that are the same are taken, else the greater neighbour comes next. */
function goBack(tapes: LcsTapes): void {
  const { p, x1, x2, table, strokes, letters } = tapes;
  p.scope('way back', () => [x1, x2, table, strokes].forEach((tape) => tape.left()));
  sweep(p, (leave) =>
    p.state(TRACE, (mark) => {
      readPosition(mark, tapes);
      leave(or(x1.blank, x2.blank));
      p.if(
        and(x1.nonBlank, x2.nonBlank),
        () => {
          compareLetters(COMPARE_LAST_LETTERS, [x1, x2, letters], mark);
          toNextField('left', tapes);
          mark.fetch('letters', letters);
          p.if(
            letters.is('='),
            () => takeLetter(mark, tapes),
            () => goToGreater(mark, tapes),
          );
        },
        () => readSubsequence(mark, tapes),
      );
    }),
  );
}

/** Writes the letter down and goes on with the cell above on the left. */
function takeLetter(mark: TraceMarker, tapes: LcsTapes): void {
  const { x1, subsequence } = tapes;
  subsequence.write(x1);
  mark.result('letter', subsequence);
  subsequence.left();
  alongRow('left', tapes);
  toNextField('left', tapes);
  // Operations have names of their own where other ones follow than in the table, or than in the other case.
  dropLetterOfX1(mark, tapes, 'row of the letter');
  dropLetterOfX2(mark, tapes);
}

/** Goes on with the cell on the left if its value is greater than that of the cell above, else with that. */
function goToGreater(mark: TraceMarker, tapes: LcsTapes): void {
  const { p, above, left, order } = tapes;
  loadFieldBefore(tapes, left, (tape) => mark.fetch('left', tape));
  alongRow('left', tapes);
  loadFieldBefore(tapes, above, (tape) => mark.fetch('above', tape));
  compare(above, left, order, { name: 'way up', verdict: (tape) => mark.result('order', tape) });
  mark.fetch('order', order);
  p.if(
    order.is('<'),
    () => {
      alongRow('right', tapes);
      dropLetterOfX2(mark, tapes);
    },
    () => dropLetterOfX1(mark, tapes, 'row'),
  );
}

function dropLetterOfX1(mark: TraceMarker, { x1, row, carry }: LcsTapes, name: string): void {
  x1.left();
  decrement(row, carry, { name, after: (tape) => mark.result('next row', tape) });
}

function dropLetterOfX2(mark: TraceMarker, { x2, column, carry }: LcsTapes): void {
  x2.left();
  decrement(column, carry, { name: 'column', after: (tape) => mark.result('next column', tape) });
}

/** Reads the letters that were taken, from the first; where there is none, writes an empty string. */
function readSubsequence(mark: TraceMarker, { p, x1, x2, subsequence }: LcsTapes): void {
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
}

import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { compare, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { DIGITS } from '../../machine/symbols.ts';
import { isInteger } from '../check-helpers.ts';
import { lettersField } from '../fields.ts';
import { drawStringPair, LETTERS, sameLetter } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type LevenshteinInstance } from './levenshtein-distance.wordings.ts';

// ── Atomic states: one cell of the table dp after the other, row 0 first ──

const CELL = stateKind('cell', {
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
    last: 'symbol',
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

type CellMarker = Marker<keyof typeof CELL.fetch, keyof typeof CELL.result>;

/**
 * dp(i, j) is the distance between the first i letters of x1 and the first j letters of x2. The table is only ever appended to;
 * its last row is copied to a tape of its own, which is read along with x2, so that no cell has to be searched for.
 */
function program(): Program {
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

  const nextColumn = (mark: CellMarker) =>
    increment(column, carry, { after: (tape) => mark.result('next column', tape) });
  const nextRow = (mark: CellMarker) => {
    increment(row, carry, { after: (tape) => mark.result('next row', tape) });
    setRegister(column, '0', (tape) => mark.result('next column', tape));
  };
  /** On the table's edge one of the strings is empty: the distance is the other one's length. */
  const edge = (mark: CellMarker, length: Tape, lists: readonly Tape[]) => {
    readRegister(row, (tape) => mark.fetch('row', tape));
    readRegister(column, (tape) => mark.fetch('column', tape));
    copyRegister(length, distance, { target: (tape) => mark.result('cell', tape) });
    appendField(distance, lists, '#');
  };

  p.scope('start', () => {
    row.write('0');
    column.write('0');
  });
  p.loop((leave) => {
    p.state(CELL, (mark) => {
      edge(mark, column, [table, rowAbove]);
      p.if(
        x2.inked,
        () => nextColumn(mark),
        () => nextRow(mark),
      );
    });
    p.if(x2.blank, leave);
    x2.right();
  });

  p.while(x1.inked, () => {
    p.scope('next row', () => {
      beginRow(table, rowAbove);
      rewind(x2);
    });
    p.state(CELL, (mark) => {
      edge(mark, row, [table]);
      loadField(rowAbove, above);
      rowAbove.right();
      nextColumn(mark);
    });
    p.while(x2.inked, () =>
      p.state(CELL, (mark) => {
        readRegister(row, (tape) => mark.fetch('row', tape));
        readRegister(column, (tape) => mark.fetch('column', tape));
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
              other: (tape) => mark.fetch('diagonal', tape),
              verdict: (tape) => mark.result('last', tape),
            });
            mark.fetch('last', order);
            p.if(order.is('>'), () => copyRegister(diagonal, distance));
            increment(distance, carry, { after: (tape) => mark.result('cell', tape) });
          },
        );
        appendField(distance, [table], '#');
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
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

type Cell = NarratedState<keyof typeof CELL.fetch, keyof typeof CELL.result>;

const CELL_NAME = ({ fetch }: Cell): Text => text`dp[${fetch.row}][${fetch.column}]`;
const NEXT_CELL = ({ fetch, result }: Cell): Text | undefined =>
  result['next column'] && text`dp[${result['next row'] ?? fetch.row}][${result['next column']}]`;
const NEIGHBOURS = ({ fetch }: Cell): Text =>
  text`above = ${fetch.above}, left = ${fetch.left}, diagonal = ${fetch.diagonal}`;

const NARRATIONS = [
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      const next = NEXT_CELL(cell);
      const pieces = { state: CELL_NAME(cell), next: next ? text`→ ${next}` : text`→ F` };
      if (!result.letters) return { ...pieces, fetch: text`edge`, solve: text`dp = ${result.cell}` };
      const letters = text`${fetch['letter of x1']} ${result.letters} ${fetch['letter of x2']}`;
      if (!fetch.above)
        return { ...pieces, fetch: text`${letters}, diagonal = ${fetch.diagonal}`, solve: text`dp = ${result.cell}` };
      return {
        ...pieces,
        fetch: text`${letters}, ${NEIGHBOURS(cell)}`,
        solve: text`above ${result.order} left, the smaller ${result.last} diagonal, dp = least + 1 = ${result.cell}`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      const next = NEXT_CELL(cell);
      const pieces = {
        state: text`Cell ${CELL_NAME(cell)}.`,
        next: next ? text`Go on with ${next}.` : text`That was the last cell of the table.`,
      };
      if (!result.letters)
        return {
          ...pieces,
          fetch: text`One of the strings is still empty.`,
          solve: text`As many letters are missing as the other one has: ${result.cell}.`,
        };
      const letters = text`The letters are ${fetch['letter of x1']} ${result.letters} ${fetch['letter of x2']}`;
      if (!fetch.above)
        return {
          ...pieces,
          fetch: text`${letters}, and diagonal = ${fetch.diagonal}.`,
          solve: text`Equal letters cost nothing, so the cell is ${result.cell}.`,
        };
      return {
        ...pieces,
        fetch: text`${letters}, and ${NEIGHBOURS(cell)}.`,
        solve: text`As above ${result.order} left and the smaller of them ${result.last} diagonal, the least and one more edit make ${result.cell}.`,
      };
    },
  }),
];

// ── The task ──

/** The least number of insertions, deletions and replacements that turn one string into another. */
export const levenshteinDistance = defineTask<LevenshteinInstance>({
  id: 'levenshtein-distance',
  title: 'Levenshtein Distance',
  algorithmClass: 'dp',
  summary: 'Counts the fewest letters to insert, delete or replace, so that one string becomes the other.',
  lengthMeaning: 'letters of the longer string',
  ranges: { S: { from: 2, to: 4 }, M: { from: 5, to: 7 }, L: { from: 8, to: 9 } },
  example: { x1: 'cart', x2: 'cat' },
  fields: { x1: lettersField('From'), x2: lettersField('To') },
  length: ({ x1, x2 }) => Math.max(x1.length, x2.length),
  sample: drawStringPair,
  wordings: WORDINGS,
  program,
  encode: ({ x1, x2 }) => ({ x1, x2 }),
  outputTape: 'distance',
  narrations: NARRATIONS,
  endsPass: (state) => state.results.some(({ name }) => name === 'next row'),
  memory: ['x1', 'x2', 'table', 'row above'],
  check: (instance, answer) => isInteger(answer, leastEdits(instance)),
});

/** The least and plainest account of the answer: one row of the table after the other. */
function leastEdits({ x1, x2 }: LevenshteinInstance): number {
  let above = Array.from({ length: x2.length + 1 }, (_, column) => column);
  [...x1].forEach((letter, index) => {
    const row = [index + 1];
    [...x2].forEach((other, column) => {
      const replaced = above[column]! + (letter === other ? 0 : 1);
      row.push(Math.min(replaced, above[column + 1]! + 1, row[column]! + 1));
    });
    above = row;
  });
  return above[x2.length]!;
}

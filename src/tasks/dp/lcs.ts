import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { beginRow } from '../../machine/library/tables.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { lettersField } from '../fields.ts';
import { drawStringPair, LETTERS, sameLetter } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type LcsInstance } from './lcs.wordings.ts';

// ── Atomic states: the table dp is filled cell by cell, row 0 first; then a way back through it collects the letters ──

const CELL = stateKind('cell', {
  fetch: ['row', 'column', 'letter of x1', 'letter of x2', 'letters', 'above', 'left', 'diagonal', 'order'],
  result: ['letters', 'order', 'cell', 'next row', 'next column'],
});
const TRACE = stateKind('trace', {
  fetch: ['row', 'column', 'letter of x1', 'letter of x2', 'letters', 'above', 'left', 'order', 'subsequence'],
  result: ['letters', 'order', 'letter', 'next row', 'next column', 'empty'],
});

type CellMarker = Marker<(typeof CELL.fetch)[number], (typeof CELL.result)[number]>;
/** What cells and traces mark alike. */
type PlaceMarker = Marker<'row' | 'column' | 'letter of x1' | 'letter of x2', 'letters'>;

/**
 * dp(i, j) is how many letters the first i letters of x1 and the first j letters of x2 have in common, in this order. The table
 * is only ever appended to; its last row is copied to a tape of its own, which is read along with x2. On the way back a tape with
 * one stroke for each column of x2 measures how far the row above lies to the left.
 */
function program(): Program {
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

// ── What is said of each atomic state ──

type Place = Pick<
  NarratedState<(typeof CELL.fetch)[number], 'letters' | 'order' | 'next row' | 'next column'>,
  'fetch' | 'result'
>;

/** Both letters, how they stand to each other, and the neighbouring cells that decide. */
function operandsOf({ fetch, result }: Place): Text {
  const letters = text`${fetch['letter of x1']} ${result.letters} ${fetch['letter of x2']}`;
  if (result.order) return text`${letters}, above = ${fetch.above}, left = ${fetch.left}`;
  return fetch.diagonal ? text`${letters}, diagonal = ${fetch.diagonal}` : letters;
}

/** The row and the column that come next, or undefined at the last cell of the table. */
function nextPlace({ fetch, result }: Place): readonly [Operand | undefined, Operand | undefined] | undefined {
  if (!result['next row'] && !result['next column']) return undefined;
  return [result['next row'] ?? fetch.row, result['next column'] ?? fetch.column];
}

const NARRATIONS = [
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      const next = nextPlace(cell);
      const value = fetch.diagonal ? text`diagonal + 1 = ${result.cell}` : text`${result.cell}`;
      return {
        state: text`dp[${fetch.row}][${fetch.column}]`,
        fetch: result.letters ? operandsOf(cell) : text`edge`,
        solve: result.order ? text`above ${result.order} left, dp = ${value}` : text`dp = ${value}`,
        next: next ? text`→ dp[${next[0]}][${next[1]}]` : text`→ trace(${fetch.row}, ${fetch.column})`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      const next = nextPlace(cell);
      const reason = result.order
        ? text`As above ${result.order} left, the greater of them stays`
        : text`${fetch.diagonal ? 'One letter more is' : 'No letters are'} in common`;
      return {
        state: text`Cell dp[${fetch.row}][${fetch.column}].`,
        fetch: result.letters ? text`The letters are ${operandsOf(cell)}.` : text`One of the strings is still empty.`,
        solve: text`${reason}: ${result.cell}.`,
        next: next
          ? text`Go on with dp[${next[0]}][${next[1]}].`
          : text`The table is complete; trace the letters back from row ${fetch.row} and column ${fetch.column}.`,
      };
    },
  }),
  narration(TRACE, {
    tail: (trace) => {
      const { fetch, result } = trace;
      const next = nextPlace(trace);
      const pieces = {
        state: text`trace(${fetch.row}, ${fetch.column})`,
        next: next ? text`→ trace(${next[0]}, ${next[1]})` : text`→ F`,
      };
      if (result.empty) return { ...pieces, fetch: text`edge`, solve: text`no letters: ${result.empty}` };
      if (!result.letters) return { ...pieces, fetch: text`edge, letters ${fetch.subsequence}` };
      const solve = result.letter
        ? text`take ${result.letter}`
        : text`above ${result.order} left, go ${result['next row'] ? 'up' : 'left'}`;
      return { ...pieces, fetch: operandsOf(trace), solve };
    },
    styled: (trace) => {
      const { fetch, result } = trace;
      const next = nextPlace(trace);
      const pieces = {
        state: text`Trace back from row ${fetch.row} and column ${fetch.column}.`,
        next: next
          ? text`Go on with row ${next[0]} and column ${next[1]}.`
          : text`One of the strings has no letter left; the subsequence is complete.`,
      };
      if (result.empty)
        return { ...pieces, fetch: text`No letter was taken.`, solve: text`The answer is written ${result.empty}.` };
      if (!result.letters) return { ...pieces, fetch: text`The letters taken are ${fetch.subsequence}.` };
      const solve = result.letter
        ? text`Take ${result.letter}, in front of those taken before.`
        : text`As above ${result.order} left, go ${result['next row'] ? 'up' : 'to the left'}.`;
      return { ...pieces, fetch: text`The letters are ${operandsOf(trace)}.`, solve };
    },
  }),
];

// ── The task ──

/** One longest sequence of letters that two strings have in common, in the same order. */
export const lcs = defineTask<LcsInstance>({
  id: 'lcs',
  title: 'Longest Common Subsequence',
  algorithmClass: 'dp',
  summary: 'Finds a longest sequence of letters that occurs in both strings in the same order, with gaps or without.',
  lengthMeaning: 'letters of the longer string',
  ranges: { S: { from: 2, to: 6 }, M: { from: 7, to: 9 }, L: { from: 10, to: 12 } },
  example: { x1: 'cat', x2: 'acts' },
  fields: { x1: lettersField('First string'), x2: lettersField('Second string') },
  length: ({ x1, x2 }) => Math.max(x1.length, x2.length),
  sample: drawStringPair,
  wordings: WORDINGS,
  program,
  encode: ({ x1, x2 }) => ({ x1, x2 }),
  outputTape: 'subsequence',
  narrations: NARRATIONS,
  // A row of the table is a pass, and so are the traces in one row.
  endsPass: ({ results }) => {
    const next = results.filter(({ name }) => name.startsWith('next'));
    return next.length === 0 || next.some(({ name }) => name === 'next row');
  },
  memory: ['x1', 'x2', 'table', 'row above', 'subsequence'],
  check: ({ x1, x2 }, answer) => {
    const letters = answer === '""' ? '' : answer;
    const commonToBoth = isSubsequence(letters, x1) && isSubsequence(letters, x2);
    return answer !== '' && commonToBoth && letters.length === greatestCommonLength(x1, x2);
  },
});

function isSubsequence(letters: string, string: string): boolean {
  let from = 0;
  return [...letters].every((letter) => {
    from = string.indexOf(letter, from) + 1;
    return from > 0;
  });
}

/** The least and plainest account of the length: one row of the table after the other. */
function greatestCommonLength(x1: string, x2: string): number {
  let above = Array.from({ length: x2.length + 1 }, () => 0);
  for (const letter of x1) {
    const row = [0];
    [...x2].forEach((other, column) =>
      row.push(letter === other ? above[column]! + 1 : Math.max(above[column + 1]!, row[column]!)),
    );
    above = row;
  }
  return above[x2.length]!;
}

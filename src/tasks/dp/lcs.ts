import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { lettersField } from '../fields.ts';
import { drawStringPair } from '../library/letters.ts';
import { ordered } from '../library/ordered.ts';
import { trimmed } from '../library/check-helpers.ts';
import { defineTask } from '../task.ts';
import { letterNarration } from './letter-comparison.ts';
import {
  CELL,
  COMPARE_LAST_LETTERS,
  COMPARE_LETTERS,
  FIRST_COLUMN,
  FIRST_ROW,
  program,
  START,
  TRACE,
} from './lcs.machine.ts';
import type { LcsInstance } from './lcs.wordings.ts';

// ── What is said of each atomic state ──

type Place = Pick<NarratedState<'row' | 'column', 'next row' | 'next column'>, 'fetch' | 'result'>;

const cellName = ({ fetch }: Place): Text => text`dp[${fetch.row}][${fetch.column}]`;
/** The row and the column that come next. */
const nextPlace = ({ fetch, result }: Place): readonly [Operand | undefined, Operand | undefined] => [
  result['next row'] ?? fetch.row,
  result['next column'] ?? fetch.column,
];
const nextCell = (cell: Place): Text => {
  const [row, column] = nextPlace(cell);
  return text`dp[${row}][${column}]`;
};
const lettersOf = ({ fetch }: Pick<NarratedState<'letter of x1' | 'letter of x2', never>, 'fetch'>): Text =>
  fetch['letter of x2'] ? text`${fetch['letter of x1']} and ${fetch['letter of x2']}` : text`${fetch['letter of x1']}`;

const NARRATIONS = [
  letterNarration(COMPARE_LETTERS),
  letterNarration(COMPARE_LAST_LETTERS),
  narration(START, {
    tail: ({ result }) => ({
      state: text`start`,
      solve: text`dp[${result.row}][${result.column}] = ${result.cell}`,
      next: text`→ dp[${result.row}][${result['next column']}]`,
    }),
    styled: ({ result }) => ({
      state: text`Two empty strings have nothing in common.`,
      solve: text`Cell dp[${result.row}][${result.column}] is ${result.cell}.`,
      next: text`Go on with dp[${result.row}][${result['next column']}].`,
    }),
  }),
  narration(FIRST_ROW, {
    tail: (cell) => ({
      state: cellName(cell),
      fetch: text`${cell.fetch['letter of x2']}`,
      ...(cell.result.cell && { solve: text`dp = ${cell.result.cell}` }),
      next: text`→ ${nextCell(cell)}`,
    }),
    styled: (cell) => ({
      state: text`Cell ${cellName(cell)}.`,
      fetch: text`The letter of the second string is ${cell.fetch['letter of x2']}.`,
      ...(cell.result.cell
        ? {
            solve: text`The first string is still empty, so no letters are in common: ${cell.result.cell}.`,
            next: text`Go on with ${nextCell(cell)}.`,
          }
        : { next: text`The row is complete; go on with ${nextCell(cell)}.` }),
    }),
  }),
  narration(FIRST_COLUMN, {
    tail: (cell) => ({
      state: cellName(cell),
      solve: text`dp = ${cell.result.cell}`,
      next: text`→ ${nextCell(cell)}`,
    }),
    styled: (cell) => ({
      state: text`Cell ${cellName(cell)}.`,
      solve: text`The second string is still empty, so no letters are in common: ${cell.result.cell}.`,
      next: text`Go on with ${nextCell(cell)}.`,
    }),
  }),
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      if (fetch['next letter'])
        return {
          state: cellName(cell),
          fetch: text`${lettersOf(cell)}, next ${fetch['next letter']}`,
          next: result['next row'] ? text`→ ${nextCell(cell)}` : text`→ trace(${fetch.row}, ${result['last column']})`,
        };
      const pieces = { state: cellName(cell), next: text`→ ${nextCell(cell)}` };
      if (fetch.diagonal)
        return {
          ...pieces,
          fetch: text`${lettersOf(cell)}, diagonal ${fetch.diagonal}`,
          solve: text`${result.letters}, dp = diagonal + 1 = ${result.cell}`,
        };
      return {
        ...pieces,
        fetch: text`${lettersOf(cell)}, above ${fetch.above}, left ${fetch.left}`,
        solve: text`${result.letters}, above ${result.order} left, dp = ${result.cell}`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      const state = text`Cell ${cellName(cell)}.`;
      const letters = text`The letters are ${lettersOf(cell)}`;
      if (fetch['next letter'])
        return {
          state,
          fetch: text`${letters}, and the next letter of the first string is ${fetch['next letter']}.`,
          next: result['next row']
            ? text`The row is complete; go on with ${nextCell(cell)}.`
            : text`The table is complete; trace the letters back from row ${fetch.row} and column ${result['last column']}.`,
        };
      const next = text`Go on with ${nextCell(cell)}.`;
      if (fetch.diagonal)
        return {
          state,
          fetch: text`${letters}, and diagonal = ${fetch.diagonal}.`,
          solve: text`The letters are ${result.letters}, so one letter more is in common: ${result.cell}.`,
          next,
        };
      return {
        state,
        fetch: text`${letters}, and above = ${fetch.above}, left = ${fetch.left}.`,
        solve: text`The letters are ${result.letters}; as above ${result.order} left, the greater of them stays: ${result.cell}.`,
        next,
      };
    },
  }),
  narration(TRACE, {
    tail: (trace) => {
      const { fetch, result } = trace;
      const state = text`trace(${fetch.row}, ${fetch.column})`;
      if (fetch.subsequence)
        return {
          state,
          fetch: text`${lettersOf(trace)}, taken ${fetch.subsequence}`,
          ...(result.empty && { solve: text`no letters: ${result.empty}` }),
          next: text`→ F`,
        };
      const [row, column] = nextPlace(trace);
      const next = text`→ trace(${row}, ${column})`;
      if (result.letter)
        return { state, fetch: lettersOf(trace), solve: text`${result.letters}, take ${result.letter}`, next };
      return {
        state,
        fetch: text`${lettersOf(trace)}, above ${fetch.above}, left ${fetch.left}`,
        solve: text`${result.letters}, above ${result.order} left, go ${result['next row'] ? 'up' : 'left'}`,
        next,
      };
    },
    styled: (trace) => {
      const { fetch, result } = trace;
      const state = text`Trace back from row ${fetch.row} and column ${fetch.column}.`;
      if (fetch.subsequence)
        return {
          state,
          fetch: text`The last letters are ${lettersOf(trace)}, and the letters taken are ${fetch.subsequence}.`,
          ...(result.empty && { solve: text`No letter was taken; the answer is written ${result.empty}.` }),
          next: text`One of the strings has no letter left; the subsequence is complete.`,
        };
      const [row, column] = nextPlace(trace);
      const next = text`Go on tracing from row ${row} and column ${column}.`;
      const letters = text`The last letters are ${lettersOf(trace)}`;
      if (result.letter)
        return {
          state,
          fetch: text`${letters}.`,
          solve: text`They are ${result.letters}: take ${result.letter}, in front of those taken before.`,
          next,
        };
      return {
        state,
        fetch: text`${letters}, and above = ${fetch.above}, left = ${fetch.left}.`,
        solve: text`They are ${result.letters}; as above ${result.order} left, go ${result['next row'] ? 'up' : 'to the left'}.`,
        next,
      };
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
  normalized: ({ x1, x2 }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second };
  },
  sample: drawStringPair,
  program,
  encode: ({ x1, x2 }) => ({ x1, x2 }),
  outputTape: 'subsequence',
  timelineTape: 'table',
  narrations: NARRATIONS,
  // A row of the table is a pass, and so are the traces in one row.
  endsPass: ({ results }) => {
    const next = results.filter(({ name }) => name.startsWith('next'));
    return next.length === 0 || next.some(({ name }) => name === 'next row');
  },
  memory: ['x1', 'x2', 'table', 'row above', 'subsequence'],
  drawing: {
    kind: 'grid',
    table: 'table',
    entryEnd: '#',
    rowEnd: '|',
    name: 'dp',
    rowLetters: 'x1',
    columnLetters: 'x2',
    registers: ['letters', 'diagonal', 'above', 'left', 'value', 'subsequence'],
  },
  check: ({ x1, x2 }, answer) => {
    const given = trimmed(answer);
    const letters = given === '""' ? '' : given;
    const commonToBoth = isSubsequence(letters, x1) && isSubsequence(letters, x2);
    return given !== '' && commonToBoth && letters.length === greatestCommonLength(x1, x2);
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

import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { isInteger } from '../library/check-helpers.ts';
import { lettersField } from '../fields.ts';
import { drawStringPair } from '../library/letters.ts';
import { ordered } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { letterNarration } from './letter-comparison.ts';
import { CELL, COMPARE_LETTERS, FIRST_COLUMN, FIRST_ROW, program, START } from './levenshtein-distance.machine.ts';
import type { LevenshteinInstance } from './levenshtein-distance.wordings.ts';

// ── What is said of each atomic state ──

type Place = Pick<NarratedState<'row' | 'column', 'next row' | 'next column'>, 'fetch' | 'result'>;

const cellName = ({ fetch }: Place): Text => text`dp[${fetch.row}][${fetch.column}]`;
const nextCell = ({ fetch, result }: Place): Text =>
  text`dp[${result['next row'] ?? fetch.row}][${result['next column']}]`;

const NARRATIONS = [
  letterNarration(COMPARE_LETTERS),
  narration(START, {
    tail: ({ result }) => ({
      state: text`start`,
      solve: text`dp[${result.row}][${result.column}] = ${result.cell}`,
      next: text`→ dp[${result.row}][${result['next column']}]`,
    }),
    styled: ({ result }) => ({
      state: text`Two empty strings are equal.`,
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
            solve: text`The first string is still empty, so as many letters are missing as the other one has: ${cell.result.cell}.`,
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
      solve: text`The second string is still empty, so as many letters are too many as the other one has: ${cell.result.cell}.`,
      next: text`Go on with ${nextCell(cell)}.`,
    }),
  }),
  narration(CELL, {
    tail: (cell) => {
      const { fetch, result } = cell;
      const letters = text`${fetch['letter of x1']} and ${fetch['letter of x2']}`;
      if (fetch['next letter'])
        return {
          state: cellName(cell),
          fetch: text`${letters}, next ${fetch['next letter']}`,
          next: result['next row'] ? text`→ ${nextCell(cell)}` : text`→ F`,
        };
      const pieces = { state: cellName(cell), next: text`→ ${nextCell(cell)}` };
      if (!fetch.above)
        return {
          ...pieces,
          fetch: text`${letters}, diagonal ${fetch.diagonal}`,
          solve: text`${result.letters}, dp = ${result.cell}`,
        };
      return {
        ...pieces,
        fetch: text`${letters}, above ${fetch.above}, left ${fetch.left}, diagonal ${fetch.diagonal}`,
        solve: text`${result.letters}, above ${result.order} left, smaller ${result.last} diagonal, dp = least + 1 = ${result.cell}`,
      };
    },
    styled: (cell) => {
      const { fetch, result } = cell;
      const state = text`Cell ${cellName(cell)}.`;
      const letters = text`The letters are ${fetch['letter of x1']} and ${fetch['letter of x2']}`;
      if (fetch['next letter'])
        return {
          state,
          fetch: text`${letters}, and the next letter of the first string is ${fetch['next letter']}.`,
          next: result['next row']
            ? text`The row is complete; go on with ${nextCell(cell)}.`
            : text`The row is complete, and it was the last one of the table.`,
        };
      const next = text`Go on with ${nextCell(cell)}.`;
      if (!fetch.above)
        return {
          state,
          fetch: text`${letters}, and diagonal = ${fetch.diagonal}.`,
          solve: text`The letters are ${result.letters} and cost nothing, so the cell is ${result.cell}.`,
          next,
        };
      return {
        state,
        fetch: text`${letters}, and above = ${fetch.above}, left = ${fetch.left}, diagonal = ${fetch.diagonal}.`,
        solve: text`The letters are ${result.letters}; as above ${result.order} left and the smaller of them ${result.last} diagonal, the least and one more edit make ${result.cell}.`,
        next,
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
  // The same edits lead back: one string's insertions are the other one's deletions.
  normalized: ({ x1, x2 }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second };
  },
  sample: drawStringPair,
  program,
  encode: ({ x1, x2 }) => ({ x1, x2 }),
  outputTape: 'distance',
  timelineTape: 'table',
  narrations: NARRATIONS,
  endsPass: (state) => state.results.some(({ name }) => name === 'next row'),
  memory: ['x1', 'x2', 'table', 'row above'],
  drawing: {
    kind: 'grid',
    table: 'table',
    entryEnd: '#',
    rowEnd: '|',
    name: 'dp',
    rowLetters: 'x1',
    columnLetters: 'x2',
    registers: ['letters', 'diagonal', 'above', 'left', 'distance'],
  },
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

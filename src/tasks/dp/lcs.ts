import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { lettersField } from '../fields.ts';
import { drawStringPair } from '../letters.ts';
import { defineTask } from '../task.ts';
import { CELL, program, TRACE } from './lcs.machine.ts';
import { WORDINGS, type LcsInstance } from './lcs.wordings.ts';

// ── What is said of each atomic state ──

type Place = Pick<
  NarratedState<keyof typeof CELL.fetch, 'letters' | 'order' | 'next row' | 'next column'>,
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

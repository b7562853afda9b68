import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { lettersField } from '../fields.ts';
import { drawString, SMALL_LETTERS } from '../letters.ts';
import { defineTask } from '../task.ts';
import { CUT, INSIDE, PIECE, program, START, UNDO } from './palindrome-combination.machine.ts';
import { WORDINGS, type PalindromeInstance } from './palindrome-combination.wordings.ts';

// ── What is said of each atomic state ──

/** Where a pair of letters leads: to the pair inside it, to a cut, to a later end of the piece, or back. */
function afterPair({ fetch, result }: Tried): Text {
  if (result['next end']) return fetch.more ? text`→ end ${result['next end']}` : backwards(fetch.cut);
  return result.inside?.value === '<' ? text`→ inside(${result['next left']}, ${result['next right']})` : text`→ cut`;
}

const backwards = (cut: Operand | undefined): Text => (cut ? text`→ undo` : text`→ F`);

function afterPairStyled({ fetch, result }: Tried): Text {
  if (result['next end'])
    return fetch.more ? text`So this is no palindrome; try the end ${result['next end']}.` : backStyled(fetch.cut);
  return result.inside?.value === '<'
    ? text`Look inside, from ${result['next left']} to ${result['next right']}.`
    : text`So this is a palindrome; cut it off.`;
}

const backStyled = (cut: Operand | undefined): Text =>
  cut ? text`No letter is left; undo the last cut.` : text`Everything was tried.`;

type Tried = NarratedState<keyof typeof PIECE.fetch, keyof typeof PIECE.result>;

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.text}`,
      solve: text`count ${result.count}`,
      next: text`→ piece(${result.start}, ${result.end})`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with the whole text.`,
      fetch: text`It is ${fetch.text}.`,
      solve: text`The count is ${result.count}.`,
      next: text`Try the piece from ${result.start} to ${result.end}.`,
    }),
  }),
  narration(PIECE, {
    tail: (pair) => ({
      state: text`piece(${pair.fetch.start}, ${pair.fetch.end})`,
      fetch: text`${pair.fetch.first}, ${pair.fetch.last}`,
      solve: text`${pair.result.mirror}`,
      next: afterPair(pair),
    }),
    styled: (pair) => ({
      state: text`Try the piece from ${pair.fetch.start} to ${pair.fetch.end}.`,
      fetch: text`It begins with ${pair.fetch.first} and ends with ${pair.fetch.last}.`,
      solve: text`First ${pair.result.mirror} last.`,
      next: afterPairStyled(pair),
    }),
  }),
  narration(INSIDE, {
    tail: (pair) => ({
      state: text`inside(${pair.fetch.start}, ${pair.fetch.end})`,
      fetch: text`${pair.fetch.first}, ${pair.fetch.last}`,
      solve: text`${pair.result.mirror}`,
      next: afterPair(pair),
    }),
    styled: (pair) => ({
      state: text`Look inside the piece, from ${pair.fetch.start} to ${pair.fetch.end}.`,
      fetch: text`There are ${pair.fetch.first} and ${pair.fetch.last}.`,
      solve: text`First ${pair.result.mirror} last.`,
      next: afterPairStyled(pair),
    }),
  }),
  narration(CUT, {
    tail: ({ fetch, result }) => {
      const state = text`cut after ${fetch.end}`;
      if (fetch.more) return { state, next: text`→ piece(${result.start}, ${result.end})` };
      return {
        state,
        fetch: text`${fetch.pieces}, count ${fetch.count}`,
        solve: text`count = ${result.count}`,
        next: backwards(fetch.cut),
      };
    },
    styled: ({ fetch, result }) => {
      const state = text`Cut after ${fetch.end}.`;
      if (fetch.more) return { state, next: text`Try the piece from ${result.start} to ${result.end}.` };
      return {
        state,
        fetch: text`The text is used up by ${fetch.pieces}, and the count was ${fetch.count}.`,
        solve: text`Now it is ${result.count}.`,
        next: backStyled(fetch.cut),
      };
    },
  }),
  narration(UNDO, {
    tail: ({ fetch, result }) => ({
      state: text`undo`,
      fetch: text`${fetch.piece}`,
      next: fetch.more ? text`→ piece(${result.start}, ${result.end})` : backwards(fetch.cut),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the last cut.`,
      fetch: text`The piece ${fetch.piece} is put back.`,
      next: fetch.more ? text`Try the piece from ${result.start} to ${result.end}.` : backStyled(fetch.cut),
    }),
  }),
];

// ── The task ──

/** In how many ways a text can be cut into palindromes. Two or three small letters are drawn, and the text from them. */
export const palindromeCombination = defineTask<PalindromeInstance>({
  id: 'palindrome-combination',
  title: 'Palindrome Combination',
  algorithmClass: 'backtracking',
  summary: 'Counts the ways to cut a text into palindromes by cutting off piece after piece and undoing cuts.',
  lengthMeaning: 'letters',
  ranges: { S: { from: 2, to: 4 }, M: { from: 5, to: 6 }, L: { from: 7, to: 8 } },
  example: { text: 'abba' },
  fields: { text: lettersField('Text') },
  length: ({ text: letters }) => letters.length,
  sample: (random, { from, to }) => {
    const letters = random.shuffled(SMALL_LETTERS).slice(0, random.integer(2, 3));
    return { text: drawString(random, letters, random.integer(from, to)) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ text: letters }) => ({ text: letters }),
  outputTape: 'count',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === CUT.name || kind.name === UNDO.name,
  memory: ['text', 'cuts', 'pieces', 'count'],
  capacity: ({ from, to }) => {
    let total = 0;
    for (let length = from; length <= to && total < LARGE; length++) total += textsOfLength(length);
    return total < LARGE ? total : undefined;
  },
  check: ({ text: letters }, answer) => isInteger(answer, ways(letters)),
});

const LARGE = 1e6;

/** How many texts of a length have one, two or three different small letters. */
function textsOfLength(length: number): number {
  const n = SMALL_LETTERS.length;
  const ofTwo = 2 ** length - 2;
  const ofThree = 3 ** length - 3 * 2 ** length + 3;
  return n + ((n * (n - 1)) / 2) * ofTwo + ((n * (n - 1) * (n - 2)) / 6) * ofThree;
}

/** The ways to cut each beginning of a text, the shortest first. */
function ways(letters: string): bigint {
  const upTo = [1n];
  for (let end = 1; end <= letters.length; end++) {
    const starts = upTo.filter((_, start) => {
      const piece = letters.slice(start, end).split('');
      return piece.every((letter, index) => letter === piece.at(-1 - index));
    });
    upTo.push(starts.reduce((total, each) => total + each, 0n));
  }
  return upTo[letters.length]!;
}

import { narration, type NarratedState, type Pieces } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../library/check-helpers.ts';
import { lettersField } from '../fields.ts';
import { drawString, SMALL_LETTERS } from '../library/letters.ts';
import { defineTask } from '../task.ts';
import { CUT, INSIDE, LETTER, LETTERS_ALIKE, PIECE, program, START, UNDO } from './palindrome-combination.machine.ts';
import type { PalindromeInstance } from './palindrome-combination.wordings.ts';

// ── What is said of each atomic state ──

/** What is said of a pair of letters after its state piece; the start of the piece is read beside it where its state does not name it. */
function pair({ fetch, result }: Tried, start: () => Text): Omit<Pieces, 'state'> {
  if (!hasPartner(fetch))
    return { fetch: text`${fetch.first}${fetch.last ? text`, ${fetch.last}` : ''}`, next: text`→ cut` };
  const letters = text`${fetch.first}, ${fetch.last}`;
  const solve = text`${result.mirror}`;
  if (!fetch.next) return { fetch: letters, solve, next: text`→ inside` };
  return result.end
    ? {
        fetch: text`${letters}, next ${fetch.next}${start()}`,
        solve,
        next: text`→ piece(${fetch.start}, ${result.end})`,
      }
    : { fetch: text`${letters}, next ${fetch.next}`, solve, next: text`→ undo` };
}

/** The same in sentences. */
function pairStyled({ fetch, result }: Tried, start: () => Text): Omit<Pieces, 'state'> {
  if (!hasPartner(fetch))
    return {
      fetch: fetch.last
        ? text`The first letter is ${fetch.first}, the last one beside it is ${fetch.last}.`
        : text`The first letter is ${fetch.first}.`,
      next: text`This is a palindrome; cut it off.`,
    };
  const letters = text`The first letter is ${fetch.first}, the last one is ${fetch.last}.`;
  const solve = text`First ${result.mirror} last.`;
  if (!fetch.next) return { fetch: letters, solve, next: text`Look inside these two.` };
  return result.end
    ? {
        fetch: text`${letters} The next letter is at ${fetch.next}${start()}.`,
        solve,
        next: text`So this is no palindrome; try the piece from ${fetch.start} to ${result.end}.`,
      }
    : {
        fetch: text`${letters} The next letter is ${fetch.next}.`,
        solve,
        next: text`So this is no palindrome; undo the last cut.`,
      };
}

/** Whether two letters were there to be compared. */
const hasPartner = ({ last }: Tried['fetch']): boolean => last !== undefined && last.value !== NONE;

type Tried = Pick<NarratedState<keyof typeof PIECE.fetch, keyof typeof PIECE.result>, 'fetch' | 'result'>;

const NO_START = (): Text => text``;

const listed = (each: readonly Operand[]): Text =>
  joined(
    each.map((operand) => text`${operand}`),
    ', ',
  );

const pieces = (cut: readonly Operand[]): Text =>
  joined(
    cut.map((piece) => text`${piece}`),
    '|',
  );

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result, results }) => ({
      state: text`start`,
      fetch: text`${fetch.text}`,
      solve: text`at ${listed(results('index'))}; count ${result.count}`,
      next: text`→ piece(${result.start}, ${result.end})`,
    }),
    styled: ({ fetch, result, results }) => ({
      state: text`Begin with the whole text.`,
      fetch: text`It is ${fetch.text}.`,
      solve: text`Its letters stand at ${listed(results('index'))}. The count is ${result.count}.`,
      next: text`Try the piece from ${result.start} to ${result.end}.`,
    }),
  }),
  narration(LETTER, {
    tail: ({ fetch }) => ({ state: text`letter`, fetch: text`${fetch.letter}` }),
    styled: ({ fetch }) => ({ state: text`The next letter:`, fetch: text`It is ${fetch.letter}.` }),
  }),
  narration(PIECE, {
    tail: (state) => ({
      state: text`piece(${state.fetch.start}, ${state.fetch.end})`,
      ...pair(state, NO_START),
    }),
    styled: (state) => ({
      state: text`Try the piece from ${state.fetch.start} to ${state.fetch.end}.`,
      ...pairStyled(state, NO_START),
    }),
  }),
  narration(INSIDE, {
    tail: (state) => ({ state: text`inside`, ...pair(state, () => text`, start ${state.fetch.start}`) }),
    styled: (state) => ({
      state: text`Look inside these two.`,
      ...pairStyled(state, () => text`, and the piece starts at ${state.fetch.start}`),
    }),
  }),
  narration(LETTERS_ALIKE, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`${fetch.first} and ${fetch.last},`,
      solve: text`now ${result.mirror}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Letters:`,
      fetch: text`They are ${fetch.first} and ${fetch.last}.`,
      solve: text`Now it is ${result.mirror}.`,
    }),
  }),
  narration(CUT, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`cut`,
      ...(result.end
        ? { fetch: text`next ${fetch.next}`, next: text`→ piece(${result.start}, ${result.end})` }
        : {
            fetch: text`next ${fetch.next}, ${pieces(fetches('piece'))}, count ${fetch.count}`,
            solve: text`count ${result.count}`,
            next: text`→ undo`,
          }),
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`This is a palindrome; cut it off.`,
      ...(result.end
        ? {
            fetch: text`The next letter is at ${fetch.next}.`,
            next: text`Try the piece from ${result.start} to ${result.end}.`,
          }
        : {
            fetch: text`The next letter is ${fetch.next}: the pieces are ${pieces(fetches('piece'))}, and the count was ${fetch.count}.`,
            solve: text`Now it is ${result.count}.`,
            next: text`Undo the last cut.`,
          }),
    }),
  }),
  narration(UNDO, {
    tail: ({ fetch, result }) => ({
      state: text`undo`,
      ...(result.end
        ? { fetch: text`${fetch.cut}, ${fetch.start}`, next: text`→ piece(${result.start}, ${result.end})` }
        : { fetch: text`${fetch.cut}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the last cut.`,
      ...(result.end
        ? {
            fetch: text`The piece that is put back started at ${fetch.cut}, and the one after it at ${fetch.start}.`,
            next: text`Try the piece from ${result.start} to ${result.end}.`,
          }
        : { fetch: text`There is ${fetch.cut}.`, next: text`Everything was tried.` }),
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
  program,
  encode: ({ text: letters }) => ({ input: letters }),
  outputTape: 'count',
  timelineTape: 'pieces',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === CUT.name || kind.name === UNDO.name,
  memory: ['text', 'cuts', 'pieces', 'count'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'input', shape: 'boxes', between: '', pointers: ['start', 'end'] },
      { tape: 'pieces', shape: 'nested', between: '|' },
    ],
    registers: ['first', 'mirror', 'rest', 'count'],
  },
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

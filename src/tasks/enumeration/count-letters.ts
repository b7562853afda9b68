import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind } from '../../machine/language/atomic-state.ts';
import { and, or, type Condition } from '../../machine/language/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { readRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { isInteger } from '../library/check-helpers.ts';
import { letterField, PRINTABLE, printableField } from '../fields.ts';
import { LETTERS } from '../library/letters.ts';
import { sentenceOfWords } from '../library/sentences.ts';
import { defineTask } from '../task.ts';
import type { CountLettersInstance } from './count-letters.wordings.ts';

// ── Atomic states: one character of the text after the other is compared with the letter ──

const START = stateKind('start', { result: { count: 'field', index: 'address' } });
const LETTER = stateKind('letter', {
  fetch: { index: 'address', character: 'field', letter: 'field', count: 'field', same: 'symbol' },
  result: { same: 'symbol', count: 'field', 'same count': 'field', next: 'address' },
  copies: { 'same count': ['count'] },
});
/** Whether a character is the letter: found in a nested state, so that the steps around it are not multiplied by which they are. */
const SAME = stateKind('same', {
  fetch: { character: 'symbol', letter: 'symbol' },
  result: { same: 'symbol' },
  nested: true,
});

/** The text is read once from left to right; whether a character is the letter stands on a tape of its own. */
function program(): Program {
  const p = new Program('count-letters');
  const characters = p.tape('text', PRINTABLE);
  const letter = p.tape('letter', LETTERS);
  const index = p.tape('index', DIGITS);
  const same = p.tape('same', '=≠');
  const count = p.tape('count', DIGITS);
  const carry = p.tape('carry', '01');

  p.state(START, (mark) => {
    count.write('0');
    mark.result('count', count);
    index.write('1');
    mark.result('index', index);
  });
  sweep(p, (leave) =>
    p.state(LETTER, (mark) => {
      const before = (tape: Tape) => mark.fetch('index', tape);
      mark.fetch('character', characters);
      leave(characters.blank);
      p.if(
        characters.blank,
        () => readRegister(index, before),
        () => {
          p.state(SAME, (inner) => {
            inner.fetch('character', characters);
            for (const each of [mark, inner]) each.fetch('letter', letter);
            p.if(
              sameIgnoringCase(characters, letter),
              () => same.write('='),
              () => same.write('≠'),
            );
            for (const each of [mark, inner]) each.result('same', same);
          });
          characters.right();
          mark.fetch('same', same);
          const fetched = (tape: Tape) => mark.fetch('count', tape);
          p.if(
            same.is('='),
            () => increment(count, carry, { before: fetched, after: (tape) => mark.result('count', tape) }),
            () =>
              readRegister(count, (tape) => {
                fetched(tape);
                mark.result('same count', tape);
              }),
          );
          increment(index, carry, { before, after: (tape) => mark.result('next', tape) });
        },
      );
    }),
  );
  p.accept();
  return p;
}

/** Both heads see the same letter, in upper or lower case. */
function sameIgnoringCase(tape: Tape, other: Tape): Condition {
  const cases = LETTERS.slice(0, 26).map((capital) => [capital, capital.toLowerCase()]);
  return or(...cases.map((letters) => and(tape.is(...letters), other.is(...letters))));
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({
      state: text`start`,
      solve: text`count ${result.count}`,
      next: text`→ letter ${result.index}`,
    }),
    styled: ({ result }) => ({
      state: text`Begin to count.`,
      solve: text`The count is ${result.count}.`,
      next: text`Go on with character ${result.index}.`,
    }),
  }),
  narration(LETTER, {
    tail: ({ fetch, result }) => ({
      state: text`letter ${fetch.index}`,
      ...(result.next
        ? {
            fetch: text`"${fetch.character}" and ${fetch.letter}, count ${fetch.count}`,
            solve: text`character ${result.same} letter, count ${result.count ?? result['same count']}`,
            next: text`→ letter ${result.next}`,
          }
        : { fetch: text`${fetch.character}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Character ${fetch.index}.`,
      ...(result.next
        ? {
            fetch: text`It is “${fetch.character}”, the letter is ${fetch.letter}, and the count is ${fetch.count}.`,
            solve: text`Case aside, character ${result.same} letter, so the count is ${result.count ?? result['same count']}.`,
            next: text`Go on with character ${result.next}.`,
          }
        : { fetch: text`There is ${fetch.character}.`, next: text`The text has ended; the count stands.` }),
    }),
  }),
  narration(SAME, {
    tail: ({ name, fetch, result }) => ({
      state: text`${name}`,
      fetch: text`"${fetch.character}" and ${fetch.letter},`,
      solve: text`now ${result.same}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Are they the same?`,
      fetch: text`They are “${fetch.character}” and ${fetch.letter}.`,
      solve: text`Case aside, character ${result.same} letter.`,
    }),
  }),
];

// ── The task ──

/** How often a letter occurs in a text, in upper or lower case. */
export const countLetters = defineTask<CountLettersInstance>({
  id: 'count-letters',
  title: 'Count Letters',
  algorithmClass: 'enumeration',
  summary: 'Counts how often a letter occurs in a text, character by character; upper and lower case are alike.',
  lengthMeaning: 'words in the text',
  ranges: { S: { from: 2, to: 6 }, M: { from: 7, to: 10 }, L: { from: 11, to: 20 } },
  example: { text: 'See us, Bess!', letter: 's' },
  fields: { text: printableField('Text'), letter: letterField('Letter') },
  length: ({ text: sentence }) => sentence.split(/ +/).length,
  // The case of a letter is ignored, so both ask for the same.
  normalized: ({ text: sentence, letter }) => ({ text: sentence.toLowerCase(), letter: letter.toLowerCase() }),
  sample: (random, { from, to }) => {
    const sentence = sentenceOfWords(random, random.integer(from, to));
    const used = new Set(sentence.toLowerCase());
    const absent = LETTERS.filter((letter) => !used.has(letter.toLowerCase()));
    const present = LETTERS.filter((letter) => used.has(letter.toLowerCase()));
    // One draw in five asks for a letter that does not occur, unless every letter does.
    return { text: sentence, letter: random.pick(random.oneIn(5) && absent.length > 0 ? absent : present) };
  },
  program,
  encode: (instance) => ({ ...instance }),
  outputTape: 'count',
  timelineTape: 'text',
  narrations: NARRATIONS,
  // A word with the space after it is a pass.
  endsPass: ({ fetched }) => fetched.some(({ name, value }) => name === 'character' && value === ' '),
  memory: ['text', 'letter', 'count'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'text', shape: 'boxes', between: '', pointers: ['index'], firstIndex: 1 }],
    registers: ['letter', 'same', 'count'],
  },
  check: ({ text: sentence, letter }, answer) => isInteger(answer, occurrences(sentence, letter)),
});

function occurrences(sentence: string, letter: string): number {
  return [...sentence].filter((character) => character.toLowerCase() === letter.toLowerCase()).length;
}

import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind } from '../../machine/language/atomic-state.ts';
import { decrement, increment, sweep } from '../../machine/library/arithmetic.ts';
import { readRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { PRINTABLE, printableField } from '../fields.ts';
import { sentenceOfCharacters } from '../library/sentences.ts';
import { trimmed } from '../library/check-helpers.ts';
import { defineTask } from '../task.ts';
import type { WordFlipInstance } from './word-flip.wordings.ts';

// ── Atomic states: every character gets its index; then, from the last index to the first, characters are appended ──

const START = stateKind('start', { result: { index: 'address' } });
const INDEX = stateKind('index', {
  fetch: { index: 'address', character: 'symbol' },
  result: { next: 'address', last: 'address' },
});
const APPEND = stateKind('append', {
  fetch: { index: 'address', character: 'symbol', 'partial result': 'field' },
  result: { 'partial result': 'field', next: 'address' },
  copies: { 'partial result': ['partial result', 'character'] },
});

/**
 * The text is walked to its end and back, and the index is counted along. Either way ends on an empty cell: the one after the last
 * character, and the one before the first, which has the index 0.
 */
function program(): Program {
  const p = new Program('word-flip');
  const characters = p.tape('text', PRINTABLE);
  const index = p.tape('index', DIGITS);
  const carry = p.tape('carry', '01');
  const flipped = p.tape('flipped', PRINTABLE);

  p.state(START, (mark) => {
    index.write('1');
    mark.result('index', index);
  });

  sweep(p, (leave) =>
    p.state(INDEX, (mark) => {
      const before = (tape: Tape) => mark.fetch('index', tape);
      mark.fetch('character', characters);
      leave(characters.blank);
      p.if(
        characters.nonBlank,
        () => {
          characters.right();
          increment(index, carry, { before, after: (tape) => mark.result('next', tape) });
        },
        () => {
          characters.left();
          decrement(index, carry, { before, after: (tape) => mark.result('last', tape) });
        },
      );
    }),
  );

  sweep(p, (leave) =>
    p.state(APPEND, (mark) => {
      const before = (tape: Tape) => mark.fetch('index', tape);
      mark.fetch('character', characters);
      leave(characters.blank);
      p.if(
        characters.nonBlank,
        () => {
          p.while(flipped.nonBlank, () => {
            mark.fetch('partial result', flipped);
            flipped.right();
          });
          flipped.write(characters);
          characters.left();
          p.while(flipped.nonBlank, () => {
            mark.result('partial result', flipped);
            flipped.left();
          });
          flipped.right();
          decrement(index, carry, { before, after: (tape) => mark.result('next', tape) });
        },
        () => readRegister(index, before),
      );
    }),
  );
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({ state: text`start`, next: text`→ [${result.index}]` }),
    styled: ({ result }) => ({
      state: text`Begin with the first character.`,
      next: text`It has the index ${result.index}.`,
    }),
  }),
  narration(INDEX, {
    tail: ({ fetch, result }) => ({
      state: text`[${fetch.index}]`,
      ...(result.next
        ? { fetch: text`"${fetch.character}"`, next: text`→ [${result.next}]` }
        : { fetch: text`${fetch.character}`, next: text`→ append [${result.last}]` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Index ${fetch.index}.`,
      ...(result.next
        ? { fetch: text`The character there is “${fetch.character}”.`, next: text`Go on with index ${result.next}.` }
        : {
            fetch: text`There is ${fetch.character}.`,
            next: text`The text ends here; append the characters from index ${result.last} down.`,
          }),
    }),
  }),
  narration(APPEND, {
    tail: ({ fetch, result }) => ({
      state: text`append [${fetch.index}]`,
      ...(result.next
        ? {
            fetch: text`"${fetch['partial result'] ?? ''}" + "${fetch.character}"`,
            solve: text`= "${result['partial result']}"`,
            next: text`→ append [${result.next}]`,
          }
        : { fetch: text`${fetch.character}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Append the character at index ${fetch.index}.`,
      ...(result.next
        ? {
            fetch: text`So far there is “${fetch['partial result'] ?? ''}”, and the character is “${fetch.character}”.`,
            solve: text`Together they are “${result['partial result']}”.`,
            next: text`Append the one at index ${result.next}.`,
          }
        : {
            fetch: text`There is ${fetch.character}.`,
            next: text`All characters are appended; the text is reversed.`,
          }),
    }),
  }),
];

// ── The task ──

/** A text written backwards, spaces and punctuation included. */
export const wordFlip = defineTask<WordFlipInstance>({
  id: 'word-flip',
  title: 'Word Flip',
  algorithmClass: 'simulation',
  summary: 'Writes a text backwards, character by character, spaces and punctuation included.',
  lengthMeaning: 'characters in the sentence',
  ranges: { S: { from: 10, to: 20 }, M: { from: 21, to: 50 }, L: { from: 51, to: 100 } },
  example: { text: 'Turn me!' },
  fields: { text: printableField('Text') },
  length: ({ text: sentence }) => sentence.length,
  sample: (random, { from, to }) => ({ text: sentenceOfCharacters(random, random.integer(from, to)) }),
  program,
  encode: ({ text: sentence }) => ({ text: sentence }),
  outputTape: 'flipped',
  timelineTape: 'text',
  narrations: NARRATIONS,
  // A word with the space before it is a pass.
  endsPass: ({ kind, fetched }) =>
    kind.name === APPEND.name && fetched.some(({ name, value }) => name === 'character' && value === ' '),
  memory: ['text', 'flipped'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'text', shape: 'boxes', between: '', pointers: ['index'], firstIndex: 1 },
      { tape: 'flipped', shape: 'boxes', between: '' },
    ],
    registers: ['index'],
  },
  check: ({ text: sentence }, answer) => trimmed(answer) === [...sentence].toReversed().join(''),
});

import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { increment } from '../../machine/library/arithmetic.ts';
import { appendField } from '../../machine/library/fields.ts';
import { Program } from '../../machine/program.ts';
import { DIGITS } from '../../machine/symbols.ts';
import { PRINTABLE, printableField } from '../fields.ts';
import { sentenceOfCharacters } from '../sentences.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type WordFlipInstance } from './word-flip.wordings.ts';

// ── Atomic states: every character gets its index; then, from the last index to the first, characters are appended ──

const INDEX = stateKind('index', {
  fetch: { index: 'address', character: 'symbol' },
  result: { index: 'address', character: 'symbol', next: 'address' },
});
const APPEND = stateKind('append', {
  fetch: { index: 'address', character: 'symbol', 'partial result': 'field', next: 'address' },
  result: { 'partial result': 'field' },
});

/** The characters and their indices stand on two tapes; the second phase walks both from the end. */
function program(): Program {
  const p = new Program('word-flip');
  const input = p.tape('input', PRINTABLE);
  const characters = p.tape('characters', PRINTABLE);
  const indices = p.tape('indices', [...DIGITS, '#']);
  const index = p.tape('index', DIGITS);
  const carry = p.tape('carry', '01');
  const flipped = p.tape('flipped', PRINTABLE);

  index.write('0');
  p.while(input.inked, () =>
    p.state(INDEX, (mark) => {
      mark.fetch('character', input);
      characters.write(input);
      mark.result('character', characters);
      input.right();
      appendField(index, [indices], '#', {
        register: (tape) => mark.fetch('index', tape),
        list: (tape) => mark.result('index', tape),
      });
      p.if(input.inked, () => {
        characters.right();
        increment(index, carry, { after: (tape) => mark.result('next', tape) });
      });
    }),
  );
  indices.left();

  p.while(indices.inked, () =>
    p.state(APPEND, (mark) => {
      indices.left();
      p.while(indices.is(...DIGITS), () => {
        mark.fetch('index', indices);
        indices.left();
      });
      p.while(flipped.inked, () => {
        mark.fetch('partial result', flipped);
        flipped.right();
      });
      mark.fetch('character', characters);
      flipped.write(characters);
      characters.left();
      p.while(flipped.inked, () => {
        mark.result('partial result', flipped);
        flipped.left();
      });
      flipped.right();
      p.if(indices.is('#'), () =>
        p.scope('next', () => {
          indices.left();
          p.while(indices.is(...DIGITS), () => {
            mark.fetch('next', indices);
            indices.left();
          });
          indices.right();
          indices.rightUntil(indices.is('#'));
        }),
      );
    }),
  );
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(INDEX, {
    tail: ({ fetch, result }) => ({
      state: text`[${fetch.index}]`,
      solve: text`"${result.character}"`,
      next: result.next ? text`→ [${result.next}]` : text`→ append [${result.index}]`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Index ${fetch.index}.`,
      solve: text`The character there is “${result.character}”.`,
      next: result.next
        ? text`Go on with index ${result.next}.`
        : text`The text ends here; append the characters from index ${result.index} down.`,
    }),
  }),
  narration(APPEND, {
    tail: ({ fetch, result }) => ({
      state: text`append [${fetch.index}]`,
      fetch: text`"${fetch['partial result'] ?? ''}" + "${fetch.character}"`,
      solve: text`= "${result['partial result']}"`,
      next: fetch.next ? text`→ append [${fetch.next}]` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Append the character at index ${fetch.index}.`,
      fetch: text`So far there is “${fetch['partial result'] ?? ''}”, and the character is “${fetch.character}”.`,
      solve: text`Together they are “${result['partial result']}”.`,
      next: fetch.next ? text`Go on with index ${fetch.next}.` : text`That was the first index; the text is reversed.`,
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
  wordings: WORDINGS,
  program,
  encode: ({ text: sentence }) => ({ input: sentence }),
  outputTape: 'flipped',
  narrations: NARRATIONS,
  endsPass: ({ kind, results }) => kind.name === INDEX.name && results.every(({ name }) => name !== 'next'),
  memory: ['characters', 'indices', 'flipped'],
  check: ({ text: sentence }, answer) => answer === [...sentence].toReversed().join(''),
});

import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { distinctCharactersField } from '../fields.ts';
import { LETTERS } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type SubstringInstance } from './any-substring.wordings.ts';

// ── Atomic states: call(i) lists the substrings that start at i, calls itself for the suffix after i, and returns ──

const START = stateKind('start', { result: { start: 'address' } });
const CALL = stateKind('call', {
  fetch: { start: 'address', suffix: 'field', 'text end': 'symbol' },
  result: { end: 'address' },
  copies: { end: ['start'] },
});
const EMIT = stateKind('emit', {
  fetch: { start: 'address', end: 'address', characters: 'field', following: 'field', 'text end': 'symbol' },
  result: { substring: 'field', 'next start': 'address', 'next end': 'address' },
  copies: { substring: ['characters'] },
});
const RETURN = stateKind('return', { fetch: { call: 'address', caller: 'address', 'first call': 'symbol' } });

const CHARACTERS = [...LETTERS, ...DIGITS];

/**
 * Between the characters there is room for two marks: `{` stands before the suffix, and `}`, while a substring is written, after it.
 * What stands behind a substring is read before the next one: where nothing does, the suffix has no more of them. The calls that have
 * not returned stand on a tape of their own, each as the index where its suffix starts.
 */
function program(): Program {
  const p = new Program('any-substring');
  const characters = p.tape('text', [...CHARACTERS, ',', '{', '}']);
  const start = p.tape('start', DIGITS);
  const end = p.tape('end', DIGITS);
  const calls = p.tape('calls', [...DIGITS, '#']);
  const carry = p.tape('carry', '01');
  const substrings = p.tape('substrings', [...CHARACTERS, ',', ' ']);

  p.state(START, (mark) => {
    start.write('0');
    mark.result('start', start);
  });

  p.loop((leave) => {
    p.state(CALL, (mark) => {
      appendField(start, [calls], '#', { register: (tape) => mark.fetch('start', tape) });
      characters.right();
      p.if(
        characters.blank,
        () => mark.fetch('text end', characters),
        () => {
          p.while(characters.inked, () => {
            p.if(characters.is(...CHARACTERS), () => mark.fetch('suffix', characters));
            characters.right();
          });
          copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
          p.scope('first substring', () => {
            characters.left();
            characters.leftUntil(characters.is('{'));
            characters.right();
          });
        },
      );
    });
    p.if(characters.blank, leave);

    // The head stands on the last character of the substring.
    sweep(p, (done) =>
      p.state(EMIT, (mark) => {
        p.scope('separator', () => {
          substrings.left();
          p.if(substrings.inked, () =>
            [',', ' '].forEach((symbol) => {
              substrings.right();
              substrings.write(symbol);
            }),
          );
          substrings.right();
        });
        characters.right();
        characters.write('}');
        characters.leftUntil(characters.is('{'));
        p.until(characters.is('}'), () => {
          characters.right();
          mark.fetch('characters', characters);
          substrings.write(characters);
          mark.result('substring', substrings);
          substrings.right();
          characters.right();
        });
        characters.write(',');
        characters.right();
        const fetchStart = (tape: Tape) => mark.fetch('start', tape);
        const fetchEnd = (tape: Tape) => mark.fetch('end', tape);
        done(characters.blank);
        p.if(
          characters.inked,
          () => {
            mark.fetch('following', characters);
            readRegister(start, fetchStart);
            increment(end, carry, { before: fetchEnd, after: (tape) => mark.result('next end', tape) });
          },
          () => {
            mark.fetch('text end', characters);
            p.scope('next suffix', () => {
              characters.leftUntil(characters.is('{'));
              characters.write(',');
              characters.right();
              characters.right();
              characters.write('{');
            });
            readRegister(end, fetchEnd);
            increment(start, carry, { before: fetchStart, after: (tape) => mark.result('next start', tape) });
          },
        );
      }),
    );
  });

  calls.left();
  sweep(p, (done) =>
    p.state(RETURN, (mark) => {
      const digits = (atCell: (tape: Tape) => void) => {
        calls.left();
        p.while(calls.is(...DIGITS), () => {
          atCell(calls);
          calls.left();
        });
      };
      calls.erase();
      digits((tape) => {
        mark.fetch('call', tape);
        tape.erase();
      });
      done(calls.blank);
      p.if(
        calls.blank,
        () => mark.fetch('first call', calls),
        () => {
          digits((tape) => mark.fetch('caller', tape));
          calls.right();
          calls.rightUntil(calls.is('#'));
        },
      );
    }),
  );
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

/** Characters one by one, as they stand on the tape. */
const apart = (characters: readonly Operand[]): Text =>
  joined(
    characters.map((character) => text`${character}`),
    ' ',
  );

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({ state: text`start`, next: text`→ call(${result.start})` }),
    styled: ({ result }) => ({
      state: text`Begin with the whole string.`,
      next: text`Call for the suffix from index ${result.start}.`,
    }),
  }),
  narration(CALL, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`call(${fetch.start})`,
      ...(result.end
        ? { fetch: apart(fetches('suffix')), next: text`→ emit(${fetch.start}, ${result.end})` }
        : { fetch: text`${fetch['text end']}`, next: text`→ return(${fetch.start})` }),
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Call for the suffix from index ${fetch.start}.`,
      ...(result.end
        ? {
            fetch: text`It is ${apart(fetches('suffix'))}.`,
            next: text`Start with its substring from ${fetch.start} to ${result.end}.`,
          }
        : {
            fetch: text`There is ${fetch['text end']}.`,
            next: text`It has no substring; return from call ${fetch.start}.`,
          }),
    }),
  }),
  narration(EMIT, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`emit(${fetch.start}, ${fetch.end})`,
      fetch: text`${apart(fetches('characters'))} then ${fetch.following ?? fetch['text end']}`,
      solve: text`= ${result.substring}`,
      next: result['next end']
        ? text`→ emit(${fetch.start}, ${result['next end']})`
        : text`→ call(${result['next start']})`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Substring from ${fetch.start} to ${fetch.end}.`,
      fetch: text`It holds ${apart(fetches('characters'))}, and after it stands ${fetch.following ?? fetch['text end']}.`,
      solve: text`Written together, that is “${result.substring}”.`,
      next: result['next end']
        ? text`Go on with the substring from ${fetch.start} to ${result['next end']}.`
        : text`The suffix ends here; call for the one from index ${result['next start']}.`,
    }),
  }),
  narration(RETURN, {
    tail: ({ fetch }) => ({
      state: text`return(${fetch.call})`,
      fetch: text`caller ${fetch.caller ?? fetch['first call']}`,
      next: fetch.caller ? text`→ return(${fetch.caller})` : text`→ F`,
    }),
    styled: ({ fetch }) => ({
      state: text`Call ${fetch.call} is done.`,
      ...(fetch.caller
        ? { fetch: text`Its caller is call ${fetch.caller}.`, next: text`Return from call ${fetch.caller}.` }
        : { fetch: text`It has ${fetch['first call']} before it.`, next: text`All substrings are listed.` }),
    }),
  }),
];

// ── The task ──

/** All contiguous substrings of a text, by start and then by length. */
export const anySubstring = defineTask<SubstringInstance>({
  id: 'any-substring',
  title: 'Any Substring',
  algorithmClass: 'recursion',
  summary: 'Lists all substrings of a string of different characters, those of each suffix by a call of its own.',
  lengthMeaning: 'characters of the string',
  ranges: { S: { from: 3, to: 5 }, M: { from: 6, to: 9 }, L: { from: 10, to: 14 } },
  longest: CHARACTERS.length,
  example: { text: 'Tape' },
  fields: { text: distinctCharactersField('String') },
  length: ({ text: string }) => string.length,
  sample: (random, { from, to }) => ({
    text: random.shuffled(CHARACTERS).slice(0, random.integer(from, to)).join(''),
  }),
  wordings: WORDINGS,
  program,
  encode: ({ text: string }) => ({ text: `{${[...string].map((character) => `${character},`).join('')}` }),
  outputTape: 'substrings',
  narrations: NARRATIONS,
  // A pass lists the substrings of one call.
  endsPass: ({ results }) => results.some(({ name }) => name === 'next start'),
  memory: ['text', 'calls', 'substrings'],
  capacity: ({ from, to }) => {
    let capacity = 0;
    let strings = 1;
    for (let length = 1; length <= to; length++) {
      strings *= CHARACTERS.length + 1 - length;
      if (length >= from) capacity += strings;
      if (capacity >= 1_000_000) return undefined;
    }
    return capacity;
  },
  check: ({ text: string }, answer) => answer === allSubstrings(string).join(', '),
});

function allSubstrings(string: string): string[] {
  return [...string].flatMap((_, start) =>
    Array.from({ length: string.length - start }, (__, more) => string.slice(start, start + more + 1)),
  );
}

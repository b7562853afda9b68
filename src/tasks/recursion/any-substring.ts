import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { sweep } from '../../machine/library/arithmetic.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';
import { NONE, type Operand } from '../../trace/atomic-state.ts';
import { distinctCharactersField } from '../fields.ts';
import { LETTERS } from '../library/letters.ts';
import { trimmed } from '../library/check-helpers.ts';
import { defineTask } from '../task.ts';
import type { SubstringInstance } from './any-substring.wordings.ts';

// ── Atomic states: call(c) lists the substrings that start with the character c, calls itself for the suffix after c, and returns ──

// No character occurs twice, so a character names its place, and nothing is counted.
const START = stateKind('start', { fetch: { first: 'address' } });
const CALL = stateKind('call', {
  fetch: { start: 'address', suffix: 'field', caller: 'address' },
  result: { start: 'address', end: 'address' },
  copies: { start: ['start'], end: ['start'] },
});
const EMIT = stateKind('emit', {
  fetch: { start: 'address', end: 'address', characters: 'field', following: 'address', second: 'address' },
  result: { substring: 'field', end: 'address' },
  copies: { substring: ['characters'], end: ['following'] },
});
const RETURN = stateKind('return', { fetch: { call: 'address', caller: 'address' } });

const CHARACTERS = [...LETTERS, ...DIGITS];

/** The program with its tapes; see `substringTapes`. */
type SubstringTapes = ReturnType<typeof substringTapes>;

/**
 * Between the characters there is room for two marks: `|` is before the suffix, and `;`, while a substring is written, after it. The
 * calls that have not returned are on a tape of their own, the latest last, each as the character that its suffix starts with.
 */
function substringTapes() {
  const p = new Program('any-substring');
  return {
    p,
    characters: p.tape('text', [...CHARACTERS, ',', '|', ';']),
    calls: p.tape('calls', CHARACTERS),
    end: p.tape('end', CHARACTERS),
    substrings: p.tape('substrings', [...CHARACTERS, ',', ' ']),
  };
}

/**
 * What is behind a substring is read before the next one: where nothing is, the suffix has no more of them, and its second character
 * begins the next suffix.
 */
function program(): Program {
  const tapes = substringTapes();
  const { p, characters } = tapes;
  p.state(START, (mark) => {
    characters.right();
    mark.fetch('first', characters);
  });
  p.loop((leave) => {
    call(tapes);
    p.if(characters.blank, leave);
    emitSubstrings(tapes);
  });
  returnFromCalls(tapes);
  p.accept();
  return p;
}

/** From the first character of the suffix: notes the call and reads the suffix. Behind the last character there is none to call for. */
function call({ p, characters, calls, end }: SubstringTapes): void {
  p.state(CALL, (mark) => {
    mark.fetch('start', characters);
    p.if(
      characters.blank,
      () => mark.fetch('caller', calls),
      () => {
        calls.right();
        calls.write(characters);
        mark.result('start', calls);
        end.write(characters);
        mark.result('end', end);
        p.while(characters.nonBlank, () => {
          p.if(characters.is(...CHARACTERS), () => mark.fetch('suffix', characters));
          characters.right();
        });
        p.scope('first substring', () => {
          characters.left();
          characters.leftUntil(characters.is('|'));
          characters.right();
        });
      },
    );
  });
}

/** Lists the substrings that start where the suffix does; the head is on the last character of the substring. */
function emitSubstrings(tapes: SubstringTapes): void {
  const { p, characters, calls, end } = tapes;
  sweep(p, (done) =>
    p.state(EMIT, (mark) => {
      mark.fetch('start', calls);
      mark.fetch('end', end);
      writeSubstring(mark, tapes);
      characters.right();
      mark.fetch('following', characters);
      done(characters.blank);
      p.if(
        characters.nonBlank,
        () => {
          end.write(characters);
          mark.result('end', end);
        },
        () => {
          toNextSuffix(tapes);
          mark.fetch('second', characters);
        },
      );
    }),
  );
}

/** Appends the characters from the mark of the suffix up to the head to the answer. */
function writeSubstring(mark: Marker<'characters', 'substring'>, { p, characters, substrings }: SubstringTapes): void {
  p.scope('separator', () => {
    substrings.left();
    p.if(substrings.nonBlank, () =>
      [',', ' '].forEach((symbol) => {
        substrings.right();
        substrings.write(symbol);
      }),
    );
    substrings.right();
  });
  characters.right();
  characters.write(';');
  characters.leftUntil(characters.is('|'));
  p.until(characters.is(';'), () => {
    characters.right();
    mark.fetch('characters', characters);
    substrings.write(characters);
    mark.result('substring', substrings);
    substrings.right();
    characters.right();
  });
  characters.write(',');
}

/** Moves the mark of the suffix over a character. */
function toNextSuffix({ p, characters }: SubstringTapes): void {
  p.scope('next suffix', () => {
    characters.leftUntil(characters.is('|'));
    characters.write(',');
    characters.right();
    characters.right();
    characters.write('|');
    characters.right();
  });
}

/** Takes the calls off their tape, the latest first. */
function returnFromCalls({ p, calls }: SubstringTapes): void {
  sweep(p, (done) =>
    p.state(RETURN, (mark) => {
      mark.fetch('call', calls);
      calls.erase();
      calls.left();
      mark.fetch('caller', calls);
      done(calls.blank);
    }),
  );
}

// ── What is said of each atomic state ──

/** Characters one by one, as they stand on the tape. */
const apart = (characters: readonly Operand[]): Text =>
  joined(
    characters.map((character) => text`${character}`),
    ' ',
  );

const isNone = (operand: Operand | undefined): boolean => operand?.value === NONE;

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch }) => ({ state: text`start`, fetch: text`${fetch.first}`, next: text`→ call(${fetch.first})` }),
    styled: ({ fetch }) => ({
      state: text`Begin with the whole string.`,
      fetch: text`Its first character is ${fetch.first}.`,
      next: text`Call for the suffix from ${fetch.first}.`,
    }),
  }),
  narration(CALL, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`call(${fetch.start})`,
      ...(result.start
        ? { fetch: apart(fetches('suffix')), next: text`→ emit(${result.start}, ${result.end})` }
        : { fetch: text`caller ${fetch.caller}`, next: text`→ return(${fetch.caller})` }),
    }),
    styled: ({ fetch, fetches, result }) =>
      result.start
        ? {
            state: text`Call for the suffix from ${fetch.start}.`,
            fetch: text`It is ${apart(fetches('suffix'))}.`,
            next: text`Start with its substring from ${result.start} to ${result.end}.`,
          }
        : {
            state: text`Of the next suffix there is ${fetch.start}.`,
            fetch: text`The caller is the call for ${fetch.caller}.`,
            next: text`It is empty; return from the call for ${fetch.caller}.`,
          },
  }),
  narration(EMIT, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`emit(${fetch.start}, ${fetch.end})`,
      fetch: text`${apart(fetches('characters'))} then ${fetch.following}${fetch.second ? text`, second ${fetch.second}` : ''}`,
      solve: text`= ${result.substring}`,
      next: fetch.second ? text`→ call(${fetch.second})` : text`→ emit(${fetch.start}, ${result.end})`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Substring from ${fetch.start} to ${fetch.end}.`,
      fetch: text`It holds ${apart(fetches('characters'))}, and after it stands ${fetch.following}.${fetch.second ? text` Its second character is ${fetch.second}.` : ''}`,
      solve: text`Written together, that is “${result.substring}”.`,
      next: fetch.second
        ? text`The suffix ends here; ${isNone(fetch.second) ? 'of the next one there is' : 'call for the one from'} ${fetch.second}.`
        : text`Go on with the substring from ${fetch.start} to ${result.end}.`,
    }),
  }),
  narration(RETURN, {
    tail: ({ fetch }) => ({
      state: text`return(${fetch.call})`,
      fetch: text`caller ${fetch.caller}`,
      next: isNone(fetch.caller) ? text`→ F` : text`→ return(${fetch.caller})`,
    }),
    styled: ({ fetch }) => ({
      state: text`The call for ${fetch.call} is done.`,
      ...(isNone(fetch.caller)
        ? { fetch: text`It has ${fetch.caller} before it.`, next: text`All substrings are listed.` }
        : {
            fetch: text`Its caller is the call for ${fetch.caller}.`,
            next: text`Return from the call for ${fetch.caller}.`,
          }),
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
  program,
  encode: ({ text: string }) => ({ text: `|${[...string].map((character) => `${character},`).join('')}` }),
  outputTape: 'substrings',
  timelineTape: 'substrings',
  narrations: NARRATIONS,
  // A pass lists the substrings of one call.
  endsPass: ({ fetched }) => fetched.some(({ name }) => name === 'second'),
  memory: ['text', 'calls', 'substrings'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'text', shape: 'boxes', between: ',|;', before: { '|': 'read last' } },
      { tape: 'calls', shape: 'nested', between: '' },
      { tape: 'substrings', shape: 'boxes', between: ', ' },
    ],
  },
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
  check: ({ text: string }, answer) => trimmed(answer) === allSubstrings(string).join(', '),
});

function allSubstrings(string: string): string[] {
  return [...string].flatMap((_, start) =>
    Array.from({ length: string.length - start }, (__, more) => string.slice(start, start + more + 1)),
  );
}

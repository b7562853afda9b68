import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { increment } from '../../machine/library/arithmetic.ts';
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

const CALL = stateKind('call', { fetch: { start: 'address', suffix: 'field' }, result: { end: 'address' } });
const EMIT = stateKind('emit', {
  fetch: { start: 'address', end: 'address', characters: 'field' },
  result: { substring: 'field', 'next start': 'address', 'next end': 'address' },
});
const RETURN = stateKind('return', { fetch: { call: 'address', caller: 'address' } });

const CHARACTERS = [...LETTERS, ...DIGITS];

/**
 * Between the characters there is room for two marks: `{` stands before the suffix, `}` after the substring. The calls that have
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

  /** The head stands on a mark, which is moved behind the next character; where there is none, it is taken away. */
  const move = (symbol: '{' | '}') => {
    characters.write(',');
    characters.right();
    p.if(characters.inked, () => {
      characters.right();
      characters.write(symbol);
    });
  };

  start.write('0');
  p.loop((leave) => {
    p.state(CALL, (mark) => {
      readRegister(start, (tape) => mark.fetch('start', tape));
      appendField(start, [calls], '#');
      characters.leftUntil(characters.is('{'));
      characters.right();
      p.while(characters.inked, () => {
        p.if(characters.is(...CHARACTERS), () => mark.fetch('suffix', characters));
        characters.right();
      });
      characters.left();
      p.if(characters.is(','), () => {
        copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
        p.scope('first substring', () => {
          characters.leftUntil(characters.is('{'));
          characters.right();
          characters.right();
          characters.write('}');
        });
      });
    });
    // Nothing after the mark: the suffix is empty.
    p.if(characters.is('{'), leave);

    p.while(characters.is('}'), () =>
      p.state(EMIT, (mark) => {
        readRegister(start, (tape) => mark.fetch('start', tape));
        readRegister(end, (tape) => mark.fetch('end', tape));
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
        characters.leftUntil(characters.is('{'));
        p.until(characters.is('}'), () => {
          characters.right();
          mark.fetch('characters', characters);
          substrings.write(characters);
          mark.result('substring', substrings);
          substrings.right();
          characters.right();
        });
        move('}');
        p.if(
          characters.is('}'),
          () => increment(end, carry, { after: (tape) => mark.result('next end', tape) }),
          () => {
            characters.leftUntil(characters.is('{'));
            move('{');
            increment(start, carry, { after: (tape) => mark.result('next start', tape) });
          },
        );
      }),
    );
  });

  calls.left();
  p.while(calls.inked, () =>
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
      p.if(calls.is('#'), () => {
        digits((tape) => mark.fetch('caller', tape));
        calls.right();
        calls.rightUntil(calls.is('#'));
      });
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
  narration(CALL, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`call(${fetch.start})`,
      fetch: fetch.suffix ? apart(fetches('suffix')) : text`empty`,
      next: result.end ? text`→ emit(${fetch.start}, ${result.end})` : text`→ return(${fetch.start})`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Call for the suffix from index ${fetch.start}.`,
      fetch: fetch.suffix ? text`It is ${apart(fetches('suffix'))}.` : text`It is empty.`,
      next: result.end
        ? text`Start with its substring from ${fetch.start} to ${result.end}.`
        : text`It has no substring; return from call ${fetch.start}.`,
    }),
  }),
  narration(EMIT, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`emit(${fetch.start}, ${fetch.end})`,
      fetch: apart(fetches('characters')),
      solve: text`= ${result.substring}`,
      next: result['next end']
        ? text`→ emit(${fetch.start}, ${result['next end']})`
        : text`→ call(${result['next start']})`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Substring from ${fetch.start} to ${fetch.end}.`,
      fetch: text`It holds ${apart(fetches('characters'))}.`,
      solve: text`Written together, that is “${result.substring}”.`,
      next: result['next end']
        ? text`Go on with the end ${result['next end']}.`
        : text`The suffix ends here; call for the one from index ${result['next start']}.`,
    }),
  }),
  narration(RETURN, {
    tail: ({ fetch }) => ({
      state: text`return(${fetch.call})`,
      next: fetch.caller ? text`→ return(${fetch.caller})` : text`→ F`,
    }),
    styled: ({ fetch }) => ({
      state: text`Call ${fetch.call} is done.`,
      next: fetch.caller
        ? text`It returns to call ${fetch.caller}.`
        : text`That was the first call; all substrings are listed.`,
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
  // A pass lists the substrings of one call; the last one leads back out of all calls.
  endsPass: ({ kind, fetched, results }) =>
    results.some(({ name }) => name === 'next start') ||
    (kind.name === RETURN.name && fetched.every(({ name }) => name !== 'caller')),
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

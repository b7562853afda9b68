/** A whole task in one file: how many of a row of bits are 1. It is the worked task of docs/machine-language.md. */
import * as v from 'valibot';
import { narration } from '../../src/cot/narration.ts';
import { text } from '../../src/cot/text.ts';
import { stateKind } from '../../src/machine/language/atomic-state.ts';
import { Program } from '../../src/machine/language/program.ts';
import { DIGITS } from '../../src/machine/language/symbols.ts';
import { increment, sweep } from '../../src/machine/library/arithmetic.ts';
import { readRegister } from '../../src/machine/library/registers.ts';
import { defineTask } from '../../src/tasks/task.ts';

type CountOnesInstance = { readonly bits: string };

// 1. Atomic states: what one step fetches, and what it may write.
const START = stateKind('start', { result: { count: 'field' } });
const BIT = stateKind('bit', {
  fetch: { bit: 'symbol', count: 'field' },
  result: { count: 'field', 'same count': 'field' },
  copies: { 'same count': ['count'] },
});

// 2. The program: two tapes with data, one for carries, and one loop.
function program(): Program {
  const p = new Program('count-ones');
  const bits = p.tape('bits', '01');
  const count = p.tape('count', DIGITS);
  const carry = p.tape('carry', '01');
  p.state(START, (mark) => {
    count.write('0');
    mark.result('count', count);
  });
  sweep(p, (leave) =>
    p.state(BIT, (mark) => {
      mark.fetch('bit', bits);
      // The empty cell after the bits is read, too: the text says why the loop ends.
      leave(bits.blank);
      const fetched = (tape: typeof count) => mark.fetch('count', tape);
      p.if(
        bits.is('1'),
        () => increment(count, carry, { before: fetched, after: (tape) => mark.result('count', tape) }),
        () =>
          p.if(bits.is('0'), () =>
            readRegister(count, (tape) => {
              fetched(tape);
              mark.result('same count', tape);
            }),
          ),
      );
      bits.right();
    }),
  );
  p.accept();
  return p;
}

// 3. Narrations: the same steps in the fewest words and in sentences.
const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({ state: text`start`, solve: text`count ${result.count}`, next: text`→ bit` }),
    styled: ({ result }) => ({
      state: text`Begin.`,
      solve: text`The count is ${result.count}.`,
      next: text`Look at a bit.`,
    }),
  }),
  narration(BIT, {
    tail: ({ fetch, result }) => ({
      state: text`bit`,
      ...(fetch.count
        ? {
            fetch: text`${fetch.bit}, count ${fetch.count}`,
            solve: text`count ${result.count ?? result['same count']}`,
            next: text`→ bit`,
          }
        : { fetch: text`${fetch.bit}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`The next bit.`,
      ...(fetch.count
        ? {
            fetch: text`It is ${fetch.bit}, and the count is ${fetch.count}.`,
            solve: text`So the count is ${result.count ?? result['same count']}.`,
            next: text`Look at the next bit.`,
          }
        : { fetch: text`There is ${fetch.bit}.`, next: text`The count is the answer.` }),
    }),
  }),
];

// 4. The task: its instances, and what of the machine is the answer.
export const countOnes = defineTask<CountOnesInstance>({
  id: 'count-ones',
  title: 'Count Ones',
  algorithmClass: 'enumeration',
  summary: 'Counts the ones in a row of bits.',
  lengthMeaning: 'bits',
  ranges: { S: { from: 1, to: 10 }, M: { from: 11, to: 20 }, L: { from: 21, to: 50 } },
  example: { bits: '10110' },
  fields: {
    bits: {
      schema: v.pipe(v.string(), v.regex(/^[01]+$/)),
      allowed: 'zeros and ones',
      label: 'Bits',
      input: 'text',
    },
  },
  length: ({ bits }) => bits.length,
  sample: (random, { from, to }) => ({
    bits: Array.from({ length: random.integer(from, to) }, () => random.pick(['0', '1'])).join(''),
  }),
  program,
  encode: ({ bits }) => ({ bits }),
  outputTape: 'count',
  timelineTape: 'bits',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === BIT.name,
  memory: ['bits', 'count'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'bits', shape: 'boxes', between: '', pointers: [] }],
    registers: ['count'],
  },
  check: ({ bits }, answer) => answer.trim() === String([...bits].filter((bit) => bit === '1').length),
});

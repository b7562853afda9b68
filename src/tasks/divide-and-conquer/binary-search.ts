import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { add, compare, decrement, halve, increment, sameNumber } from '../../machine/library/arithmetic.ts';
import { loadField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { compareSigned } from '../../machine/library/signed.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { integerField, integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type BinarySearchInstance } from './binary-search.wordings.ts';

// ── Atomic states: start, then an interval and its middle until the target is found or nothing is left ──

const START = stateKind('start', {
  fetch: { list: 'field', target: 'field' },
  result: { left: 'address', right: 'address' },
});
const INTERVAL = stateKind('interval', {
  fetch: { left: 'address', right: 'address', index: 'address', number: 'field', target: 'field' },
});
const MIDDLE = stateKind('middle', {
  fetch: { left: 'address', right: 'address', number: 'field', target: 'field', order: 'symbol', empty: 'symbol' },
  result: { middle: 'address', order: 'symbol', empty: 'symbol', left: 'address', right: 'address' },
});

const NUMBER = [...DIGITS, '-'];
const NOT_FOUND = 'not found';

/**
 * The list stands on a tape of its own with a separator before and after every number; `{` and `}` mark where the interval
 * begins and ends, so that it can be read without counting from the start of the list.
 */
function program(): Program {
  const p = new Program('binary-search');
  const input = p.tape('input', [...NUMBER, ',', ';']);
  const list = p.tape('list', [...NUMBER, ',', '{', '}']);
  const left = p.tape('left', DIGITS);
  const right = p.tape('right', DIGITS);
  const index = p.tape('index', DIGITS);
  const middle = p.tape('middle', DIGITS);
  const number = p.tape('number', NUMBER);
  const target = p.tape('target', NUMBER);
  const order = p.tape('order', '<=>');
  const empty = p.tape('empty', '<=>');
  const same = p.tape('same', '=');
  const carry = p.tape('carry', '01');
  const answer = p.tape('answer', [...DIGITS, ...NOT_FOUND]);

  p.state(START, (mark) => {
    setRegister(left, '0', (tape) => mark.result('left', tape));
    setRegister(right, '0', (tape) => mark.result('right', tape));
    list.write('{');
    list.right();
    p.until(input.is(';'), () => {
      mark.fetch('list', input);
      p.if(input.is(','), () => increment(right, carry, { after: (tape) => mark.result('right', tape) }));
      list.write(input);
      list.right();
      input.right();
    });
    list.write('}');
    input.right();
    loadField(input, target, { list: (tape) => mark.fetch('target', tape) }, NUMBER);
  });

  p.loop((leave) => {
    p.state(INTERVAL, (mark) => {
      readRegister(left, (tape) => mark.fetch('left', tape));
      readRegister(right, (tape) => mark.fetch('right', tape));
      list.leftUntil(list.is('{'));
      copyRegister(left, index);
      p.loop((end) => {
        list.right();
        readRegister(index, (tape) => mark.fetch('index', tape));
        p.while(list.is(...NUMBER), () => {
          mark.fetch('number', list);
          list.right();
        });
        p.if(list.is('}'), end);
        increment(index, carry);
      });
      readRegister(target, (tape) => mark.fetch('target', tape));
    });

    p.state(MIDDLE, (mark) => {
      const fetched = (name: 'left' | 'right') => ({ source: (tape: Tape) => mark.fetch(name, tape) });
      copyRegister(left, middle, fetched('left'));
      readRegister(right, (tape) => mark.fetch('right', tape));
      add(middle, right, carry);
      halve(middle, carry, { half: (tape) => mark.result('middle', tape) });
      p.scope('seek', () => {
        list.leftUntil(list.is('{'));
        list.right();
        copyRegister(left, index);
        sameNumber(index, middle, same);
        p.until(same.inked, () => {
          list.rightUntil(list.is(','));
          list.right();
          increment(index, carry, { silent: true });
          sameNumber(index, middle, same);
        });
      });
      loadField(list, number, { list: (tape) => mark.fetch('number', tape) }, NUMBER);
      compareSigned(target, number, order, {
        number: (tape) => mark.fetch('target', tape),
        verdict: (tape) => mark.result('order', tape),
      });
      mark.fetch('order', order);
      const narrow = (bound: Tape, step: () => void) => {
        compare(middle, bound, empty, { verdict: (tape) => mark.result('empty', tape) });
        mark.fetch('empty', empty);
        p.if(
          empty.is('='),
          () =>
            p.scope('not found', () => {
              for (const symbol of NOT_FOUND) {
                answer.write(symbol);
                answer.right();
              }
              answer.left();
            }),
          step,
        );
      };
      p.match(
        [
          [order.is('='), () => copyRegister(middle, answer)],
          [
            order.is('<'),
            () =>
              narrow(left, () =>
                p.scope('go left', () => {
                  copyRegister(middle, right);
                  decrement(right, carry, { after: (tape) => mark.result('right', tape) });
                  list.left();
                  list.leftUntil(list.is(',', '{', '}'));
                  list.write('}');
                }),
              ),
          ],
        ],
        () =>
          narrow(right, () =>
            p.scope('go right', () => {
              copyRegister(middle, left);
              increment(left, carry, { after: (tape) => mark.result('left', tape) });
              list.write('{');
            }),
          ),
      );
    });
    p.if(answer.inked, leave);
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({
      state: text`start`,
      solve: text`l = ${result.left}, r = ${result.right}`,
      next: text`→ interval`,
    }),
    styled: ({ result }) => ({
      state: text`Begin with the whole list.`,
      solve: text`Its first index is ${result.left}, its last index is ${result.right}.`,
      next: text`Look at this interval.`,
    }),
  }),
  narration(INTERVAL, {
    tail: ({ fetch, fetches }) => ({
      state: text`{${fetch.left}, ${fetch.right}}`,
      fetch: text`${elements(fetches('index'), fetches('number'), 's')}, target = ${fetch.target}`,
      next: text`→ middle`,
    }),
    styled: ({ fetch, fetches }) => ({
      state: text`The interval goes from index ${fetch.left} to index ${fetch.right}.`,
      fetch: text`It holds ${elements(fetches('index'), fetches('number'), 's')}; the target is ${fetch.target}.`,
      next: text`Look at the middle.`,
    }),
  }),
  narration(MIDDLE, {
    tail: ({ fetch, result }) => ({
      state: text`middle`,
      fetch: text`⌊(${fetch.left} + ${fetch.right}) / 2⌋ = ${result.middle}, s${result.middle} = ${fetch.number}, target = ${fetch.target}`,
      solve: text`target ${result.order} s${result.middle}`,
      next: ending(result.order, result.empty)
        ? text`→ F`
        : text`→ {${result.left ?? fetch.left}, ${result.right ?? fetch.right}}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Take the middle of the interval.`,
      fetch: text`Half of ${fetch.left} + ${fetch.right}, rounded down, is ${result.middle}; there stands ${fetch.number}, and the target is ${fetch.target}.`,
      solve: text`So target ${result.order} s${result.middle}.`,
      next: ending(result.order, result.empty)
        ? text`${ending(result.order, result.empty)}`
        : text`Go on with the indices from ${result.left ?? fetch.left} to ${result.right ?? fetch.right}.`,
    }),
  }),
];

/** `s0 = 3, s1 = 8, …` */
function elements(indices: readonly Operand[], numbers: readonly Operand[], name: string): Text {
  return joined(
    numbers.map((number, position) => text`${name}${indices[position]} = ${number}`),
    ', ',
  );
}

/** Why the search ends here, or nothing while it goes on. */
function ending(order: Operand | undefined, empty: Operand | undefined): string {
  if (order?.value === '=') return 'The target is found.';
  return empty?.value === '=' ? 'Nothing is left on that side; the target is not in the list.' : '';
}

// ── The task ──

/** The index of a number in a sorted list, by halving. */
export const binarySearch = defineTask<BinarySearchInstance>({
  id: 'binary-search',
  title: 'Binary Search',
  algorithmClass: 'divide-and-conquer',
  summary: 'Finds the index of a number in a sorted list by halving the interval that can hold it.',
  lengthMeaning: 'numbers in the sorted list',
  ranges: { S: { from: 5, to: 20 }, M: { from: 21, to: 40 }, L: { from: 41, to: 70 } },
  example: { list: [-7, -2, 0, 4, 9, 12, 31], target: 9 },
  fields: {
    list: integersField('List', { least: -9999, most: 9999 }, { allowed: 'ascending, none twice', holds: ascending }),
    target: integerField('Target', -9999, 9999),
  },
  length: ({ list }) => list.length,
  sample: (random, { from, to }) => {
    const list = random.distinctIntegers(random.integer(from, to), -9999, 9999).toSorted((a, b) => a - b);
    if (!random.oneIn(10)) return { list, target: random.pick(list) };
    let target = random.integer(-9999, 9999);
    while (list.includes(target)) target = random.integer(-9999, 9999);
    return { list, target };
  },
  wordings: WORDINGS,
  program,
  encode: ({ list, target }) => ({ input: `${list.join(',')};${target}` }),
  outputTape: 'answer',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === MIDDLE.name,
  memory: ['list', 'left', 'right'],
  check: ({ list, target }, answer) => {
    const index = list.indexOf(target);
    return index < 0 ? answer.trim().toLowerCase() === NOT_FOUND : isInteger(answer, index);
  },
});

function ascending(list: readonly number[]): boolean {
  return list.every((number, index) => index === 0 || list[index - 1]! < number);
}

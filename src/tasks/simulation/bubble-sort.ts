import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { and } from '../../machine/condition.ts';
import { increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { readRegister, setRegister } from '../../machine/library/registers.ts';
import { compareSigned } from '../../machine/library/signed.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type BubbleSortInstance } from './bubble-sort.wordings.ts';

// ── Atomic states: neighbours are compared from the left, and each pass ends by asking whether anything was swapped ──

const COMPARE = stateKind('compare', {
  fetch: { index: 'address', number: 'field', 'next index': 'address', 'next number': 'field', order: 'symbol' },
  result: {
    order: 'symbol',
    swapped: 'symbol',
    lower: 'field',
    higher: 'field',
    next: 'address',
    'after next': 'address',
  },
});
const PASS = stateKind('pass', {
  fetch: { pass: 'address', number: 'field', swapped: 'symbol' },
  result: { 'next pass': 'address', sorted: 'symbol' },
});

const NUMBER = [...DIGITS, '-'];

/**
 * The list is sorted in place: two neighbours take as many cells after a swap as before. `;` ends the part that is not yet in
 * order, which each pass makes one number shorter.
 */
function program(): Program {
  const p = new Program('bubble-sort');
  const list = p.tape('list', [...NUMBER, ',', ';']);
  const index = p.tape('index', DIGITS);
  const nextIndex = p.tape('next index', DIGITS);
  const pass = p.tape('pass', DIGITS);
  const first = p.tape('first', NUMBER);
  const second = p.tape('second', NUMBER);
  const order = p.tape('order', '<=>');
  const swapped = p.tape('swapped', '01');
  const carry = p.tape('carry', '01');
  const sorted = p.tape('sorted', [...NUMBER, '[', ']', ',', ' ']);

  pass.write('1');
  p.loop((leave) => {
    p.scope('first pair', () => {
      setRegister(index, '0');
      setRegister(nextIndex, '1');
      swapped.write('0');
      list.leftUntil(list.blank);
      list.right();
      list.rightUntil(list.is(',', ';'));
    });

    p.while(list.is(','), () =>
      p.state(COMPARE, (mark) => {
        readRegister(index, (tape) => mark.fetch('index', tape));
        readRegister(nextIndex, (tape) => mark.fetch('next index', tape));
        list.left();
        list.leftUntil(list.is(',', BLANK));
        list.right();
        loadField(list, first, { list: (tape) => mark.fetch('number', tape) }, NUMBER);
        list.right();
        loadField(list, second, { list: (tape) => mark.fetch('next number', tape) }, NUMBER);
        compareSigned(first, second, order, { verdict: (tape) => mark.result('order', tape) });
        mark.fetch('order', order);
        p.if(order.is('>'), () =>
          p.scope('swap', () => {
            list.left();
            list.leftUntil(list.is(','));
            list.left();
            list.leftUntil(list.is(',', BLANK));
            list.right();
            appendField(second, [list], ',', { list: (tape) => mark.result('lower', tape) });
            first.leftUntil(first.blank);
            first.right();
            p.while(first.inked, () => {
              list.write(first);
              mark.result('higher', list);
              list.right();
              first.right();
            });
            first.left();
            swapped.write('1');
            mark.result('swapped', swapped);
          }),
        );
        p.if(list.is(','), () => {
          increment(index, carry, { after: (tape) => mark.result('next', tape) });
          increment(nextIndex, carry, { after: (tape) => mark.result('after next', tape) });
        });
      }),
    );

    p.state(PASS, (mark) => {
      readRegister(pass, (tape) => mark.fetch('pass', tape));
      list.leftUntil(list.blank);
      list.right();
      p.while(list.inked, () => {
        p.if(list.is(...NUMBER), () => mark.fetch('number', list));
        list.right();
      });
      mark.fetch('swapped', swapped);
      p.scope('one shorter', () => {
        const toSeparator = () => {
          list.left();
          list.leftUntil(list.is(',', BLANK));
        };
        list.leftUntil(list.is(';'));
        list.write(',');
        toSeparator();
        p.if(list.is(','), () => {
          list.write(';');
          toSeparator();
        });
      });
      // A separator here says that the shorter part still has two numbers to compare.
      p.if(
        and(swapped.is('1'), list.is(',')),
        () => increment(pass, carry, { after: (tape) => mark.result('next pass', tape) }),
        () =>
          p.scope('answer', () => {
            const append = (symbol: string | Tape) => {
              sorted.write(symbol);
              mark.result('sorted', sorted);
              sorted.right();
            };
            list.leftUntil(list.blank);
            list.right();
            append('[');
            p.while(list.inked, () => {
              p.while(list.is(...NUMBER), () => {
                append(list);
                list.right();
              });
              list.right();
              p.if(list.inked, () => {
                append(',');
                append(' ');
              });
            });
            append(']');
            sorted.left();
          }),
      );
    });
    p.if(sorted.inked, leave);
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(COMPARE, {
    tail: ({ fetch, result }) => ({
      state: text`compare ${fetch.index}`,
      fetch: text`a${fetch.index} = ${fetch.number}, a${fetch['next index']} = ${fetch['next number']}`,
      solve: result.swapped
        ? text`${result.order}, swapped: ${result.lower}, ${result.higher}`
        : text`${result.order}, kept`,
      next: result.next ? text`→ compare ${result.next}` : text`→ pass`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Compare the numbers at ${fetch.index} and ${fetch['next index']}.`,
      fetch: text`They are ${fetch.number} and ${fetch['next number']}.`,
      solve: result.swapped
        ? text`The first ${result.order} the second, so they are swapped: ${result.lower}, ${result.higher}.`
        : text`The first ${result.order} the second, so they are kept.`,
      next: result.next ? text`Go on with the pair that starts at ${result.next}.` : text`The pass ends here.`,
    }),
  }),
  narration(PASS, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`pass ${fetch.pass}`,
      fetch: fetch.swapped?.value === '1' ? text`something swapped` : text`nothing swapped`,
      solve: text`list ${numbers(fetches('number'))}`,
      next: result['next pass'] ? text`→ pass ${result['next pass']}, one shorter` : text`→ F`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`Pass ${fetch.pass} is over.`,
      fetch: fetch.swapped?.value === '1' ? text`Something was swapped in it.` : text`Nothing was swapped in it.`,
      solve: text`The list is ${numbers(fetches('number'))}.`,
      next: result['next pass']
        ? text`Begin pass ${result['next pass']}, one number shorter.`
        : text`No pair is left to put in order; the list is sorted.`,
    }),
  }),
];

function numbers(each: readonly Operand[]): Text {
  return joined(
    each.map((number) => text`${number}`),
    ', ',
  );
}

// ── The task ──

/** A list in ascending order, by swapping neighbours. */
export const bubbleSort = defineTask<BubbleSortInstance>({
  id: 'bubble-sort',
  title: 'Bubble Sort',
  algorithmClass: 'simulation',
  summary: 'Sorts a list in ascending order by swapping neighbours, pass after pass, until nothing is swapped.',
  lengthMeaning: 'numbers in the list, none twice',
  ranges: { S: { from: 2, to: 4 }, M: { from: 5, to: 6 }, L: { from: 7, to: 8 } },
  example: { list: [31, -4, 12, 7] },
  fields: {
    list: integersField(
      'List',
      { least: -9999, most: 9999 },
      { allowed: 'none twice', holds: (list) => new Set(list).size === list.length },
    ),
  },
  length: ({ list }) => list.length,
  sample: (random, { from, to }) => {
    const list = random.distinctIntegers(random.integer(from, to), -9999, 9999);
    const kind = random.integer(1, 10);
    if (kind === 1) return { list: list.toSorted((a, b) => a - b) };
    return { list: kind === 2 ? list.toSorted((a, b) => b - a) : list };
  },
  wordings: WORDINGS,
  program,
  encode: ({ list }) => ({ list: `${list.join(',')};` }),
  outputTape: 'sorted',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === PASS.name,
  memory: ['list'],
  check: ({ list }, answer) => {
    const sorted = list.toSorted((a, b) => a - b);
    const given = answer
      .trim()
      .replace(/^\[(.*)\]$/s, '$1')
      .split(',');
    return given.length === sorted.length && given.every((number, index) => isInteger(number, sorted[index]!));
  },
});

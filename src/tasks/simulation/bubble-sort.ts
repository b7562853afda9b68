import { narration, type NarratedState } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { SIGNS } from '../../machine/library/signed.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger, listItems } from '../library/check-helpers.ts';
import { integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { COMPARE, ITEM, PASS, program, START } from './bubble-sort.machine.ts';
import type { BubbleSortInstance } from './bubble-sort.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch }) => ({
      state: text`start`,
      fetch: text`${fetch.first}, ${fetch.second ?? fetch.end}`,
      next: fetch.second ? text`→ compare ${fetch.first}, ${fetch.second}` : text`→ pass`,
    }),
    styled: ({ fetch }) => ({
      state: text`Start with the list.`,
      fetch: text`It begins with ${fetch.first}, and ${fetch.second ?? fetch.end} follows.`,
      next: fetch.second ? text`Compare ${fetch.first} and ${fetch.second}.` : text`The pass is over.`,
    }),
  }),
  narration(COMPARE, {
    tail: ({ fetch, result }) => ({
      state: text`compare ${fetch.first}, ${fetch.second}`,
      fetch: text`next ${fetch.next ?? fetch.end}`,
      ...(fetch.next
        ? {
            solve: text`${result.order}, put ${lower(result)}`,
            next: text`→ compare ${result['second put'] ? fetch.first : fetch.second}, ${fetch.next}`,
          }
        : {
            solve: text`${result.order}, put ${lower(result)} ${result.end} ${higher(result)}`,
            next: text`→ pass`,
          }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Compare ${fetch.first} and ${fetch.second}.`,
      fetch: text`Behind them comes ${fetch.next ?? fetch.end}.`,
      ...(fetch.next
        ? {
            solve: text`The first ${result.order} the second; put ${lower(result)}.`,
            next: text`Compare ${result['second put'] ? fetch.first : fetch.second} and ${fetch.next}.`,
          }
        : {
            solve: text`The first ${result.order} the second; put ${lower(result)}, and ${higher(result)} in place behind ${result.end}.`,
            next: text`The pass is over.`,
          }),
    }),
  }),
  narration(PASS, {
    tail: ({ fetch, fetches }) => ({
      state: text`pass`,
      ...(fetch.second
        ? {
            fetch: text`found ${fetch.swapped}, list ${fetch.first}, ${fetch.second}`,
            next: text`→ compare ${fetch.first}, ${fetch.second}`,
          }
        : {
            fetch: fetch.end
              ? text`found ${fetch.swapped}, list ${fetch.first} ${fetch.end} ${numbers(fetches('number').slice(1))}`
              : text`found ${fetch.swapped}, list ${numbers(fetches('number'))}`,
            next: text`→ F`,
          }),
    }),
    styled: ({ fetch, fetches }) => ({
      state: text`The pass is over.`,
      ...(fetch.second
        ? {
            fetch: text`The mark of a swap in it is ${fetch.swapped}, and the list begins with ${fetch.first} and ${fetch.second}.`,
            next: text`Compare ${fetch.first} and ${fetch.second}.`,
          }
        : {
            fetch: fetch.end
              ? text`The mark of a swap in it is ${fetch.swapped}, but only ${fetch.first} stands before ${fetch.end}; behind it the list goes on with ${numbers(fetches('number').slice(1))}.`
              : text`The mark of a swap in it is ${fetch.swapped}, and the list is ${numbers(fetches('number'))}.`,
            next: text`So the list is sorted.`,
          }),
    }),
  }),
  narration(ITEM, {
    tail: ({ fetch }) => ({ state: text`item`, fetch: text`${fetch.number}` }),
    styled: ({ fetch }) => ({ state: text`The next number:`, fetch: text`It is ${fetch.number}.` }),
  }),
  narration(SIGNS, {
    tail: ({ fetch, result }) => ({
      state: text`signs`,
      fetch: text`${fetch.sign} and ${fetch.other},`,
      solve: text`verdict ${result.verdict}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Signs:`,
      fetch: text`Those of the two numbers are ${fetch.sign} and ${fetch.other}.`,
      solve: text`The verdict is ${result.verdict}.`,
    }),
  }),
];

type Compared = NarratedState<keyof typeof COMPARE.fetch, keyof typeof COMPARE.result>;

/** The number of a pair that is put. */
const lower = (result: Compared['result']): Text => text`${result['second put'] ?? result['first put']}`;

/** The number of a last pair that is put in place. */
const higher = (result: Compared['result']): Text => text`${result['first in place'] ?? result['second in place']}`;

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
    // A sorted list is done after one pass: one in twenty. One in ten is reversed.
    const kind = random.integer(1, 20);
    if (kind === 1) return { list: list.toSorted((a, b) => a - b) };
    return { list: kind <= 3 ? list.toSorted((a, b) => b - a) : list };
  },
  program,
  encode: ({ list }) => ({ list: `${list.join(',')}|` }),
  outputTape: 'sorted',
  timelineTape: 'list',
  narrations: NARRATIONS,
  endsPass: ({ kind, fetched }) => kind.name === COMPARE.name && fetched.some(({ name }) => name === 'end'),
  memory: ['list', 'put'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'list', shape: 'bars', between: ',|', after: { '|': 'last of this pass' } },
      { tape: 'put', shape: 'bars', between: ',' },
    ],
    registers: ['first', 'order', 'second', 'swapped', 'sorted'],
  },
  check: ({ list }, answer) => {
    const sorted = list.toSorted((a, b) => a - b);
    const given = listItems(answer);
    return given.length === sorted.length && given.every((number, index) => isInteger(number, sorted[index]!));
  },
});

import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { COMPARE, ITEM, PASS, program, START } from './bubble-sort.machine.ts';
import { WORDINGS, type BubbleSortInstance } from './bubble-sort.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: isLast(fetch.end) ? text`one number` : text`several numbers`,
      solve: text`nothing swapped`,
      next: isLast(fetch.end) ? text`→ pass ${result.index}` : text`→ compare ${result.index}, ${result['next index']}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Start with the list.`,
      fetch: isLast(fetch.end) ? text`It has one number.` : text`It has several numbers.`,
      solve: text`Nothing is swapped so far.`,
      next: isLast(fetch.end)
        ? text`The pass ends at ${result.index}.`
        : text`Compare the numbers at ${result.index} and ${result['next index']}.`,
    }),
  }),
  narration(COMPARE, {
    tail: ({ fetch, result }) => ({
      state: text`compare ${fetch.index}, ${fetch['next index']}`,
      fetch: text`${fetch.number}, ${fetch['next number']}${isLast(fetch.end) ? ', last' : ''}`,
      solve: result.swapped
        ? text`${result.order}, swapped: ${result.lower}, ${result.higher}`
        : text`${result.order}, kept`,
      next: isLast(fetch.end) ? text`→ pass ${result.next}` : text`→ compare ${result.next}, ${result['after next']}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Compare the numbers at ${fetch.index} and ${fetch['next index']}.`,
      fetch: text`They are ${fetch.number} and ${fetch['next number']}${isLast(fetch.end) ? ', the last pair' : ''}.`,
      solve: result.swapped
        ? text`The first ${result.order} the second, so they are swapped: ${result.lower}, ${result.higher}.`
        : text`The first ${result.order} the second, so they are kept.`,
      next: isLast(fetch.end)
        ? text`The pass ends at ${result.next}.`
        : text`Compare the numbers at ${result.next} and ${result['after next']}.`,
    }),
  }),
  narration(PASS, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`pass ${fetch.index}`,
      ...(result.sorted
        ? {
            fetch: text`${hasSwapped(fetch.swapped)} swapped${fetch.before ? ', one left' : ''}, list ${numbers(fetches('number'))}`,
            solve: text`sorted ${result.sorted}`,
            next: text`→ F`,
          }
        : {
            fetch: text`${hasSwapped(fetch.swapped)} swapped, ${fetch.last}`,
            solve: text`${result.last} in place, nothing swapped`,
            next: text`→ compare ${result['first index']}, ${result['second index']}`,
          }),
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`The pass is over that ends at ${fetch.index}.`,
      ...(result.sorted
        ? {
            fetch: text`In it ${hasSwapped(fetch.swapped)} was swapped${fetch.before ? ', but only one number is left' : ''}, and the list is ${numbers(fetches('number'))}.`,
            solve: text`So ${result.sorted} is sorted.`,
            next: text`No pair is left to put in order.`,
          }
        : {
            fetch: text`In it ${hasSwapped(fetch.swapped)} was swapped, and it ends with ${fetch.last}.`,
            solve: text`So ${result.last} is in place, and in the next pass nothing is swapped so far.`,
            next: text`Compare the numbers at ${result['first index']} and ${result['second index']}.`,
          }),
    }),
  }),
  narration(ITEM, {
    tail: ({ fetch }) => ({ state: text`item`, fetch: text`${fetch.number}` }),
    styled: ({ fetch }) => ({ state: text`The next number:`, fetch: text`It is ${fetch.number}.` }),
  }),
];

/** Whether a mark ends the part of the list that is not yet in place. */
const isLast = (mark: Operand | undefined): boolean => mark?.value === ';';

const hasSwapped = (swapped: Operand | undefined): string => (swapped?.value === '1' ? 'something' : 'nothing');

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

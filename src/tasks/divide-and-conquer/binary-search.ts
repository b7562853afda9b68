import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger, isWord } from '../library/check-helpers.ts';
import { integerField, integersField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { SIGNS } from '../../machine/library/signed.ts';
import { INDEX, INTERVAL, MIDDLE, NOT_FOUND, program, START } from './binary-search.machine.ts';
import type { BinarySearchInstance } from './binary-search.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ result }) => ({ state: text`start`, next: text`→ s${result.index}` }),
    styled: ({ result }) => ({
      state: text`Begin with the first number.`,
      next: text`It has the index ${result.index}.`,
    }),
  }),
  narration(INDEX, {
    tail: ({ fetch, result }) => ({
      state: text`s${fetch.index}`,
      ...(result.next
        ? { fetch: text`${fetch.number}`, next: text`→ s${result.next}` }
        : { fetch: text`${fetch['list end']}`, next: text`→ {${result.left}, ${result.right}}` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Index ${fetch.index}.`,
      ...(result.next
        ? { fetch: text`The number there is ${fetch.number}.`, next: text`Go on with index ${result.next}.` }
        : {
            fetch: text`There is ${fetch['list end']}.`,
            next: text`The list ends here; search the interval from ${result.left} to ${result.right}.`,
          }),
    }),
  }),
  narration(INTERVAL, {
    tail: ({ fetch, result }) => ({
      state: text`{${fetch.left}, ${fetch.right}}`,
      solve: text`⌊(l + r) / 2⌋ = ${result.middle}`,
      next: text`→ middle ${result.middle} in {${fetch.left}, ${fetch.right}}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Search the interval from ${fetch.left} to ${fetch.right}.`,
      solve: text`Half of the sum of both, rounded down, is ${result.middle}.`,
      next: text`Look at the middle ${result.middle} of the interval from ${fetch.left} to ${fetch.right}.`,
    }),
  }),
  narration(MIDDLE, {
    tail: ({ fetch, result }) => ({
      state: text`middle ${fetch.middle} in {${fetch.left}, ${fetch.right}}`,
      fetch: text`s${fetch.middle} = ${fetch.number}, target = ${fetch.target}`,
      solve: text`target ${result.order} s${fetch.middle}${result.bound ? text`, middle ${result.bound} ${side(result.order)}` : ''}`,
      next:
        result.left || result.right
          ? text`→ {${result.left ?? fetch.left}, ${result.right ?? fetch.right}}`
          : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Look at the middle ${fetch.middle} of the interval from ${fetch.left} to ${fetch.right}.`,
      fetch: text`There stands ${fetch.number}, and the target is ${fetch.target}.`,
      solve: text`So target ${result.order} s${fetch.middle}${result.bound ? text`, and middle ${result.bound} ${side(result.order)} end` : ''}.`,
      next:
        result.left || result.right
          ? text`Search the interval from ${result.left ?? fetch.left} to ${result.right ?? fetch.right}.`
          : text`${result.bound ? 'Nothing is left on that side; the target is not in the list.' : 'The target is found.'}`,
    }),
  }),
  narration(SIGNS, {
    tail: ({ fetch, result }) => ({
      state: text`signs`,
      fetch: text`${fetch.sign} and ${fetch.other},`,
      solve: text`verdict ${result.verdict}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Signs:`,
      fetch: text`Those of target and number are ${fetch.sign} and ${fetch.other}.`,
      solve: text`The verdict is ${result.verdict}.`,
    }),
  }),
];

/** The side on which the search would go on. */
const side = (order: Operand | undefined): string => (order?.value === '<' ? 'left' : 'right');

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
  program,
  encode: ({ list, target }) => ({ list: list.join(','), target: String(target) }),
  outputTape: 'answer',
  timelineTape: 'list',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === MIDDLE.name,
  memory: ['list', 'left', 'right'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'list', shape: 'bars', between: ',{', pointers: ['left', 'middle', 'right'] }],
    registers: ['target', 'number', 'order', 'answer'],
  },
  check: ({ list, target }, answer) => {
    const index = list.indexOf(target);
    return index < 0 ? isWord(answer, NOT_FOUND) : isInteger(answer, index);
  },
});

function ascending(list: readonly number[]): boolean {
  return list.every((number, index) => index === 0 || list[index - 1]! < number);
}

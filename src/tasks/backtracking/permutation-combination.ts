import { fieldProblem } from '../../base/problems.ts';
import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../library/check-helpers.ts';
import { integerField, itemsField } from '../fields.ts';
import { SMALL_LETTERS } from '../library/letters.ts';
import { defineTask } from '../task.ts';
import { CHOOSE, COMPLETE, PLACE, START, UNDO, program } from './permutation-combination.machine.ts';
import type { CombinationInstance } from './permutation-combination.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.first}${fetch.others ?? ''}; k = ${fetch.k}`,
      solve: text`places ${result.places}, count ${result.count}`,
      next: text`→ choose ${result.item}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with nothing chosen.`,
      fetch: text`The items are ${fetch.first}${fetch.others ?? ''}, and k is ${fetch.k}.`,
      solve: text`So the places are ${result.places}, and the count is ${result.count}.`,
      next: text`Choose ${result.item}.`,
    }),
  }),
  narration(PLACE, {
    tail: ({ fetch, result }) => ({
      state: text`place`,
      ...(result.digit
        ? {
            fetch: text`${fetch.digit} − 1`,
            solve: text`= ${result.digit}, ${result.place ? text`mark ${result.place}` : 'borrow 1'}`,
          }
        : { fetch: text`${fetch.digit}` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Place:`,
      ...(result.digit
        ? {
            fetch: text`${fetch.digit} − 1.`,
            solve: text`Write ${result.digit}, ${result.place ? text`mark ${result.place}` : 'borrow 1'}.`,
          }
        : { fetch: text`There is ${fetch.digit}.` }),
    }),
  }),
  narration(CHOOSE, {
    tail: ({ fetch, result }) => ({
      state: text`choose ${fetch.item}`,
      ...(fetch.next
        ? {
            fetch: text`left ${fetch.left}, next ${fetch.next}`,
            next: result.next ? text`→ choose ${result.next}` : text`→ undo`,
          }
        : { fetch: text`left ${fetch.left}`, next: text`→ complete` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Choose ${fetch.item}.`,
      ...(fetch.next
        ? {
            fetch: text`Places left after it: ${fetch.left}. Next item: ${fetch.next}.`,
            next: result.next ? text`Choose ${result.next}.` : text`Undo the last choice.`,
          }
        : { fetch: text`Places left after it: ${fetch.left}.`, next: text`The combination is complete.` }),
    }),
  }),
  narration(COMPLETE, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`complete`,
      fetch: text`{${items(fetches('chosen'))}}, count ${fetch.count}`,
      solve: text`count ${result.count}`,
      next: text`→ undo`,
    }),
    styled: ({ fetch, fetches, result }) => ({
      state: text`A combination is complete.`,
      fetch: text`It is {${items(fetches('chosen'))}}, and the count was ${fetch.count}.`,
      solve: text`Now it is ${result.count}.`,
      next: text`Undo the last choice.`,
    }),
  }),
  narration(UNDO, {
    tail: ({ fetch, result }) => ({
      state: text`undo`,
      ...(fetch.next
        ? {
            fetch: text`${fetch.last}, next ${fetch.next}`,
            next: result.next ? text`→ choose ${result.next}` : text`→ undo`,
          }
        : { fetch: text`${fetch.last}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the last choice.`,
      ...(fetch.next
        ? {
            fetch: text`It was ${fetch.last}. Next item: ${fetch.next}.`,
            next: result.next ? text`Choose ${result.next}.` : text`Undo the last choice.`,
          }
        : { fetch: text`There is ${fetch.last}.`, next: text`Everything was tried.` }),
    }),
  }),
];

function items(chosen: readonly Operand[]): Text {
  return joined(
    chosen.map((item) => text`${item}`),
    ', ',
  );
}

// ── The task ──

/** How many combinations of k items there are, each found by listing it. Drawn are all numbers, −99 to 99, or all small letters. */
export const permutationCombination = defineTask<CombinationInstance>({
  id: 'permutation-combination',
  title: 'Permutation Combination',
  algorithmClass: 'backtracking',
  summary: 'Counts the combinations of k items by choosing items one after the other and undoing choices.',
  lengthMeaning: 'items, none twice',
  ranges: { S: { from: 2, to: 4 }, M: { from: 5, to: 6 }, L: { from: 7, to: 8 } },
  example: { list: ['a', 'b', 'c', 'd'], k: 2 },
  fields: {
    list: itemsField('Items', { least: -9999, most: 9999 }),
    k: integerField('Items to choose', 1),
  },
  rule: ({ list, k }) =>
    k <= list.length ? undefined : fieldProblem('k', k, `at most as many as there are items, here ${list.length}`),
  length: ({ list }) => list.length,
  // All are numbers or all are letters; as texts both have an order.
  normalized: ({ list, k }) => ({ list: list.toSorted((one, other) => (`${one}` < `${other}` ? -1 : 1)), k }),
  sample: (random, { from, to }) => {
    const length = random.integer(from, to);
    const letters = length <= SMALL_LETTERS.length && random.oneIn(2);
    const list = letters
      ? random.shuffled(SMALL_LETTERS).slice(0, length)
      : random.distinctIntegers(length, -99, Math.max(99, length));
    // One or two of many are found at once: rarely less than a third of the items.
    return { list, k: random.integer(random.oneIn(8) ? 1 : Math.ceil(length / 3), length) };
  },
  program,
  encode: ({ list, k }) => ({ list: list.join(','), k: String(k) }),
  outputTape: 'count',
  timelineTape: 'chosen',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === COMPLETE.name,
  memory: ['list', 'chosen', 'places', 'count'],
  drawing: {
    kind: 'lists',
    lists: [
      { tape: 'list', shape: 'boxes', between: ',;', after: { ';': 'chosen' } },
      { tape: 'chosen', shape: 'nested', between: '_' },
    ],
    registers: ['item', 'full', 'count'],
  },
  check: ({ list, k }, answer) => isInteger(answer, combinations(list.length, k)),
});

/** The k-th binomial coefficient of n, as a product in which every division comes out even. */
function combinations(n: number, k: number): bigint {
  let product = 1n;
  for (let factor = 1; factor <= k; factor++) product = (product * BigInt(n - k + factor)) / BigInt(factor);
  return product;
}

import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { and } from '../../machine/condition.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { readRegister, setRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { fieldProblem, integerField, itemsField } from '../fields.ts';
import { LETTERS, SMALL_LETTERS } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type CombinationInstance } from './permutation-combination.wordings.ts';

// ── Atomic states: items are chosen from the left until there are k; then, and when none is left, the last one is undone ──

const START = stateKind('start', {
  fetch: { list: 'field', k: 'field' },
  result: { index: 'address', size: 'field', count: 'field' },
});
const CHOOSE = stateKind('choose', {
  fetch: { index: 'address', item: 'field', size: 'field', k: 'field', full: 'symbol', left: 'symbol' },
  result: { chosen: 'field', size: 'field', full: 'symbol', next: 'address' },
});
const COMPLETE = stateKind('complete', {
  fetch: { full: 'symbol', chosen: 'field', count: 'field' },
  result: { count: 'field' },
});
const UNDO = stateKind('undo', {
  fetch: { index: 'address', item: 'field', size: 'field', left: 'symbol' },
  result: { size: 'field', full: 'symbol', next: 'address' },
});

const ITEM = [...DIGITS, '-', ...LETTERS];

/**
 * The head of `list` stands on the item that may be chosen next; after a chosen item stands `*` for its comma. `chosen` holds the
 * chosen items and `indices` theirs, both stacks whose last field is the latest.
 */
function program(): Program {
  const p = new Program('permutation-combination');
  const input = p.tape('input', [...ITEM, ',', ';']);
  const list = p.tape('list', [...ITEM, ',', '*']);
  const chosen = p.tape('chosen', [...ITEM, ',']);
  const indices = p.tape('indices', [...DIGITS, ',']);
  const register = (name: string) => p.tape(name, DIGITS);
  const k = register('k');
  const index = register('index');
  const size = register('size');
  const count = register('count');
  const item = p.tape('item', ITEM);
  const full = p.tape('full', '<=>');
  const carry = p.tape('carry', '01');

  /** Whether another item can be chosen: its first cell is read. */
  const lookLeft = (mark: Marker<'left', never>) => p.if(list.inked, () => mark.fetch('left', list));

  /** Takes the last field of a stack into a register. */
  const pop = (stack: Tape, target: Tape, atCell: AtCell) =>
    p.scope(`pop ${stack.name}`, () => {
      stack.left();
      stack.erase();
      stack.left();
      stack.leftUntil(stack.is(',', BLANK));
      stack.right();
      loadField(
        stack,
        target,
        { list: atCell },
        ITEM.filter((symbol) => stack.has(symbol)),
      );
      stack.left();
      p.while(stack.is(...ITEM.filter((symbol) => stack.has(symbol))), () => {
        stack.erase();
        stack.left();
      });
      stack.right();
    });

  p.state(START, (mark) => {
    p.until(input.is(';'), () => {
      mark.fetch('list', input);
      list.write(input);
      list.right();
      input.right();
    });
    list.write(',');
    input.right();
    loadField(input, k, { list: (tape) => mark.fetch('k', tape) });
    rewind(list);
    full.write('<');
    setRegister(index, '0', (tape) => mark.result('index', tape));
    setRegister(size, '0', (tape) => mark.result('size', tape));
    setRegister(count, '0', (tape) => mark.result('count', tape));
  });

  p.loop((leave) => {
    p.while(and(full.is('<'), list.inked), () =>
      p.state(CHOOSE, (mark) => {
        readRegister(index, (tape) => mark.fetch('index', tape));
        appendField(index, [indices], ',');
        loadField(list, item, { list: (tape) => mark.fetch('item', tape) }, ITEM);
        list.write('*');
        list.right();
        appendField(item, [chosen], ',', { list: (tape) => mark.result('chosen', tape) });
        increment(size, carry, {
          before: (tape) => mark.fetch('size', tape),
          after: (tape) => mark.result('size', tape),
        });
        increment(index, carry, { after: (tape) => mark.result('next', tape) });
        compare(size, k, full, {
          other: (tape) => mark.fetch('k', tape),
          verdict: (tape) => mark.result('full', tape),
        });
        mark.fetch('full', full);
        p.if(full.is('<'), () => lookLeft(mark));
      }),
    );
    p.if(full.is('='), () =>
      p.state(COMPLETE, (mark) => {
        mark.fetch('full', full);
        rewind(chosen);
        p.while(chosen.inked, () => {
          p.if(chosen.is(...ITEM), () => mark.fetch('chosen', chosen));
          chosen.right();
        });
        increment(count, carry, {
          before: (tape) => mark.fetch('count', tape),
          after: (tape) => mark.result('count', tape),
        });
      }),
    );
    p.state(UNDO, (mark) => {
      pop(indices, index, (tape) => mark.fetch('index', tape));
      pop(chosen, item, (tape) => mark.fetch('item', tape));
      list.left();
      list.leftUntil(list.is('*'));
      list.write(',');
      list.right();
      decrement(size, carry, {
        before: (tape) => mark.fetch('size', tape),
        after: (tape) => mark.result('size', tape),
      });
      full.write('<');
      mark.result('full', full);
      increment(index, carry, { after: (tape) => mark.result('next', tape) });
      lookLeft(mark);
    });
    p.if(list.blank, () =>
      p.scope('all tried', () => {
        chosen.left();
        p.if(chosen.blank, leave);
        chosen.right();
      }),
    );
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.list}; k = ${fetch.k}`,
      solve: text`count ${result.count}`,
      next: text`→ choose ${result.index}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with nothing chosen.`,
      fetch: text`The items are ${fetch.list}, and k is ${fetch.k}.`,
      solve: text`The count is ${result.count}.`,
      next: text`Choose the item at ${result.index}.`,
    }),
  }),
  narration(CHOOSE, {
    tail: ({ fetch, result }) => ({
      state: text`choose ${fetch.index}`,
      fetch: text`${fetch.item}, k = ${fetch.k}`,
      solve: text`size ${result.size} ${result.full} k`,
      next: result.full?.value === '=' ? text`→ complete` : fetch.left ? text`→ choose ${result.next}` : text`→ undo`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Choose the item at ${fetch.index}.`,
      fetch: text`It is ${fetch.item}, and k is ${fetch.k}.`,
      solve: text`The size ${result.size} ${result.full} k.`,
      next:
        result.full?.value === '='
          ? text`The combination is complete.`
          : fetch.left
            ? text`Choose on from ${result.next}.`
            : text`No item is left; undo the last choice.`,
    }),
  }),
  narration(COMPLETE, {
    tail: ({ fetch, fetches, result }) => ({
      state: text`complete`,
      fetch: text`{${items(fetches('chosen'))}}, count ${fetch.count}`,
      solve: text`count = ${result.count}`,
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
      state: text`undo ${fetch.index}`,
      fetch: text`${fetch.item}`,
      solve: text`size ${result.size}`,
      next: fetch.left ? text`→ choose ${result.next}` : result.size?.value === '0' ? text`→ F` : text`→ undo`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the choice at ${fetch.index}.`,
      fetch: text`The item ${fetch.item} is put back.`,
      solve: text`The size is ${result.size}.`,
      next: fetch.left
        ? text`Choose the one at ${result.next} instead.`
        : result.size?.value === '0'
          ? text`Everything was tried.`
          : text`No item is left; undo the choice before.`,
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
  sample: (random, { from, to }) => {
    const length = random.integer(from, to);
    const letters = length <= SMALL_LETTERS.length && random.oneIn(2);
    const list = letters
      ? random.shuffled(SMALL_LETTERS).slice(0, length)
      : random.distinctIntegers(length, -99, Math.max(99, length));
    return { list, k: random.integer(1, length) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ list, k }) => ({ input: `${list.join(',')};${k}` }),
  outputTape: 'count',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === COMPLETE.name,
  memory: ['list', 'chosen', 'indices', 'count'],
  check: ({ list, k }, answer) => isInteger(answer, combinations(list.length, k)),
});

/** The k-th binomial coefficient of n, as a product in which every division comes out even. */
function combinations(n: number, k: number): bigint {
  let product = 1n;
  for (let factor = 1; factor <= k; factor++) product = (product * BigInt(n - k + factor)) / BigInt(factor);
  return product;
}

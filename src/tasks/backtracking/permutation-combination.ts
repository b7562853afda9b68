import { narration } from '../../cot/narration.ts';
import { joined, text, type Text } from '../../cot/text.ts';
import { and, or } from '../../machine/condition.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { clearRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { fieldProblem, integerField, itemsField } from '../fields.ts';
import { LETTERS, SMALL_LETTERS } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type CombinationInstance } from './permutation-combination.wordings.ts';

// ── Atomic states: items are chosen from the left until no place is open; then, and where none is left, the last one is undone ──

const START = stateKind('start', {
  fetch: { list: 'field', k: 'field' },
  result: { open: 'field', index: 'address', count: 'field' },
  copies: { open: ['k'] },
});
const CHOOSE = stateKind('choose', {
  fetch: { index: 'address', item: 'field', open: 'field', full: 'symbol' },
  result: { open: 'field', full: 'symbol', next: 'address' },
});
const COMPLETE = stateKind('complete', {
  fetch: { full: 'symbol', chosen: 'field', count: 'field' },
  result: { count: 'field' },
});
const UNDO = stateKind('undo', {
  fetch: { last: 'address', open: 'field' },
  result: { open: 'field', next: 'address' },
});

const ITEM = [...DIGITS, '-', ...LETTERS];

/**
 * The head of `list` stands on the item that may be chosen next; after a chosen item stands `*` for its comma. `open` says how many
 * items are still to be chosen. `chosen` holds the chosen items and `indices` theirs, both stacks whose last field is the latest.
 */
function program(): Program {
  const p = new Program('permutation-combination');
  const input = p.tape('input', [...ITEM, ',', ';']);
  const list = p.tape('list', [...ITEM, ',', '*']);
  const chosen = p.tape('chosen', [...ITEM, ',']);
  const indices = p.tape('indices', [...DIGITS, ',']);
  const register = (name: string) => p.tape(name, DIGITS);
  const open = register('open');
  const zero = register('zero');
  const index = register('index');
  const count = register('count');
  const item = p.tape('item', ITEM);
  const full = p.tape('full', '<=>');
  const carry = p.tape('carry', '01');

  p.state(START, (mark) => {
    p.until(input.is(';'), () => {
      mark.fetch('list', input);
      list.write(input);
      list.right();
      input.right();
    });
    list.write(',');
    input.right();
    loadField(input, open, {
      list: (tape) => mark.fetch('k', tape),
      register: (tape) => mark.result('open', tape),
    });
    rewind(list);
    zero.write('0');
    setRegister(index, '0', (tape) => mark.result('index', tape));
    setRegister(count, '0', (tape) => mark.result('count', tape));
  });

  p.loop((leave) => {
    p.state(CHOOSE, (mark) => {
      readRegister(index, (tape) => mark.fetch('index', tape));
      // Behind the last item stands nothing; it is read to find that none is left, and `item` is empty then.
      p.if(list.blank, () => mark.fetch('item', list));
      loadField(list, item, { list: (tape) => mark.fetch('item', tape) }, ITEM);
      p.if(item.inked, () => {
        list.write('*');
        list.right();
        appendField(index, [indices], ',');
        appendField(item, [chosen], ',');
        decrement(open, carry, {
          before: (tape) => mark.fetch('open', tape),
          after: (tape) => mark.result('open', tape),
        });
        compare(open, zero, full, { verdict: (tape) => mark.result('full', tape) });
        mark.fetch('full', full);
        p.if(full.is('>'), () => increment(index, carry, { after: (tape) => mark.result('next', tape) }));
      });
    });
    p.if(and(item.inked, full.is('=')), () =>
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
    p.if(or(item.blank, full.is('=')), () => {
      p.state(UNDO, (mark) => {
        indices.left();
        p.if(
          indices.inked,
          () => {
            p.scope('last index', () => {
              indices.erase();
              indices.left();
              indices.leftUntil(indices.is(',', BLANK));
              indices.right();
              loadField(indices, index, { list: (tape) => mark.fetch('last', tape) });
              indices.left();
              p.while(indices.is(...DIGITS), () => {
                indices.erase();
                indices.left();
              });
              indices.right();
            });
            p.scope('last item', () => {
              chosen.left();
              p.loop((erased) => {
                chosen.erase();
                chosen.left();
                p.if(chosen.is(',', BLANK), erased);
              });
              chosen.right();
              list.left();
              list.leftUntil(list.is('*'));
              list.write(',');
              list.right();
            });
            increment(open, carry, {
              before: (tape) => mark.fetch('open', tape),
              after: (tape) => mark.result('open', tape),
            });
            increment(index, carry, { after: (tape) => mark.result('next', tape) });
          },
          () => {
            mark.fetch('last', indices);
            clearRegister(index);
          },
        );
      });
      p.if(index.blank, leave);
    });
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
      solve: text`open ${result.open}, count ${result.count}`,
      next: text`→ choose ${result.index}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with nothing chosen.`,
      fetch: text`The items are ${fetch.list}, and k is ${fetch.k}.`,
      solve: text`So the number of open places is ${result.open}, and the count is ${result.count}.`,
      next: text`Choose the item at ${result.index}.`,
    }),
  }),
  narration(CHOOSE, {
    tail: ({ fetch, result }) => ({
      state: text`choose ${fetch.index}`,
      ...(fetch.open
        ? {
            fetch: text`${fetch.item}, open ${fetch.open}`,
            solve: text`open ${result.open}`,
            next: result.next ? text`→ choose ${result.next}` : text`→ complete`,
          }
        : { fetch: text`${fetch.item}`, next: text`→ undo` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Choose the item at ${fetch.index}.`,
      ...(fetch.open
        ? {
            fetch: text`It is ${fetch.item}, and the number of open places is ${fetch.open}.`,
            solve: text`Now it is ${result.open}.`,
            next: result.next ? text`Choose the item at ${result.next}.` : text`The combination is complete.`,
          }
        : { fetch: text`There is ${fetch.item}.`, next: text`Undo the last choice.` }),
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
      ...(fetch.open
        ? {
            fetch: text`${fetch.last}, open ${fetch.open}`,
            solve: text`open ${result.open}`,
            next: text`→ choose ${result.next}`,
          }
        : { fetch: text`${fetch.last}`, next: text`→ F` }),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the last choice.`,
      ...(fetch.open
        ? {
            fetch: text`It was made at ${fetch.last}, and the number of open places is ${fetch.open}.`,
            solve: text`Now it is ${result.open}.`,
            next: text`Choose the item at ${result.next}.`,
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
  memory: ['list', 'chosen', 'indices', 'open', 'count'],
  check: ({ list, k }, answer) => isInteger(answer, combinations(list.length, k)),
});

/** The k-th binomial coefficient of n, as a product in which every division comes out even. */
function combinations(n: number, k: number): bigint {
  let product = 1n;
  for (let factor = 1; factor <= k; factor++) product = (product * BigInt(n - k + factor)) / BigInt(factor);
  return product;
}

import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import type { Condition } from '../../machine/language/condition.ts';
import { sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { clearRegister, copyRegister, goToRest, type AtCell } from '../../machine/library/registers.ts';
import { compareSigned } from '../../machine/library/signed.ts';
import { Program } from '../../machine/language/program.ts';
import { DIGITS } from '../../machine/language/symbols.ts';

// ── Atomic states: neighbours are compared from the left, and each pass ends by asking whether anything was swapped ──

/** The first pass begins with the first two numbers; where the end mark stands behind the first one, there is nothing to sort. */
export const START = stateKind('start', {
  fetch: { first: 'address', second: 'address', end: 'symbol' },
});
/**
 * Of two neighbours, which name their own places, the lower one is put; the higher one is compared with the number behind them. Where
 * the mark `|` stands behind them, nothing else is left to compare: the higher one is put in place, behind a new mark.
 */
export const COMPARE = stateKind('compare', {
  fetch: { first: 'address', second: 'address', order: 'symbol', next: 'address', end: 'symbol' },
  result: {
    order: 'symbol',
    'first put': 'address',
    'second put': 'address',
    end: 'symbol',
    'first in place': 'field',
    'second in place': 'field',
  },
  copies: {
    'first put': ['first'],
    'second put': ['second'],
    'first in place': ['first'],
    'second in place': ['second'],
  },
});
/**
 * If a `>` was noted, so something was swapped, the next pass begins with the first two numbers, unless the mark stands behind the first one; else the
 * list is in order, and it is read from its start: it is the answer.
 */
export const PASS = stateKind('pass', {
  fetch: { swapped: 'symbol', first: 'address', second: 'address', end: 'symbol', number: 'field' },
  result: { sorted: 'field' },
});
/** The next number of the list is written into the answer; where there is none, the answer is complete. */
export const ITEM = stateKind('item', {
  fetch: { number: 'field' },
  result: { number: 'field' },
  copies: { number: ['number'] },
  nested: true,
});

const NUMBER = [...DIGITS, '-'];

/** The program with its tapes; see `bubbleSortTapes`. */
type BubbleSortTapes = ReturnType<typeof bubbleSortTapes>;

/**
 * Two neighbours are in registers. The lower one of each pair is put on a tape of its own, and at the end of a pass what was put is
 * written back over the list: it takes as many cells as before. `|` is between the part that is not in place and the numbers
 * that are.
 */
function bubbleSortTapes() {
  const p = new Program('bubble-sort');
  return {
    p,
    list: p.tape('list', [...NUMBER, ',', '|']),
    put: p.tape('put', [...NUMBER, ',']),
    first: p.tape('first', NUMBER),
    second: p.tape('second', NUMBER),
    order: p.tape('order', '<=>'),
    swapped: p.tape('swapped', '>'),
    sorted: p.tape('sorted', [...NUMBER, '[', ']', ',', ' ']),
  };
}

/** Passes over the list until nothing was swapped, or the mark is behind its first number. */
export function program(): Program {
  const tapes = bubbleSortTapes();
  const { p, second } = tapes;
  p.state(START, (mark) => loadPair(mark, tapes));
  sweep(p, (leave) => {
    p.if(second.nonBlank, () => comparePairs(tapes));
    endPass(leave, tapes);
  });
  p.accept();
  return p;
}

/** From the start of the list: loads its first two numbers, or the first one where the mark is behind it. */
function loadPair(mark: Marker<'first' | 'second' | 'end', never>, { p, list, first, second }: BubbleSortTapes): void {
  clearRegister(second);
  loadField(list, first, { list: (tape) => mark.fetch('first', tape) }, NUMBER);
  p.if(
    list.is('|'),
    () => mark.fetch('end', list),
    () => {
      list.right();
      loadField(list, second, { list: (tape) => mark.fetch('second', tape) }, NUMBER);
    },
  );
}

// ── A pass ──

/** Compares one pair of neighbours after another; the head of the list is on the mark behind the second number of the pair. */
function comparePairs(tapes: BubbleSortTapes): void {
  const { p, list, first, second, order, swapped } = tapes;
  sweep(p, (leave) =>
    p.state(COMPARE, (mark) => {
      compareSigned(first, second, order, {
        number: (tape) => mark.fetch('first', tape),
        other: (tape) => mark.fetch('second', tape),
        verdict: (tape) => mark.result('order', tape),
      });
      mark.fetch('order', order);
      leave(list.is('|'));
      p.if(
        order.is('>'),
        () => {
          swapped.write(order);
          putLower(mark, { lower: 'second', higher: 'first' }, tapes);
        },
        () => putLower(mark, { lower: 'first', higher: 'second' }, tapes),
      );
    }),
  );
}

/** Puts the lower number; the higher one meets the number behind the pair, or is put in place where the mark is there. */
function putLower(
  mark: Marker<keyof typeof COMPARE.fetch, keyof typeof COMPARE.result>,
  { lower, higher }: Readonly<Record<'lower' | 'higher', 'first' | 'second'>>,
  tapes: BubbleSortTapes,
): void {
  const { p, list, put, first, second } = tapes;
  appendField(tapes[lower], [put], ',', { list: (tape) => mark.result(`${lower} put`, tape) });
  if (higher === 'second') copyRegister(second, first);
  p.if(
    list.is('|'),
    () => {
      mark.fetch('end', list);
      putInPlace(tapes, (tape) => mark.result(`${higher} in place`, tape));
      mark.result('end', list);
      writeBack(tapes);
    },
    () => {
      list.right();
      loadField(list, second, { list: (tape) => mark.fetch('next', tape) }, NUMBER);
    },
  );
}

/** From the end mark: writes the first register in front of it, which becomes a comma, and in front of that a new end mark. */
function putInPlace({ p, list, first }: BubbleSortTapes, atCell: AtCell): void {
  p.scope('put in place', () => {
    list.write(',');
    p.while(first.nonBlank, () => {
      list.left();
      list.write(first);
      atCell(list);
      first.left();
    });
    goToRest(first);
    list.left();
    list.write('|');
  });
}

/** From the end mark to the start of the list: what was put is written over it and taken away. */
function writeBack({ p, list, put }: BubbleSortTapes): void {
  p.scope('write back', () => {
    put.left();
    put.erase();
    put.left();
    p.while(put.nonBlank, () => {
      list.left();
      list.write(put);
      put.erase();
      put.left();
    });
    put.right();
  });
}

/** After a swap, the next pass begins if the list has a pair that is not in place; else the list is the answer. */
function endPass(leave: (condition: Condition) => void, tapes: BubbleSortTapes): void {
  const { p, second, swapped } = tapes;
  p.state(PASS, (mark) => {
    mark.fetch('swapped', swapped);
    p.if(
      swapped.nonBlank,
      () => {
        swapped.erase();
        loadPair(mark, tapes);
      },
      () => clearRegister(second),
    );
    leave(second.blank);
    p.if(second.blank, () => writeAnswer(mark, tapes));
  });
}

// ── The answer ──

/** Reads the list from its start and writes it into the answer. */
function writeAnswer(mark: Marker<'number', 'sorted'>, { p, list, sorted }: BubbleSortTapes): void {
  const append = (symbol: string) => {
    sorted.write(symbol);
    mark.result('sorted', sorted);
    sorted.right();
  };
  p.scope('answer', () => {
    list.leftUntil(list.blank);
    list.right();
    append('[');
    sweep(p, (leave) =>
      p.state(ITEM, (inner) => {
        leave(list.blank);
        p.if(list.blank, () => inner.fetch('number', list));
        p.while(list.is(...NUMBER), () => {
          mark.fetch('number', list);
          inner.fetch('number', list);
          sorted.write(list);
          mark.result('sorted', sorted);
          inner.result('number', sorted);
          sorted.right();
          list.right();
        });
        p.if(list.nonBlank, () => {
          list.right();
          p.if(list.nonBlank, () => {
            append(',');
            append(' ');
          });
        });
      }),
    );
    append(']');
    sorted.left();
  });
}

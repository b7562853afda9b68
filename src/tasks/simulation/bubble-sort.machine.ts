import { stateKind } from '../../machine/atomic-state.ts';
import { and } from '../../machine/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { compareSigned } from '../../machine/library/signed.ts';
import { Program } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';

// ── Atomic states: neighbours are compared from the left, and each pass ends by asking whether anything was swapped ──

/** The first pass begins with the first pair, if there is one. */
export const START = stateKind('start', {
  fetch: { end: 'symbol' },
  result: { index: 'address', 'next index': 'address', swapped: 'symbol' },
});
/** Two neighbours are put in order; the mark behind them tells whether they are the last ones of the part that is not in place. */
export const COMPARE = stateKind('compare', {
  fetch: {
    index: 'address',
    'next index': 'address',
    number: 'field',
    'next number': 'field',
    end: 'symbol',
    order: 'symbol',
  },
  result: {
    order: 'symbol',
    swapped: 'symbol',
    lower: 'field',
    higher: 'field',
    next: 'address',
    'after next': 'address',
  },
  copies: { lower: ['next number'], higher: ['number'], next: ['next index'] },
});
/**
 * The pass has put the number with this index in place, and what stands before it is compared again; if nothing was swapped, or
 * only one number stands before it, the list is in order.
 */
export const PASS = stateKind('pass', {
  fetch: { index: 'address', swapped: 'symbol', before: 'symbol', last: 'field', number: 'field' },
  result: {
    last: 'field',
    'first index': 'address',
    'second index': 'address',
    swapped: 'symbol',
    sorted: 'field',
  },
  copies: { last: ['last'] },
});
/** The next number of the list is written into the answer; where there is none, the answer is complete. */
export const ITEM = stateKind('item', {
  fetch: { number: 'field' },
  result: { number: 'field' },
  copies: { number: ['number'] },
  nested: true,
});

const NUMBER = [...DIGITS, '-'];

/**
 * The list is sorted in place: two neighbours take as many cells after a swap as before. `;` ends the part that is not yet in
 * place, which each pass makes one number shorter.
 */
export function program(): Program {
  const p = new Program('bubble-sort');
  const list = p.tape('list', [...NUMBER, ',', ';']);
  const index = p.tape('index', DIGITS);
  const nextIndex = p.tape('next index', DIGITS);
  const first = p.tape('first', NUMBER);
  const second = p.tape('second', NUMBER);
  const order = p.tape('order', '<=>');
  const swapped = p.tape('swapped', '01');
  const carry = p.tape('carry', '01');
  const sorted = p.tape('sorted', [...NUMBER, '[', ']', ',', ' ']);

  /** Moves to the mark before a number, blank before the first one. */
  const toMarkBefore = () => {
    list.left();
    list.leftUntil(list.is(',', BLANK));
  };
  const toFirst = () => {
    list.leftUntil(list.blank);
    list.right();
  };
  const toMark = () => list.rightUntil(list.is(',', ';'));

  p.state(START, (mark) => {
    toMark();
    mark.fetch('end', list);
    index.write('0');
    mark.result('index', index);
    nextIndex.write('1');
    mark.result('next index', nextIndex);
    swapped.write('0');
    mark.result('swapped', swapped);
  });

  // The head of the list stands on the mark behind the first number of a pair, or on the last mark.
  p.loop((leave) => {
    p.while(list.is(','), () =>
      p.state(COMPARE, (mark) => {
        readRegister(index, (tape) => mark.fetch('index', tape));
        readRegister(nextIndex, (tape) => mark.fetch('next index', tape));
        toMarkBefore();
        list.right();
        loadField(list, first, { list: (tape) => mark.fetch('number', tape) }, NUMBER);
        list.right();
        loadField(list, second, { list: (tape) => mark.fetch('next number', tape) }, NUMBER);
        mark.fetch('end', list);
        compareSigned(first, second, order, { name: 'numbers', verdict: (tape) => mark.result('order', tape) });
        mark.fetch('order', order);
        p.if(order.is('>'), () =>
          p.scope('swap', () => {
            toMarkBefore();
            toMarkBefore();
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
        copyRegister(nextIndex, index, { target: (tape) => mark.result('next', tape) });
        increment(nextIndex, carry, { after: (tape) => mark.result('after next', tape) });
      }),
    );

    p.state(PASS, (mark) => {
      readRegister(index, (tape) => mark.fetch('index', tape));
      mark.fetch('swapped', swapped);
      p.if(swapped.is('1'), () => {
        toMarkBefore();
        toMarkBefore();
        mark.fetch('before', list);
      });
      // A mark before the last number but one says that two numbers are left to compare.
      p.if(
        and(swapped.is('1'), list.is(',')),
        () =>
          p.scope('one shorter', () => {
            list.right();
            list.rightUntil(list.is(','));
            list.write(';');
            list.right();
            p.while(list.is(...NUMBER), () => {
              mark.fetch('last', list);
              mark.result('last', list);
              list.right();
            });
            list.write(',');
            setRegister(index, '0', (tape) => mark.result('first index', tape));
            setRegister(nextIndex, '1', (tape) => mark.result('second index', tape));
            swapped.write('0');
            mark.result('swapped', swapped);
            toFirst();
            toMark();
          }),
        () =>
          p.scope('answer', () => {
            const append = (symbol: string) => {
              sorted.write(symbol);
              mark.result('sorted', sorted);
              sorted.right();
            };
            toFirst();
            append('[');
            sweep(p, (leaveItems) =>
              p.state(ITEM, (inner) => {
                leaveItems(list.blank);
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
                p.if(list.inked, () => {
                  list.right();
                  p.if(list.inked, () => {
                    append(',');
                    append(' ');
                  });
                });
              }),
            );
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

import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import { add, compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { multiply, PRODUCT_CARRIES } from '../../machine/library/multiplication.ts';
import { readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { compareWithZero, firstDigitOf } from '../library/first-digit.ts';

// ── Atomic states: the start, then one unit of time after the other ──

/** The newborn pairs are those of unit 0. */
export const START = stateKind('start', {
  fetch: { y: 'field', n: 'field', x: 'field', begins: 'symbol' },
  result: {
    first: 'address',
    'P(0)': 'field',
    left: 'field',
    'next t': 'address',
    'next t - x': 'address',
    begins: 'symbol',
  },
  copies: { 'P(0)': ['y'], left: ['n'] },
});
/** One unit of time: without births, or with those of the pairs that are old enough. */
export const UNIT = stateKind('unit', {
  fetch: {
    t: 'address',
    't - x': 'address',
    'P(t - x)': 'field',
    z: 'field',
    'P(t - 1)': 'field',
    x: 'field',
    left: 'field',
    begins: 'symbol',
    end: 'symbol',
  },
  result: {
    births: 'field',
    'P(t)': 'field',
    'same P': 'field',
    left: 'field',
    'next t': 'address',
    'next t - x': 'address',
    begins: 'symbol',
    end: 'symbol',
  },
  copies: { 'same P': ['P(t - 1)'] },
});
/** Whether units are left. */
export const LEFT = firstDigitOf('left');

/**
 * P(t) is the number of pairs alive after t units: P(t − 1) and, from t = x on, z new pairs for each of the P(t − x) pairs that
 * are x units old or older. Each unit asks what comes after it: up to the first births whether they begin, then, as x is at
 * most n, whether any units are left; they are counted down, so that no two long numbers need be compared. The history holds
 * P(0), P(1), …, each read once more, x units after it was written: `|` ends the numbers that have been read, `#` those that
 * have not.
 */
export function program(): Program {
  const p = new Program('population-growth');
  const input = p.tape('input', [...DIGITS, ',']);
  const history = p.tape('history', [...DIGITS, '#', '|']);
  const register = (name: string) => p.tape(name, DIGITS);
  const left = register('left');
  const x = register('x');
  const z = register('z');
  const unit = register('t');
  const unitOfBirth = register('t - x');
  const parents = register('P(t - x)');
  const births = register('births');
  const pairs = register('P(t)');
  const partial = register('partial');
  const order = p.tape('order', '<=>');
  const carry = p.tape('carry', '01');
  const productCarry = p.tape('product carry', PRODUCT_CARRIES);

  /** Loads the first number of the history that has not been read. */
  const loadParents = (atCell: AtCell) =>
    p.scope('look back', () => {
      history.left();
      history.leftUntil(history.is('|', BLANK));
      history.right();
      loadField(history, parents, { list: atCell });
      history.write('|');
      history.rightUntil(history.blank);
    });

  /** Before the first births another question follows, so counting has other names there. */
  const countDown = (mark: Marker<'left', 'left'>, name: string) =>
    decrement(left, carry, {
      name,
      before: (tape) => mark.fetch('left', tape),
      after: (tape) => mark.result('left', tape),
    });
  /** Asks whether any units are left. */
  const askForEnd = (mark: Marker<'end', 'end'>) => {
    compareWithZero(LEFT, left, order, (tape) => mark.result('end', tape));
    mark.fetch('end', order);
  };
  /** Asks whether births begin in the unit that comes next; if so, its parents are those of unit 0. */
  const askForFirstBirths = (mark: Marker<'x' | 'begins', 'begins' | 'next t - x'>) => {
    compare(unit, x, order, {
      other: (tape) => mark.fetch('x', tape),
      verdict: (tape) => mark.result('begins', tape),
    });
    mark.fetch('begins', order);
    p.if(order.is('='), () => {
      unitOfBirth.write('0');
      mark.result('next t - x', unitOfBirth);
    });
  };

  p.scope('load', () => {
    for (const parameter of [left, x, pairs, z]) {
      loadField(input, parameter);
      input.right();
    }
  });
  p.state(START, (mark) => {
    readRegister(pairs, (tape) => {
      mark.fetch('y', tape);
      mark.result('P(0)', tape);
    });
    readRegister(left, (tape) => {
      mark.fetch('n', tape);
      mark.result('left', tape);
    });
    appendField(pairs, [history], '#');
    unitOfBirth.write('0');
    mark.result('first', unitOfBirth);
    unit.write('1');
    mark.result('next t', unit);
    askForFirstBirths(mark);
  });
  p.while(order.is('<'), () =>
    p.state(UNIT, (mark) => {
      readRegister(unit, (tape) => mark.fetch('t', tape));
      readRegister(pairs, (tape) => {
        mark.fetch('P(t - 1)', tape);
        mark.result('same P', tape);
      });
      appendField(pairs, [history], '#');
      increment(unit, carry, { name: 't before births', after: (tape) => mark.result('next t', tape) });
      countDown(mark, 'left before births');
      askForFirstBirths(mark);
    }),
  );
  p.loop((leave) => {
    p.state(UNIT, (mark) => {
      readRegister(unit, (tape) => mark.fetch('t', tape));
      readRegister(unitOfBirth, (tape) => mark.fetch('t - x', tape));
      loadParents((tape) => mark.fetch('P(t - x)', tape));
      multiply(
        births,
        parents,
        z,
        { partial, productCarry, carry },
        {
          multiplier: (tape) => mark.fetch('z', tape),
          product: (tape) => mark.result('births', tape),
        },
      );
      readRegister(pairs, (tape) => mark.fetch('P(t - 1)', tape));
      add(pairs, births, carry, { sum: (tape) => mark.result('P(t)', tape) });
      appendField(pairs, [history], '#');
      increment(unitOfBirth, carry, { after: (tape) => mark.result('next t - x', tape) });
      increment(unit, carry, { after: (tape) => mark.result('next t', tape) });
      countDown(mark, 'left');
      askForEnd(mark);
    });
    p.if(order.is('='), leave);
  });
  p.accept();
  return p;
}

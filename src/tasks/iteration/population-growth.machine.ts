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

/** The program with its tapes; see `growthTapes`. */
type GrowthTapes = ReturnType<typeof growthTapes>;

/**
 * The history holds P(0), P(1), …, each read once more, x units after it was written: `|` ends the numbers that have been read, `#`
 * those that have not.
 */
function growthTapes() {
  const p = new Program('population-growth');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', [...DIGITS, ',']),
    history: p.tape('history', [...DIGITS, '#', '|']),
    left: register('left'),
    x: register('x'),
    z: register('z'),
    unit: register('t'),
    unitOfBirth: register('t - x'),
    parents: register('P(t - x)'),
    births: register('births'),
    pairs: register('P(t)'),
    partial: register('partial'),
    order: p.tape('order', '<=>'),
    carry: p.tape('carry', '01'),
    productCarry: p.tape('product carry', PRODUCT_CARRIES),
  };
}

/**
 * P(t) is the number of pairs alive after t units: P(t − 1) and, from t = x on, z new pairs for each of the P(t − x) pairs that
 * are x units old or older. Each unit asks what comes after it: up to the first births whether they begin, then, as x is at
 * most n, whether any units are left; they are counted down, so that no two long numbers need be compared.
 */
export function program(): Program {
  const tapes = growthTapes();
  const { p, order } = tapes;
  start(tapes);
  p.while(order.is('<'), () => passUnitWithoutBirths(tapes));
  p.loop((leave) => {
    passUnitWithBirths(tapes);
    p.if(order.is('='), leave);
  });
  p.accept();
  return p;
}

/** Reads the parameters; the pairs of unit 0 are the first of the history. */
function start(tapes: GrowthTapes): void {
  const { p, input, history, left, x, z, unit, unitOfBirth, pairs } = tapes;
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
    askForFirstBirths(mark, tapes);
  });
}

/** Nobody is old enough: as many pairs are alive as before. */
function passUnitWithoutBirths(tapes: GrowthTapes): void {
  const { p, history, unit, pairs, carry } = tapes;
  p.state(UNIT, (mark) => {
    readRegister(unit, (tape) => mark.fetch('t', tape));
    readRegister(pairs, (tape) => {
      mark.fetch('P(t - 1)', tape);
      mark.result('same P', tape);
    });
    appendField(pairs, [history], '#');
    increment(unit, carry, { name: 't before births', after: (tape) => mark.result('next t', tape) });
    // Before the first births another question follows, so counting has other names there.
    countDown(mark, 'left before births', tapes);
    askForFirstBirths(mark, tapes);
  });
}

/** The pairs that are old enough have z new pairs each. */
function passUnitWithBirths(tapes: GrowthTapes): void {
  const { p, history, z, unit, unitOfBirth, parents, births, pairs, partial, carry, productCarry } = tapes;
  p.state(UNIT, (mark) => {
    readRegister(unit, (tape) => mark.fetch('t', tape));
    readRegister(unitOfBirth, (tape) => mark.fetch('t - x', tape));
    loadParents(tapes, (tape) => mark.fetch('P(t - x)', tape));
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
    countDown(mark, 'left', tapes);
    askForEnd(mark, tapes);
  });
}

/** Loads the first number of the history that has not been read. */
function loadParents({ p, history, parents }: GrowthTapes, atCell: AtCell): void {
  p.scope('look back', () => {
    history.left();
    history.leftUntil(history.is('|', BLANK));
    history.right();
    loadField(history, parents, { list: atCell });
    history.write('|');
    history.rightUntil(history.blank);
  });
}

/** One unit less is left. */
function countDown(mark: Marker<'left', 'left'>, name: string, { left, carry }: GrowthTapes): void {
  decrement(left, carry, {
    name,
    before: (tape) => mark.fetch('left', tape),
    after: (tape) => mark.result('left', tape),
  });
}

/** Asks whether any units are left. */
function askForEnd(mark: Marker<'end', 'end'>, { left, order }: GrowthTapes): void {
  compareWithZero(LEFT, left, order, (tape) => mark.result('end', tape));
  mark.fetch('end', order);
}

/** Asks whether births begin in the unit that comes next; if so, its parents are those of unit 0. */
function askForFirstBirths(
  mark: Marker<'x' | 'begins', 'begins' | 'next t - x'>,
  { p, x, unit, unitOfBirth, order }: GrowthTapes,
): void {
  compare(unit, x, order, {
    other: (tape) => mark.fetch('x', tape),
    verdict: (tape) => mark.result('begins', tape),
  });
  mark.fetch('begins', order);
  p.if(order.is('='), () => {
    unitOfBirth.write('0');
    mark.result('next t - x', unitOfBirth);
  });
}

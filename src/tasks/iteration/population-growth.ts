import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind } from '../../machine/atomic-state.ts';
import { add, compare, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { multiply, PRODUCT_CARRIES } from '../../machine/library/multiplication.ts';
import { copyRegister, readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { isInteger } from '../check-helpers.ts';
import { fieldProblem, integerField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type PopulationInstance } from './population-growth.wordings.ts';

// ── Atomic states: one unit of time after the other ──

const UNIT = stateKind('unit', {
  fetch: {
    t: 'address',
    x: 'field',
    age: 'field',
    't - 1': 'address',
    'P(t - 1)': 'field',
    z: 'field',
    't - x': 'address',
    'P(t - x)': 'field',
    end: 'symbol',
  },
  result: {
    age: 'field',
    births: 'field',
    'P(t)': 'field',
    'next t - x': 'address',
    end: 'symbol',
    'next t': 'address',
  },
});

/**
 * P(t) is the number of pairs alive after t units: P(t − 1) and, from t = x on, z new pairs for each of the P(t − x) pairs that
 * are x units old or older. The history holds P(0), P(1), …, each read once more, x units after it was written: `|` ends the
 * numbers that have been read, `#` those that have not.
 */
function program(): Program {
  const p = new Program('population-growth');
  const input = p.tape('input', [...DIGITS, ',']);
  const history = p.tape('history', [...DIGITS, '#', '|']);
  const register = (name: string) => p.tape(name, DIGITS);
  const n = register('n');
  const x = register('x');
  const z = register('z');
  const unit = register('t');
  const unitBefore = register('t - 1');
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

  p.scope('start', () => {
    for (const parameter of [n, x, pairs, z]) {
      loadField(input, parameter);
      input.right();
    }
    unitBefore.write('0');
    unitOfBirth.write('0');
    unit.write('1');
    appendField(pairs, [history], '#');
  });

  p.loop((leave) => {
    p.state(UNIT, (mark) => {
      compare(unit, x, order, {
        register: (tape) => mark.fetch('t', tape),
        other: (tape) => mark.fetch('x', tape),
        verdict: (tape) => mark.result('age', tape),
      });
      readRegister(unitBefore, (tape) => mark.fetch('t - 1', tape));
      mark.fetch('age', order);
      p.if(
        order.is('<'),
        () =>
          readRegister(pairs, (tape) => {
            mark.fetch('P(t - 1)', tape);
            mark.result('P(t)', tape);
          }),
        () => {
          readRegister(pairs, (tape) => mark.fetch('P(t - 1)', tape));
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
          add(pairs, births, carry, { sum: (tape) => mark.result('P(t)', tape) });
          increment(unitOfBirth, carry, { after: (tape) => mark.result('next t - x', tape) });
        },
      );
      appendField(pairs, [history], '#');
      compare(unit, n, order, { verdict: (tape) => mark.result('end', tape) });
      mark.fetch('end', order);
      p.if(order.is('<'), () => {
        copyRegister(unit, unitBefore);
        increment(unit, carry, { after: (tape) => mark.result('next t', tape) });
      });
    });
    p.if(order.is('='), leave);
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

type Unit = NarratedState<keyof typeof UNIT.fetch, keyof typeof UNIT.result>;

const BEFORE = ({ fetch }: Unit): Text => text`P(${fetch['t - 1']}) = ${fetch['P(t - 1)']}`;

const NARRATIONS = [
  narration(UNIT, {
    tail: (unit) => {
      const { fetch, result } = unit;
      const before = text`x = ${fetch.x}, ${BEFORE(unit)}`;
      const pieces = {
        state: text`unit ${fetch.t}`,
        next: result['next t'] ? text`→ unit ${result['next t']}` : text`→ F`,
      };
      if (!result.births)
        return { ...pieces, fetch: before, solve: text`t ${result.age} x, no births, P = ${result['P(t)']}` };
      return {
        ...pieces,
        fetch: text`${before}, z × P(${fetch['t - x']}) = ${fetch.z} × ${fetch['P(t - x)']}`,
        solve: text`t ${result.age} x, births = ${result.births}, P = ${result['P(t)']}`,
      };
    },
    styled: (unit) => {
      const { fetch, result } = unit;
      const before = text`Births begin at age ${fetch.x}; so far ${BEFORE(unit)}.`;
      const pieces = {
        state: text`Unit ${fetch.t}.`,
        next: result['next t'] ? text`Go on with unit ${result['next t']}.` : text`That was the last unit.`,
      };
      if (!result.births)
        return {
          ...pieces,
          fetch: before,
          solve: text`As t ${result.age} x, no pair is old enough, and the number of pairs stays ${result['P(t)']}.`,
        };
      return {
        ...pieces,
        fetch: text`${before} Old enough are P(${fetch['t - x']}) = ${fetch['P(t - x)']}, each with ${fetch.z} new.`,
        solve: text`As t ${result.age} x, the births are ${result.births}, and the number of pairs is ${result['P(t)']}.`,
      };
    },
  }),
];

// ── The task ──

/** The pairs alive after so many units of time. */
export const populationGrowth = defineTask<PopulationInstance>({
  id: 'population-growth',
  title: 'Population Growth',
  algorithmClass: 'iteration',
  summary:
    'Counts the pairs of a population that is born at 0, breeds from a given age on and never dies, unit by unit.',
  lengthMeaning: 'units of time',
  ranges: { S: { from: 1, to: 10 }, M: { from: 11, to: 25 }, L: { from: 26, to: 50 } },
  example: { n: 8, x: 3, y: 4, z: 2 },
  fields: {
    n: integerField('Units of time', 1),
    x: integerField('Age of first births', 1),
    y: integerField('Newborn pairs at 0', 1),
    z: integerField('Pairs born per adult pair and unit', 1),
  },
  rule: ({ n, x }) => (x <= n ? undefined : fieldProblem('x', x, `a whole number, 1 to n, here ${n}`)),
  length: ({ n }) => n,
  sample: (random, { from, to }) => {
    const n = random.integer(least(from, to), to);
    return { n, x: random.integer(1, mostAge(n)), y: random.integer(1, 10), z: random.integer(1, 5) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ n, x, y, z }) => ({ input: `${n},${x},${y},${z},` }),
  outputTape: 'P(t)',
  narrations: NARRATIONS,
  // Two passes: the units up to the first births, and those after them.
  endsPass: ({ fetched, results }) =>
    results.every(({ name }) => name !== 'next t') ||
    // The verdict that was acted on: 15 and 5 were equal only after their first column.
    fetched.some(({ name, value }) => name === 'age' && value === '='),
  memory: ['history'],
  capacity: ({ from, to }) => {
    let instances = 0;
    for (let n = least(from, to); n <= to; n++) instances += mostAge(n) * 10 * 5;
    return instances < 1_000_000 ? instances : undefined;
  },
  check: (instance, answer) => isInteger(answer, pairsAlive(instance)),
});

/** Of drawn instances n is at least 2, so that births can come before the end; only a range that ends at 1 holds n = 1. */
const least = (from: number, to: number): number => Math.max(from, Math.min(2, to));
const mostAge = (n: number): number => Math.max(1, Math.min(n - 1, 5));

/** The least and plainest account of the answer: P(0), P(1), … in a list. */
function pairsAlive({ n, x, y, z }: PopulationInstance): bigint {
  const pairs = [BigInt(y)];
  for (let unit = 1; unit <= n; unit++) pairs.push(pairs[unit - 1]! + (unit < x ? 0n : BigInt(z) * pairs[unit - x]!));
  return pairs[n]!;
}

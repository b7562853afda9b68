import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { add, compare, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { multiply, PRODUCT_CARRIES } from '../../machine/library/multiplication.ts';
import { readRegister, type AtCell } from '../../machine/library/registers.ts';
import { Program } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { isInteger } from '../check-helpers.ts';
import { fieldProblem, integerField } from '../fields.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type PopulationInstance } from './population-growth.wordings.ts';

// ── Atomic states: the start, then one unit of time after the other ──

const START = stateKind('start', {
  fetch: { y: 'field', x: 'field', begins: 'symbol' },
  result: { first: 'address', 'P(0)': 'field', 'next t': 'address', 'next t - x': 'address', begins: 'symbol' },
  copies: { 'P(0)': ['y'] },
});
const UNIT = stateKind('unit', {
  fetch: {
    t: 'address',
    't - x': 'address',
    'P(t - x)': 'field',
    z: 'field',
    'P(t - 1)': 'field',
    x: 'field',
    n: 'field',
    begins: 'symbol',
    end: 'symbol',
  },
  result: {
    births: 'field',
    'P(t)': 'field',
    'same P': 'field',
    'next t': 'address',
    'next t - x': 'address',
    begins: 'symbol',
    end: 'symbol',
  },
  copies: { 'same P': ['P(t - 1)'] },
});

/**
 * P(t) is the number of pairs alive after t units: P(t − 1) and, from t = x on, z new pairs for each of the P(t − x) pairs that
 * are x units old or older. Each unit asks what comes after it: up to the first births whether they begin, then, as x is at most
 * n, whether it was the last. The history holds P(0), P(1), …, each read once more, x units after it was written: `|` ends the
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
    for (const parameter of [n, x, pairs, z]) {
      loadField(input, parameter);
      input.right();
    }
  });
  p.state(START, (mark) => {
    readRegister(pairs, (tape) => {
      mark.fetch('y', tape);
      mark.result('P(0)', tape);
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
      increment(unit, carry, { after: (tape) => mark.result('next t', tape) });
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
      compare(unit, n, order, {
        other: (tape) => mark.fetch('n', tape),
        verdict: (tape) => mark.result('end', tape),
      });
      mark.fetch('end', order);
    });
    p.if(order.is('>'), leave);
  });
  p.accept();
  return p;
}

// ── What is said of each atomic state ──

type Started = NarratedState<keyof typeof START.fetch, keyof typeof START.result>;
type Unit = NarratedState<keyof typeof UNIT.fetch, keyof typeof UNIT.result>;

/** The unit that comes next, as its line names itself, and in a sentence. */
const NEXT = ({ result }: Started | Unit): Text =>
  result['next t - x'] ? text`unit ${result['next t']}, P(${result['next t - x']})` : text`unit ${result['next t']}`;

const GO_ON = ({ result }: Started | Unit): Text =>
  result['next t - x']
    ? text`Go on with unit ${result['next t']} and the parents P(${result['next t - x']}).`
    : text`Go on with unit ${result['next t']}.`;

/** How the unit that comes next stands to the one in which births begin. */
const BEGINS = ({ result }: Started | Unit): Text => text`${result['next t']} ${result.begins} x`;

const NARRATIONS = [
  narration(START, {
    tail: (start) => ({
      state: text`start`,
      fetch: text`y = ${start.fetch.y}, x = ${start.fetch.x}`,
      solve: text`P(${start.result.first}) = ${start.result['P(0)']}, ${BEGINS(start)}`,
      next: text`→ ${NEXT(start)}`,
    }),
    styled: (start) => ({
      state: text`Begin with the newborn pairs.`,
      fetch: text`There are ${start.fetch.y}, and births begin at age x = ${start.fetch.x}.`,
      solve: text`So P(${start.result.first}) = ${start.result['P(0)']}, and ${BEGINS(start)}.`,
      next: GO_ON(start),
    }),
  }),
  narration(UNIT, {
    tail: (unit) => {
      const { fetch, result } = unit;
      if (!result.births)
        return {
          state: text`unit ${fetch.t}`,
          fetch: text`x = ${fetch.x}, P = ${fetch['P(t - 1)']}`,
          solve: text`no births, P(${fetch.t}) = ${result['same P']}, ${BEGINS(unit)}`,
          next: text`→ ${NEXT(unit)}`,
        };
      return {
        state: text`unit ${fetch.t}, P(${fetch['t - x']})`,
        fetch: text`${fetch['P(t - x)']} × ${fetch.z} + ${fetch['P(t - 1)']}, n = ${fetch.n}`,
        solve: text`births = ${result.births}, P(${fetch.t}) = ${result['P(t)']}, ${result['next t']} ${result.end} n`,
        next: result.end?.value === '>' ? text`→ F` : text`→ ${NEXT(unit)}`,
      };
    },
    styled: (unit) => {
      const { fetch, result } = unit;
      if (!result.births)
        return {
          state: text`Unit ${fetch.t}.`,
          fetch: text`Births begin at age x = ${fetch.x}; so far there are ${fetch['P(t - 1)']} pairs.`,
          solve: text`No pair is old enough, and P(${fetch.t}) = ${result['same P']}. Further, ${BEGINS(unit)}.`,
          next: GO_ON(unit),
        };
      return {
        state: text`Unit ${fetch.t}, with the parents P(${fetch['t - x']}).`,
        fetch: text`They are ${fetch['P(t - x)']} pairs, each with z = ${fetch.z} new; so far there are ${fetch['P(t - 1)']}, and the last unit is n = ${fetch.n}.`,
        solve: text`The births are ${result.births}, and P(${fetch.t}) = ${result['P(t)']}. Further, ${result['next t']} ${result.end} n.`,
        next: result.end?.value === '>' ? text`That was the last unit.` : GO_ON(unit),
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
  // Two passes: the units before the first births, and those with births.
  endsPass: ({ fetched }) =>
    // The verdict that was acted on: 15 and 5 were equal only after their first column.
    fetched.some(({ name, value }) => (name === 'begins' && value === '=') || (name === 'end' && value === '>')),
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

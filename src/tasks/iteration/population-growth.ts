import { fieldProblem } from '../../base/problems.ts';
import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { isInteger } from '../library/check-helpers.ts';
import { integerField } from '../fields.ts';
import { firstDigitNarration } from '../library/first-digit.ts';
import { defineTask } from '../task.ts';
import { LEFT, program, START, UNIT } from './population-growth.machine.ts';
import type { PopulationInstance } from './population-growth.wordings.ts';

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
      fetch: text`y = ${start.fetch.y}, n = ${start.fetch.n}, x = ${start.fetch.x}`,
      solve: text`P(${start.result.first}) = ${start.result['P(0)']}, left ${start.result.left}, ${BEGINS(start)}`,
      next: text`→ ${NEXT(start)}`,
    }),
    styled: (start) => ({
      state: text`Begin with the newborn pairs.`,
      fetch: text`There are ${start.fetch.y}, the units of time are n = ${start.fetch.n}, and births begin at age x = ${start.fetch.x}.`,
      solve: text`So P(${start.result.first}) = ${start.result['P(0)']}, the number of units left is ${start.result.left}, and ${BEGINS(start)}.`,
      next: GO_ON(start),
    }),
  }),
  narration(UNIT, {
    tail: (unit) => {
      const { fetch, result } = unit;
      if (!result.births)
        return {
          state: text`unit ${fetch.t}`,
          fetch: text`x = ${fetch.x}, P = ${fetch['P(t - 1)']}, left ${fetch.left}`,
          solve: text`P(${fetch.t}) = ${result['same P']}, left ${result.left}, ${BEGINS(unit)}`,
          next: text`→ ${NEXT(unit)}`,
        };
      return {
        state: text`unit ${fetch.t}, P(${fetch['t - x']})`,
        fetch: text`${fetch['P(t - x)']} × ${fetch.z} + ${fetch['P(t - 1)']}, left ${fetch.left}`,
        solve: text`births ${result.births}, P(${fetch.t}) = ${result['P(t)']}, left ${result.left} ${result.end} 0`,
        next: result.end?.value === '=' ? text`→ F` : text`→ ${NEXT(unit)}`,
      };
    },
    styled: (unit) => {
      const { fetch, result } = unit;
      if (!result.births)
        return {
          state: text`Unit ${fetch.t}.`,
          fetch: text`Births begin at age x = ${fetch.x}; so far there are ${fetch['P(t - 1)']} pairs, and the number of units left is ${fetch.left}.`,
          solve: text`No pair is old enough, and P(${fetch.t}) = ${result['same P']}. After it the number of units left is ${result.left}, and ${BEGINS(unit)}.`,
          next: GO_ON(unit),
        };
      return {
        state: text`Unit ${fetch.t}, with the parents P(${fetch['t - x']}).`,
        fetch: text`They are ${fetch['P(t - x)']} pairs, each with z = ${fetch.z} new; so far there are ${fetch['P(t - 1)']}, and the number of units left is ${fetch.left}.`,
        solve: text`The births are ${result.births}, and P(${fetch.t}) = ${result['P(t)']}. After it the number of units left is ${result.left} ${result.end} 0.`,
        next: result.end?.value === '=' ? text`That was the last unit.` : GO_ON(unit),
      };
    },
  }),
  firstDigitNarration(LEFT),
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
  program,
  encode: ({ n, x, y, z }) => ({ input: `${n},${x},${y},${z},` }),
  outputTape: 'P(t)',
  timelineTape: 'history',
  narrations: NARRATIONS,
  // Two passes: the units before the first births, and those with births.
  endsPass: ({ fetched }) =>
    // The verdict that was acted on: 15 and 5 were equal only after their first column.
    fetched.some(({ name, value }) => (name === 'begins' && value === '=') || (name === 'end' && value === '=')),
  memory: ['history'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'history', shape: 'bars', between: '|#', pointers: ['t', 't - x'] }],
    registers: ['t', 't - x', 'P(t - x)', 'births', 'P(t)', 'left'],
  },
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

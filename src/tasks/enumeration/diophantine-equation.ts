import { narration } from '../../cot/narration.ts';
import { text } from '../../cot/text.ts';
import { isInteger, isWord, withoutBrackets } from '../library/check-helpers.ts';
import { integerField } from '../fields.ts';
import { firstDigitNarration } from '../library/first-digit.ts';
import { ordered } from '../library/ordered.ts';
import { defineTask } from '../task.ts';
import { A, DIVIDE, NONE_HERE, program, REMAINDER, SOLUTION, START } from './diophantine-equation.machine.ts';
import type { DiophantineInstance } from './diophantine-equation.wordings.ts';

// ── What is said of each atomic state ──

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`n = ${fetch.n}`,
      solve: text`rest = ${result.rest}, a = ${result.a}`,
      next: text`→ divide`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with the sum.`,
      fetch: text`It is n = ${fetch.n}.`,
      solve: text`With a = ${result.a} the rest is all of it, ${result.rest}.`,
      next: text`Divide the rest by x2.`,
    }),
  }),
  narration(A, {
    tail: ({ fetch, result }) => ({
      state: text`a = ${fetch.a}`,
      fetch: text`${fetch.rest} − ${fetch.x1}`,
      solve: text`rest = ${result.rest}`,
      next: text`→ divide`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Try a = ${fetch.a}.`,
      fetch: text`The rest was ${fetch.rest}, and x1 = ${fetch.x1} is taken away once more.`,
      solve: text`The rest is ${result.rest}.`,
      next: text`Divide the rest by x2.`,
    }),
  }),
  narration(DIVIDE, {
    tail: ({ fetch, result }) => ({
      state: text`divide`,
      fetch: text`${fetch.rest} / ${fetch.x2}`,
      solve: text`= ${result.quotient}, remainder ${result.remainder} ${result.divides} 0`,
      next: result.divides?.value === '=' ? text`→ solution` : text`→ none here`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Divide the rest by x2.`,
      fetch: text`They are ${fetch.rest} and ${fetch.x2}.`,
      solve: text`The quotient is ${result.quotient}, the remainder ${result.remainder} ${result.divides} 0.`,
      next: result.divides?.value === '=' ? text`This is a solution.` : text`There is no solution for this a.`,
    }),
  }),
  narration(SOLUTION, {
    tail: ({ fetch, result }) => ({
      state: text`solution`,
      fetch: text`a = ${fetch.a}, b = ${fetch.b}, rest ${fetch.rest}, x1 ${fetch.x1}`,
      solve: text`(${result.a}, ${result.b}), rest ${result['goes on']} x1`,
      next: result.next ? text`→ a = ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`A solution is found.`,
      fetch: text`Now a = ${fetch.a}, and the quotient is b = ${fetch.b}; the rest is ${fetch.rest}, and x1 is ${fetch.x1}.`,
      solve: text`Note (${result.a}, ${result.b}). The rest ${result['goes on']} x1.`,
      next: result.next ? text`Go on with a = ${result.next}.` : text`No larger a is possible.`,
    }),
  }),
  narration(NONE_HERE, {
    tail: ({ fetch, result }) => ({
      state: text`none here`,
      fetch: text`a = ${fetch.a}, rest ${fetch.rest}, x1 ${fetch.x1}`,
      solve: text`rest ${result['goes on']} x1`,
      next: result.next ? text`→ a = ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`There is no solution here.`,
      fetch: text`Now a = ${fetch.a}; the rest is ${fetch.rest}, and x1 is ${fetch.x1}.`,
      solve: text`The rest ${result['goes on']} x1.`,
      next: result.next ? text`Go on with a = ${result.next}.` : text`No larger a is possible.`,
    }),
  }),
  firstDigitNarration(REMAINDER),
];

// ── The task ──

/** All solutions of a linear equation in two unknowns that are not negative. */
export const diophantineEquation = defineTask<DiophantineInstance>({
  id: 'diophantine-equation',
  title: 'Diophantine Equation',
  algorithmClass: 'enumeration',
  summary: 'Finds all a, b ≥ 0 with x1·a + x2·b = n, trying one a after the other.',
  lengthMeaning: 'n',
  ranges: { S: { from: 10, to: 50 }, M: { from: 51, to: 100 }, L: { from: 101, to: 200 } },
  // 1 is no sum of numbers from 2 on: no draw with a solution could be made.
  shortest: 2,
  example: { x1: 6, x2: 9, n: 33 },
  fields: {
    x1: integerField('Factor of a', 1),
    x2: integerField('Factor of b', 1),
    n: integerField('Sum', 1),
  },
  length: ({ n }) => n,
  normalized: ({ x1, x2, n }) => {
    const [first, second] = ordered(x1, x2);
    return { x1: first, x2: second, n };
  },
  sample: (random, { from, to }) => {
    const solvable = !random.oneIn(5);
    for (;;) {
      const [x1, x2] = random.distinctIntegers(2, 2, 20);
      const instance = { x1: x1!, x2: x2!, n: random.integer(from, to) };
      if (solutionsOf(instance).length > 0 === solvable) return instance;
    }
  },
  program,
  encode: ({ x1, x2, n }) => ({ input: `${x1},${x2},${n},` }),
  outputTape: 'solutions',
  timelineTape: 'rest',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === SOLUTION.name || kind.name === NONE_HERE.name,
  memory: ['rest', 'a', 'solutions'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'solutions', shape: 'boxes', between: '()', opens: '(' }],
    registers: ['a', 'x1', 'rest', 'x2', 'quotient', 'remainder'],
  },
  capacity: ({ from, to }) => {
    // Two different ones of 19 factors, whichever comes first.
    const instances = ((to - from + 1) * 19 * 18) / 2;
    return instances < 1_000_000 ? instances : undefined;
  },
  check: (instance, answer) => {
    const solutions = solutionsOf(instance);
    const given = withoutBrackets(answer);
    if (solutions.length === 0) return isWord(given, 'none');
    if (!given.startsWith('(') || !given.endsWith(')')) return false;
    // Between two pairs is one comma, with or without spaces.
    const pairs = given.slice(1, -1).split(/\)[ \t\n\r]*,[ \t\n\r]*\(/);
    return (
      pairs.length === solutions.length &&
      pairs.every((pair, index) => {
        const numbers = pair.split(',');
        return numbers.length === 2 && numbers.every((number, place) => isInteger(number, solutions[index]![place]!));
      })
    );
  },
});

/** The least and plainest account of the answer: every a that is small enough, with the b that is left for it. */
function solutionsOf({ x1, x2, n }: DiophantineInstance): (readonly [number, number])[] {
  const solutions: (readonly [number, number])[] = [];
  for (let a = 0; x1 * a <= n; a++) if ((n - x1 * a) % x2 === 0) solutions.push([a, (n - x1 * a) / x2]);
  return solutions;
}

import { fieldProblem } from '../../base/problems.ts';
import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { isInteger, isWord, listItems, withoutBrackets } from '../library/check-helpers.ts';
import { integerField } from '../fields.ts';
import { firstDigitNarration } from '../library/first-digit.ts';
import { defineTask } from '../task.ts';
import { CANDIDATE, COMPOSITE, DIVIDE, PRIME, program, REMAINDER } from './prime-search.machine.ts';
import type { PrimeSearchInstance } from './prime-search.wordings.ts';

// ── What is said of each atomic state ──

type Divide = NarratedState<keyof typeof DIVIDE.fetch, keyof typeof DIVIDE.result>;

/** Where a division leads: the decision that a person would read off quotient and remainder. */
const afterDivision = <Said>({ result }: Divide, prime: Said, composite: Said, next: () => Said): Said =>
  result.below?.value === '<' ? prime : result.divides?.value === '=' ? composite : next();

/** How the remainder stands to 0, where that was asked. */
const toZero = ({ result }: Divide): Text => (result.divides ? text` ${result.divides} 0` : text``);

const NARRATIONS = [
  narration(CANDIDATE, {
    tail: ({ fetch, result }) => ({
      state: text`candidate ${fetch.candidate}`,
      solve: text`c ${result.order} ${fetch.one}`,
      next: result.next ? text`→ candidate ${result.next}` : text`→ divide by ${result.divisor}`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Candidate c = ${fetch.candidate}.`,
      solve: result.next
        ? text`c ${result.order} ${fetch.one}, which is no prime.`
        : text`c ${result.order} ${fetch.one}, so it may be a prime.`,
      next: result.next ? text`Go on with the candidate ${result.next}.` : text`Divide it by ${result.divisor}.`,
    }),
  }),
  narration(DIVIDE, {
    tail: (state) => ({
      state: text`divide by ${state.fetch.divisor}`,
      fetch: text`${state.fetch.candidate}`,
      solve: text`= ${state.result.quotient} ${state.result.below} divisor, remainder ${state.result.remainder}${toZero(state)}`,
      next: afterDivision<Text>(state, text`→ prime`, text`→ composite`, () => text`→ divide by ${state.result.next}`),
    }),
    styled: (state) => ({
      state: text`Divide by d = ${state.fetch.divisor}.`,
      fetch: text`The candidate is ${state.fetch.candidate}.`,
      solve: text`The quotient is ${state.result.quotient} ${state.result.below} d, the remainder ${state.result.remainder}${toZero(state)}.`,
      next: afterDivision<Text>(
        state,
        text`The quotient is below the divisor: a prime.`,
        text`Nothing is left over: composite.`,
        () => text`Go on to divide by ${state.result.next}.`,
      ),
    }),
  }),
  narration(PRIME, {
    tail: ({ fetch, result }) => ({
      state: text`prime`,
      fetch: text`c = ${fetch.candidate}, m = ${fetch.m}`,
      solve: text`prime ${result.prime} ${result.end} m`,
      next: result.next ? text`→ candidate ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`A prime is found.`,
      fetch: text`The candidate is ${fetch.candidate}, the upper bound ${fetch.m}.`,
      solve: text`Note ${result.prime}. The candidate ${result.end} the bound.`,
      next: result.next ? text`Go on with the candidate ${result.next}.` : text`That was the last candidate.`,
    }),
  }),
  narration(COMPOSITE, {
    tail: ({ fetch, result }) => ({
      state: text`composite`,
      fetch: text`c = ${fetch.candidate}, m = ${fetch.m}`,
      solve: text`c ${result.end} m`,
      next: result.next ? text`→ candidate ${result.next}` : text`→ F`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`No prime.`,
      fetch: text`The candidate is ${fetch.candidate}, the upper bound ${fetch.m}.`,
      solve: text`The candidate ${result.end} the bound.`,
      next: result.next ? text`Go on with the candidate ${result.next}.` : text`That was the last candidate.`,
    }),
  }),
  firstDigitNarration(REMAINDER),
];

// ── The task ──

/** Distance of two drawn bounds at most, so that texts stay readable. */
const WIDEST = 40;
/** Distance of most drawn bounds at least, in a range that is twice as wide: few draws have a handful of candidates only. */
const WIDE = 20;

/** The primes between two bounds, by trial division. */
export const primeSearch = defineTask<PrimeSearchInstance>({
  id: 'prime-search',
  title: 'Prime Search',
  algorithmClass: 'enumeration',
  summary: 'Lists the primes between two bounds, dividing every candidate by 2, 3, … in turn.',
  lengthMeaning: 'the upper bound',
  ranges: { S: { from: 5, to: 100 }, M: { from: 101, to: 200 }, L: { from: 201, to: 300 } },
  shortest: 2,
  example: { n: 8, m: 13 },
  fields: { n: integerField('Smallest candidate', 1), m: integerField('Upper bound', 2) },
  rule: ({ n, m }) => (n < m ? undefined : fieldProblem('m', m, `a whole number above n, here ${n}`)),
  length: ({ m }) => m,
  sample: (random, range) => {
    const from = least(range.from, range.to);
    const narrowest = random.oneIn(8) ? 1 : Math.min(WIDE, Math.ceil((range.to - from) / 2));
    for (;;) {
      const [n, m] = random.distinctIntegers(2, from, range.to).toSorted((one, other) => one - other);
      if (m! - n! >= narrowest && m! - n! <= WIDEST) return { n: n!, m: m! };
    }
  },
  program,
  encode: ({ n, m }) => ({ input: `${n},${m}` }),
  outputTape: 'primes',
  timelineTape: 'candidate',
  narrations: NARRATIONS,
  endsPass: ({ kind, results }) =>
    kind.name === PRIME.name ||
    kind.name === COMPOSITE.name ||
    (kind.name === CANDIDATE.name && results.some(({ name }) => name === 'next')),
  memory: ['candidate', 'm', 'divisor', 'primes'],
  drawing: {
    kind: 'lists',
    lists: [{ tape: 'primes', shape: 'boxes', between: ', ' }],
    registers: ['candidate', 'divisor', 'quotient', 'remainder', 'm'],
  },
  capacity: ({ from, to }) => {
    const width = to - least(from, to);
    let instances = 0;
    for (let apart = 1; apart <= Math.min(width, WIDEST); apart++) instances += width + 1 - apart;
    return instances;
  },
  check: ({ n, m }, answer) => {
    const primes = primesBetween(n, m);
    if (primes.length === 0) return isWord(withoutBrackets(answer), 'none');
    const numbers = listItems(answer);
    return numbers.length === primes.length && numbers.every((number, index) => isInteger(number, primes[index]!));
  },
});

/** Both bounds lie in the range; where it holds one number only, that is the upper bound. */
const least = (from: number, to: number): number => Math.min(from, to - 1);

/** The least and plainest account of the answer: a number above 1 without a divisor up to its root. */
function primesBetween(n: number, m: number): number[] {
  const primes: number[] = [];
  for (let number = Math.max(n, 2); number <= m; number++) {
    let divisor = 2;
    while (divisor * divisor <= number && number % divisor !== 0) divisor++;
    if (divisor * divisor > number) primes.push(number);
  }
  return primes;
}

import type { QueryWording } from '../task.ts';

/** Two bounds between which primes are searched. */
export type PrimeSearchInstance = { readonly n: number; readonly m: number };

/** The ways of asking for primes; all say that the bounds are included and what the answer is if there are no primes. */
export const WORDINGS: readonly QueryWording<PrimeSearchInstance>[] = [
  {
    id: 'list-imperative',
    query: ({ n, m }) => `List all primes from ${n} to ${m}, both included, or say "none".`,
  },
  {
    id: 'which-question',
    query: ({ n, m }) =>
      `Which prime numbers lie between ${n} and ${m}, bounds included? If there are no primes, answer "none".`,
  },
  {
    id: 'interval',
    query: ({ n, m }) =>
      `Find the primes in the closed interval [${n}, ${m}], whose bounds are included. An interval without primes gives "none".`,
  },
  {
    id: 'inequality',
    query: ({ n, m }) =>
      `Determine every prime p with ${n} ≤ p ≤ ${m} (the bounds themselves are included). The answer is "none" if no p exists.`,
  },
  {
    id: 'labelled-lines',
    query: ({ n, m }) =>
      `lower bound: ${n} (included)\nupper bound: ${m} (included)\nwanted: all primes, or "none" if there are none`,
  },
  {
    id: 'rules-bullets',
    query: ({ n, m }) =>
      `Search for primes.\n- Start at ${n}, this number included.\n- End at ${m}, this number included.\n- A prime has exactly two divisors, 1 and itself.\n- If no number is prime, the answer is "none".`,
  },
  {
    id: 'function-call',
    query: ({ n, m }) =>
      `primes(n, m) returns the prime numbers from n up to and including m, with n included as well, or "none" if there is no prime. What does primes(${n}, ${m}) return?`,
  },
  {
    id: 'json-bounds',
    query: ({ n, m }) =>
      `${JSON.stringify({ n, m })}\nName the primes p such that n ≤ p ≤ m; both bounds are included. Reply "none" if there are no such primes.`,
  },
  {
    id: 'table',
    query: ({ n, m }) =>
      `| from | to | primes |\n| --- | --- | --- |\n| ${n} | ${m} | ? |\n\nFill in the primes in ascending order. The numbers in the columns "from" and "to" are included; an empty cell is written "none".`,
  },
  { id: 'terse', query: ({ n, m }) => `Primes in ${n}..${m}, bounds included, else "none"?` },
  {
    id: 'polite',
    query: ({ n, m }) =>
      `Please tell me all prime numbers that are at least ${n} and at most ${m}, so the bounds are included. In case there is not a single one, just say "none".`,
  },
  {
    id: 'exercise',
    query: ({ n, m }) =>
      `Exercise. Check each integer from ${n} through ${m}, inclusive, for being prime, and list the primes found. If you find no prime, write "none".`,
  },
  {
    id: 'trial-division',
    query: ({ n, m }) =>
      `By trial division, test all candidates from ${n} to ${m} with both bounds included. Which candidates are prime? State "none" when all of them fail.`,
  },
  {
    id: 'not-composite',
    query: ({ n, m }) =>
      `Of the whole numbers ${n} to ${m} (inclusive), strike out 1 and everything that is a product of two smaller numbers. What is left? Answer "none" if everything is struck out.`,
  },
  {
    id: 'sequence',
    query: ({ n, m }) =>
      `The sequence of primes starts 2, 3, 5, 7. Give its part between ${n} and ${m}, including either bound where it is a prime itself, or "none" if this part is empty.`,
  },
  {
    id: 'divisors',
    query: ({ n, m }) =>
      `Which integers k, where k is not less than ${n} and not greater than ${m} (so the bounds are included), have precisely two positive divisors? Put "none" if no integer does.`,
  },
  {
    id: 'upper-bound-first',
    query: ({ n, m }) =>
      `Up to ${m} and starting with ${n}, with these two numbers included, which numbers are prime? Should there be no prime, the answer is "none".`,
  },
  {
    id: 'school-lockers',
    story: true,
    query: ({ n, m }) =>
      `At a school, lockers are numbered from ${n} to ${m} with both numbers included. Those with prime numbers get a red door. Which ones are they? Write "none" if no locker gets one.`,
  },
  {
    id: 'house-numbers',
    story: true,
    query: ({ n, m }) =>
      `A mathematician looks for a house in a street with the house numbers ${n} to ${m}, bounds included. She only wants to live in a house with a prime number. List the numbers that she can choose from, or answer "none" if she has to look elsewhere.`,
  },
  {
    id: 'raffle',
    story: true,
    query: ({ n, m }) =>
      `Raffle tickets numbered ${n} to ${m}, the first and the last one included, have been sold. A ticket wins if its number is a prime. Which tickets win? The answer is "none" if all of them lose.`,
  },
  {
    id: 'marbles',
    story: true,
    query: ({ n, m }) =>
      `A bag may contain from ${n} to ${m} marbles, either bound being included. It is known that the number of marbles is a prime. Which numbers of marbles are possible? Say "none" if no number is.`,
  },
  {
    id: 'night-train',
    story: true,
    query: ({ n, m }) =>
      `A train has the seats ${n} to ${m}, inclusive. Seats with a prime number are at a window. Which seats should someone ask for who loves to look out? If there is no such seat, the answer is "none".`,
  },
  {
    id: 'cicadas',
    story: true,
    query: ({ n, m }) =>
      `Some cicadas appear only in years with a prime number. Counting from year ${n} to year ${m} of an old chronicle, both years included, in which years did they appear? Answer "none" if they did not appear at all.`,
  },
  {
    id: 'lighthouse',
    story: true,
    query: ({ n, m }) =>
      `A lighthouse flashes blue in every second whose number is a prime. Which seconds is that, if it is watched from second ${n} to second ${m} with the first and the last second included? If it never flashes blue, write "none".`,
  },
  {
    id: 'counting-game',
    story: true,
    query: ({ n, m }) =>
      `Children count aloud from ${n} to ${m}, bounds included, and clap instead of saying a prime number. Which numbers are clapped? The answer is "none" if nobody ever claps.`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'bounds included': /\binclud(ed|ing)\b|\binclusive\b/,
  'what to say if none': /"none"/,
};

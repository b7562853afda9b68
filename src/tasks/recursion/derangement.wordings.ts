import type { QueryWording } from '../task.ts';

/** How many elements are permuted so that none stays where it was. */
export type DerangementInstance = { readonly n: number };

/** A number with what is counted, in the singular for one. */
const many = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/** The ways of asking for the number of derangements; all say that no element is in its own place. */
export const WORDINGS: readonly QueryWording<DerangementInstance>[] = [
  {
    id: 'definition',
    query: ({ n }) => `How many permutations of ${many(n, 'element')} leave no element in its own place?`,
  },
  {
    id: 'formula',
    query: ({ n }) =>
      `Let D(n) be the number of derangements of n elements, permutations with no element in its own place. What is D(${n})?`,
  },
  {
    id: 'recurrence',
    query: ({ n }) =>
      `D(0) = 1, D(1) = 0 and D(n) = (n - 1) * (D(n - 1) + D(n - 2)) count the permutations that keep no element in its own place. Compute D(${n}).`,
  },
  {
    id: 'compute-imperative',
    query: ({ n }) =>
      `Compute the number of derangements of ${many(n, 'object')}. (In a derangement no object is in its own place.)`,
  },
  {
    id: 'labelled-lines',
    query: ({ n }) => `n: ${n}\nwanted: number of arrangements of n things in which none is in its own place`,
  },
  {
    id: 'rules-bullets',
    query: ({ n }) =>
      `Count arrangements.\n- Number of things and of places: ${n}\n- Each place gets one thing.\n- No thing may be in its own place.\nHow many arrangements are there?`,
  },
  {
    id: 'fixed-points',
    query: ({ n }) =>
      `How many permutations of a set of size ${n} are free of fixed points, in other words, have no element in its own place?`,
  },
  {
    id: 'function-call',
    query: ({ n }) =>
      `A function derangements(n) returns how many permutations of n elements have no element in its own place. What does derangements(${n}) return?`,
  },
  {
    id: 'subfactorial',
    query: ({ n }) =>
      `Evaluate !${n}, the subfactorial: it counts permutations in which no element is in its own place.`,
  },
  {
    id: 'table',
    query: ({ n }) =>
      `| elements | permutations with no element in its own place |\n| --- | --- |\n| ${n} | ? |\n\nWhich number replaces the question mark?`,
  },
  {
    id: 'positions',
    query: ({ n }) =>
      `Numbers from 1 to n stand in a row for n = ${n} such that the number i is never in its own place, position i. How many such rows exist? (For n = 0 the empty row is one.)`,
  },
  { id: 'terse', query: ({ n }) => `Derangements (no element in its own place) of ${n}: how many?` },
  {
    id: 'polite',
    query: ({ n }) =>
      `Please tell me in how many ways ${many(n, 'item')} can be rearranged if not a single one may remain in its own place.`,
  },
  {
    id: 'exercise',
    query: ({ n }) =>
      `Exercise in combinatorics. Let n = ${n}. Find the exact number of permutations of n elements for which no element is in its own place.`,
  },
  {
    id: 'bijection',
    query: ({ n }) =>
      `How many bijections f from a set with ${many(n, 'element')} to itself satisfy f(x) ≠ x for every x, so that nothing is mapped to its own place?`,
  },
  {
    id: 'secret-santa',
    story: true,
    query: ({ n }) =>
      `In an office with a staff of ${n} everybody draws the name of one person to give a present to, and nobody may draw their own name. In how many ways can the draw turn out?`,
  },
  {
    id: 'letters-and-envelopes',
    story: true,
    query: ({ n }) =>
      `There are as many letters as addressed envelopes, ${n} of each. In how many ways can a careless secretary put one letter into each envelope so that no letter is in its own envelope?`,
  },
  {
    id: 'hats',
    story: true,
    query: ({ n }) =>
      `At the end of a party the hats of ${many(n, 'guest')} are handed back at random, one to each. In how many ways can this happen with nobody getting their own hat?`,
  },
  {
    id: 'seat-change',
    story: true,
    query: ({ n }) =>
      `A class has ${many(n, 'pupil')} and just as many seats. After the break all seats are taken again, but no pupil sits in their own seat, the one from before. How many seating orders are possible?`,
  },
  {
    id: 'swapped-keys',
    story: true,
    query: ({ n }) =>
      `A hotel with ${many(n, 'room')} has one key a room. A prankster hangs up the keys so that no key is on its own hook. In how many ways can he do it?`,
  },
  {
    id: 'shift-rota',
    story: true,
    query: ({ n }) =>
      `On a ward with ${many(n, 'nurse')} there are equally many shifts, and each nurse has worked one. Next week each shift is worked by one of them again, but no nurse has her own shift from this week. How many rotas are there?`,
  },
  {
    id: 'mixed-up-shoes',
    story: true,
    query: ({ n }) =>
      `In front of a temple stand the shoes of ${many(n, 'visitor')}. Everyone leaves with exactly one pair, and no one with their own. Count the ways in which that can happen.`,
  },
  {
    id: 'dance-partners',
    story: true,
    query: ({ n }) =>
      `${many(n, 'couple')} came to a ball. For the next dance each lady chooses one gentleman, each gentleman being chosen once, and no lady chooses her own partner. How many choices are there altogether?`,
  },
  {
    id: 'book-return',
    story: true,
    query: ({ n }) =>
      `A reading circle of ${many(n, 'member')} shares books: each member brings one book and takes one home, every book goes to somebody, and nobody takes home their own. How many distributions are there?`,
  },
];

/** The conventions that every query names, each with the phrases that name it. */
export const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'no element in its own place': /\b(no|nobody|none|not|never|nothing|without)\b[^.]*\bown\b/i,
};

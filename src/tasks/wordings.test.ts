import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WORDINGS as PALINDROMES, type PalindromeInstance } from './backtracking/palindrome-combination.wordings.ts';
import { WORDINGS as COMBINATIONS, type CombinationInstance } from './backtracking/permutation-combination.wordings.ts';
import { WORDINGS as BINARY_SEARCH, type BinarySearchInstance } from './divide-and-conquer/binary-search.wordings.ts';
import { WORDINGS as KNAPSACK, type KnapsackInstance } from './dp/knapsack-01.wordings.ts';
import { WORDINGS as LCS, type LcsInstance } from './dp/lcs.wordings.ts';
import { WORDINGS as LEVENSHTEIN, type LevenshteinInstance } from './dp/levenshtein-distance.wordings.ts';
import { WORDINGS as COUNT_LETTERS, type CountLettersInstance } from './enumeration/count-letters.wordings.ts';
import { WORDINGS as DIOPHANTINE, type DiophantineInstance } from './enumeration/diophantine-equation.wordings.ts';
import { WORDINGS as PRIMES, type PrimeSearchInstance } from './enumeration/prime-search.wordings.ts';
import { WORDINGS as DIJKSTRA, type DijkstraInstance } from './greedy/dijkstra.wordings.ts';
import { WORDINGS as SCHEDULE, type ScheduleInstance } from './greedy/multi-machine-schedule.wordings.ts';
import { WORDINGS as POPULATION, type PopulationInstance } from './iteration/population-growth.wordings.ts';
import { WORDINGS as SUBSTRINGS, type SubstringInstance } from './recursion/any-substring.wordings.ts';
import { WORDINGS as DERANGEMENTS, type DerangementInstance } from './recursion/derangement.wordings.ts';
import { WORDINGS as BUBBLE_SORT, type BubbleSortInstance } from './simulation/bubble-sort.wordings.ts';
import { WORDINGS as COMPARE, type CompareInstance } from './simulation/compare-numbers.wordings.ts';
import { WORDINGS as ADDITION, type AdditionInstance } from './simulation/large-number-addition.wordings.ts';
import { WORDINGS as DIVISION, type DivisionInstance } from './simulation/large-number-division.wordings.ts';
import { WORDINGS as WORD_FLIP, type WordFlipInstance } from './simulation/word-flip.wordings.ts';
import type { Instance, QueryWording } from './task.ts';

/** What is asked of the wordings of one task. */
interface Expectations<Of> {
  readonly wordings: readonly QueryWording<Of>[];
  readonly instances: fc.Arbitrary<Of>;
  /** The conventions that every query names, each with the phrases that name it. */
  readonly conventions: Readonly<Record<string, RegExp>>;
  /** At least so many wordings tell a story. */
  readonly stories: number;
}

/** Expectations with their instances seen as plain JSON, so that those of all tasks are of one type. */
function expectations<Of extends Instance>(of: Expectations<Of>): Expectations<Instance> {
  // Only instances of the task's own arbitrary reach its wordings.
  return of as unknown as Expectations<Instance>;
}

// ── Instances ──

const decimal = fc.stringMatching(/^(0|[1-9][0-9]{0,40})(\.[0-9]{1,20})?$/);
const printable = fc.stringMatching(/^[!#-[\]-z|~]([ !#-[\]-z|~]{0,60}[!#-[\]-z|~])?$/);
const integer = fc.integer({ min: -9999, max: 9999 });
const small = fc.integer({ min: 1, max: 30 });
const count = fc.integer({ min: 0, max: 300 });
const letters = fc.stringMatching(/^[A-Za-z]{1,12}$/);
const letter = fc.stringMatching(/^[A-Za-z]$/);
const distinctIntegers = fc.uniqueArray(integer, { minLength: 1 });

// ── Tasks ──

const TASKS: Readonly<Record<string, Expectations<Instance>>> = {
  'large-number-addition': expectations<AdditionInstance>({
    wordings: ADDITION,
    instances: fc.record({ x1: decimal, x2: decimal }),
    conventions: {},
    stories: 6,
  }),
  'word-flip': expectations<WordFlipInstance>({
    wordings: WORD_FLIP,
    instances: fc.record({ text: printable }),
    conventions: {
      'the text in quotes': /".+"/,
      'spaces included': /\bspaces? /i,
      'punctuation included': /\bpunctuation\b/i,
      included: /\binclud(e|ed|ing)\b|\bcounts\b|\bare characters, too\b|\bnone is left out\b|\bas well\b/i,
    },
    stories: 6,
  }),
  'knapsack-01': expectations<KnapsackInstance>({
    wordings: KNAPSACK,
    instances: fc.array(fc.tuple(small, small), { minLength: 1 }).chain((items) =>
      fc.nat({ max: 100 }).map((capacity) => ({
        capacity,
        weights: items.map(([weight]) => weight),
        values: items.map(([, value]) => value),
      })),
    ),
    conventions: {
      'each item at most once':
        /\bat most once\b|\b(no|not|none)\b[^.]*\bmore than once\b|\bonce or not at all\b|\bonly once\b|\bmore than once is [^.]*not allowed\b/i,
    },
    stories: 8,
  }),
  'binary-search': expectations<BinarySearchInstance>({
    wordings: BINARY_SEARCH,
    instances: fc.record({
      list: fc.uniqueArray(integer, { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b)),
      target: integer,
    }),
    conventions: {
      'the index is 0-based':
        /\b(0|zero)-based\b|\b(count|counted|numbered) from 0\b|\b(start|begin|begins) (at|with) 0\b|\bfirst (number|one)[^.]* has (the )?index 0\b|\blowest reading has index 0\b|\bs\[0\] is the first\b|\bleftmost number is at position 0\b|\bfirst (line is line 0|one itself has the index 0)\b|\blockers 0, 1, 2\b/i,
      'what to say if missing': /"not found"/,
    },
    stories: 6,
  }),
  'large-number-division': expectations<DivisionInstance>({
    wordings: DIVISION,
    instances: fc.record({ x1: decimal, x2: decimal, places: fc.integer({ min: 0, max: 6 }) }),
    conventions: {
      'cut off': /\bcut(s|ting)?\b.*\boff\b|\btruncated\b/i,
      'not rounded':
        /\b(not?|nothing|never|without|rather than|instead of)\b[^.]*\bround(s|ed|ing)?\b|\bno digit gets rounded\b/i,
      'how many places':
        /\b[0-6] (decimal places?|digits? after the (decimal )?point)\b|"places"|decimal places( of the quotient: | \|)|, places\)/,
    },
    stories: 6,
  }),
  'bubble-sort': expectations<BubbleSortInstance>({
    wordings: BUBBLE_SORT,
    instances: fc.record({ list: distinctIntegers }),
    conventions: {
      ascending: /\bascend(s|ing)?\b|\bincreasing\b|\bsmallest (first|to the largest)\b/i,
      'bubble sort': /\bbubble ?sort\b/i,
    },
    stories: 6,
  }),
  'compare-numbers': expectations<CompareInstance>({
    wordings: COMPARE,
    instances: fc.record({ x1: decimal, x2: decimal }),
    conventions: { 'the sign >': />/, 'the sign <': /</, 'the sign =': /=/ },
    stories: 6,
  }),
  'any-substring': expectations<SubstringInstance>({
    wordings: SUBSTRINGS,
    instances: fc
      .uniqueArray(fc.stringMatching(/^[A-Za-z0-9]$/), { minLength: 1 })
      .map((all) => ({ text: all.join('') })),
    conventions: {
      contiguous: /\bcontiguous\b/,
      'non-empty': /\bnon-empty\b|\b(not|never) empty\b/,
      'by start': /\bstart(s|ing)?\b|\bbegin\b/i,
      'then by length': /\blengths?\b/,
      'the separator': /", "|\bcomma and (a )?space\b/,
    },
    stories: 6,
  }),
  derangement: expectations<DerangementInstance>({
    wordings: DERANGEMENTS,
    instances: fc.record({ n: count }),
    conventions: {
      'no element in its own place': /\b(no|nobody|none|not|never|nothing|without)\b[^.]*\bown\b/i,
    },
    stories: 6,
  }),
  'population-growth': expectations<PopulationInstance>({
    wordings: POPULATION,
    instances: fc.record({ n: small, x: small, y: small, z: small }),
    conventions: {
      'newborn at 0': /\bnewborn\b/i,
      'time 0': /\b(time|month|week|season|year|day|century|hour|round) 0\b/i,
      'first births at age x': /\bage\b|\d+ (week|day)s? old\b|"firstBirthsAtAge"/,
      'then in every unit':
        /\b(in every|goes on [^.]*every) (\w+ )?(unit|step|month|week|season|year|day|century|hour|round)\b/,
      'no deaths':
        /\bno deaths\b|\bdeaths: none\b|\bdeaths \| none\b|\b(no|none|nobody|never|not one)\b[^.]*\b(dies|die|died)\b/i,
    },
    stories: 6,
  }),
  dijkstra: expectations<DijkstraInstance>({
    wordings: DIJKSTRA,
    instances: fc
      .record({ vertices: small, edges: fc.array(fc.tuple(fc.nat(29), fc.nat(29), small)), source: fc.nat(29) })
      .map(({ vertices, edges, source }) => ({
        vertices,
        edges: edges.map(([u, v, weight]) => [u % vertices, v % vertices, weight] as const),
        source: source % vertices,
      })),
    conventions: {
      undirected: /\bundirected\b|\b(both|either) (ways?|directions?)\b|\bor back\b/,
      'the source': /\bsource\b/i,
      'vertices from 0': /\bnumbered 0 to\b|\bnumber 0\b|\b0-based\b|\b(counted|numbered) from 0\b/,
      'in vertex order':
        /\border(ed)?\b|\bby (their )?numbers?\b|\bascending\b|\blowest number\b|\bto vertex 0, 1, 2\b/,
      'inf for the unreachable': /\binf\b/,
    },
    stories: 6,
  }),
  'multi-machine-schedule': expectations<ScheduleInstance>({
    wordings: SCHEDULE,
    instances: fc.record({ queues: small, tasks: fc.array(fc.tuple(small, small), { minLength: 1 }) }),
    conventions: {
      'one unit of time a task': /\b(one|exactly one) (unit|slot|hour|day|evening|minute|shift)\b/,
      "the deadline's unit counts":
        /\binclu(ded|sive)\b|\bstill (counts?|counting|suits|in time|fine|be harvested)\b|\bin time\b|\bcounts as well\b|\bincluding\b/,
      'at most one task a queue and unit': /\bat most one\b|\bno [^.]*more than one\b/i,
      'units from 1':
        /\b(from|with|first[^.]*|units?|hour|evening|minute|slots|shift|day|being|at) 1\b|\bfirst (or second )?(hour|day|evening)\b/,
    },
    stories: 6,
  }),
  'count-letters': expectations<CountLettersInstance>({
    wordings: COUNT_LETTERS,
    instances: fc.record({ text: printable, letter }),
    conventions: { 'case ignored': /\bcase\b|\bcase-insensitive\b|\bcapital\b[^.]*\bsmall\b/i },
    stories: 6,
  }),
  'diophantine-equation': expectations<DiophantineInstance>({
    wordings: DIOPHANTINE,
    instances: fc.record({ x1: small, x2: small, n: count }),
    conventions: {
      'a, b not negative':
        /≥ 0|\bnon-negative\b|\bnegative\b|\b0 or (greater|more)\b|\bat least 0\b|\bbelow 0\b|\bfrom 0 upwards\b/,
      'the order': /\bascend(s|ing)\b|\bincreasing\b|\brising\b|\bsmall to large\b/,
      'what to say if none': /"none"/,
    },
    stories: 6,
  }),
  'prime-search': expectations<PrimeSearchInstance>({
    wordings: PRIMES,
    instances: fc.tuple(small, small).map(([n, more]) => ({ n, m: n + more })),
    conventions: { 'bounds included': /\binclud(ed|ing)\b|\binclusive\b/, 'what to say if none': /"none"/ },
    stories: 6,
  }),
  lcs: expectations<LcsInstance>({
    wordings: LCS,
    instances: fc.record({ x1: letters, x2: letters }),
    conventions: { 'any one of several': /\bany one\b/i, 'what to say if none': /(?<![\w"])""(?!")/ },
    stories: 6,
  }),
  'levenshtein-distance': expectations<LevenshteinInstance>({
    wordings: LEVENSHTEIN,
    instances: fc.record({ x1: letters, x2: letters }),
    conventions: {
      insert: /\binsert/i,
      delete: /\bdelet/i,
      replace: /\breplace/i,
      'each costs 1':
        /\b(cost|costs|costs her|counts( as)?|counting|price|price of|length|takes|pay|is|cost of|charges) (1|\$1)\b|\bcost(: |s are )1\b|: 1\b|\| 1 \|/,
    },
    stories: 6,
  }),
  'permutation-combination': expectations<CombinationInstance>({
    wordings: COMBINATIONS,
    instances: fc
      .tuple(fc.oneof(distinctIntegers, fc.uniqueArray(letter, { minLength: 1 })), fc.nat())
      .map(([list, choice]) => ({ list, k: (choice % list.length) + 1 })),
    conventions: {
      'order ignored': /\border\b/i,
      'each item once':
        /\bat most once\b|\bonce or not at all\b|\b(not|cannot|nobody)\b[^.]*\btwice\b|\bno \w+ (is used )?more than once\b/i,
    },
    stories: 6,
  }),
  'palindrome-combination': expectations<PalindromeInstance>({
    wordings: PALINDROMES,
    instances: fc.record({ text: letters }),
    conventions: {
      'every piece a palindrome': /\bpalindrom/i,
      'every piece':
        /\b(every|each|all) (and every )?(pieces?|part|of which)\b|\bpieces are\b|\bpalindromes only\b|\ball palindromes\b/i,
      'a single letter is one': /\bsingle letters?\b|\bone letter alone\b/i,
    },
    stories: 6,
  }),
};

// ── Checks ──

describe.each(Object.entries(TASKS))('the wordings of %s', (_task, { wordings, instances, conventions, stories }) => {
  test('are at least 24, some of them stories', () => {
    expect(wordings.length).toBeGreaterThanOrEqual(24);
    expect(wordings.filter(({ story }) => story).length).toBeGreaterThanOrEqual(stories);
  });

  test('have different ids in kebab case', () => {
    const ids = wordings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  /** What the queries for an instance lack, with the ids of the wordings. */
  const lacks = (instance: Instance, lacking: (query: string, instance: Instance) => readonly string[]) =>
    wordings.flatMap(({ id, query }) => lacking(query(instance), instance).map((what) => `${id}: ${what}`));

  const unnamed = (query: string) => Object.keys(conventions).filter((name) => !conventions[name]!.test(query));

  test('render all data of the instance', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expect(lacks(instance, missingData)).toEqual([]);
      }),
    );
  });

  test('name every convention', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expect(lacks(instance, unnamed)).toEqual([]);
      }),
    );
  });

  test('differ in their words', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const words = wordings.map(({ query }) =>
          query(instance)
            .toLowerCase()
            .match(/[a-z]+/g)
            ?.join(' '),
        );
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });

  test('are clean text', () => {
    const [instance] = fc.sample(instances, { numRuns: 1, seed: 1 });
    for (const { id, query } of wordings) {
      const text = query(instance!);
      expect([id, text]).toEqual([id, text.trim()]);
      expect([id, /undefined|NaN|\[object|[ \t]\n|\n{3}|\b([a-z]+) \1\b/i.exec(text)?.[0]]).toEqual([id, undefined]);
    }
  });
});

/** The fields whose data a query lacks: texts as they are, numbers as whole numbers, lists in their order. */
function missingData(query: string, instance: Instance): string[] {
  const numbers = query.match(/(?<!\w|\d\.)-?\d+(\.\d+)?(?!\d|\.\d)/g) ?? [];
  return Object.entries(instance).flatMap(([field, value]) => {
    const rows = [value].flat().map((row) => [row].flat().map(String));
    const parts = rows.flat();
    const present = parts.every((part) => /^-?\d+(\.\d+)?$/.test(part))
      ? isSubsequence(parts, numbers) || isSubsequence(columnByColumn(rows), numbers)
      : [query, query.replaceAll(/[", ]+/g, ',')].some((text) => text.includes(parts.join()));
    return present ? [] : [field];
  });
}

function columnByColumn(rows: readonly (readonly string[])[]): string[] {
  return rows[0]!.flatMap((_, column) => rows.map((row) => row[column]!));
}

function isSubsequence(parts: readonly string[], of: readonly string[]): boolean {
  let next = 0;
  for (const each of of) if (each === parts[next]) next++;
  return next === parts.length;
}

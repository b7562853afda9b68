import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as palindromes from './backtracking/palindrome-combination.wordings.ts';
import * as combinations from './backtracking/permutation-combination.wordings.ts';
import * as binarySearch from './divide-and-conquer/binary-search.wordings.ts';
import * as knapsack from './dp/knapsack-01.wordings.ts';
import * as lcs from './dp/lcs.wordings.ts';
import * as levenshtein from './dp/levenshtein-distance.wordings.ts';
import * as countLetters from './enumeration/count-letters.wordings.ts';
import * as diophantine from './enumeration/diophantine-equation.wordings.ts';
import * as primes from './enumeration/prime-search.wordings.ts';
import * as dijkstra from './greedy/dijkstra.wordings.ts';
import * as schedule from './greedy/multi-machine-schedule.wordings.ts';
import * as population from './iteration/population-growth.wordings.ts';
import * as substrings from './recursion/any-substring.wordings.ts';
import * as derangements from './recursion/derangement.wordings.ts';
import * as bubbleSort from './simulation/bubble-sort.wordings.ts';
import * as compare from './simulation/compare-numbers.wordings.ts';
import * as addition from './simulation/large-number-addition.wordings.ts';
import * as division from './simulation/large-number-division.wordings.ts';
import * as wordFlip from './simulation/word-flip.wordings.ts';
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
  'large-number-addition': expectations<addition.AdditionInstance>({
    wordings: addition.WORDINGS,
    instances: fc.record({ x1: decimal, x2: decimal }),
    conventions: addition.CONVENTIONS,
    stories: 6,
  }),
  'word-flip': expectations<wordFlip.WordFlipInstance>({
    wordings: wordFlip.WORDINGS,
    instances: fc.record({ text: printable }),
    conventions: wordFlip.CONVENTIONS,
    stories: 6,
  }),
  'knapsack-01': expectations<knapsack.KnapsackInstance>({
    wordings: knapsack.WORDINGS,
    instances: fc.array(fc.tuple(small, small), { minLength: 1 }).chain((items) =>
      fc.nat({ max: 100 }).map((capacity) => ({
        capacity,
        weights: items.map(([weight]) => weight),
        values: items.map(([, value]) => value),
      })),
    ),
    conventions: knapsack.CONVENTIONS,
    stories: 8,
  }),
  'binary-search': expectations<binarySearch.BinarySearchInstance>({
    wordings: binarySearch.WORDINGS,
    instances: fc.record({
      list: fc.uniqueArray(integer, { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b)),
      target: integer,
    }),
    conventions: binarySearch.CONVENTIONS,
    stories: 6,
  }),
  'large-number-division': expectations<division.DivisionInstance>({
    wordings: division.WORDINGS,
    instances: fc.record({ x1: decimal, x2: decimal, places: fc.integer({ min: 0, max: 6 }) }),
    conventions: division.CONVENTIONS,
    stories: 6,
  }),
  'bubble-sort': expectations<bubbleSort.BubbleSortInstance>({
    wordings: bubbleSort.WORDINGS,
    instances: fc.record({ list: distinctIntegers }),
    conventions: bubbleSort.CONVENTIONS,
    stories: 6,
  }),
  'compare-numbers': expectations<compare.CompareInstance>({
    wordings: compare.WORDINGS,
    instances: fc.record({ x1: decimal, x2: decimal }),
    conventions: compare.CONVENTIONS,
    stories: 6,
  }),
  'any-substring': expectations<substrings.SubstringInstance>({
    wordings: substrings.WORDINGS,
    instances: fc
      .uniqueArray(fc.stringMatching(/^[A-Za-z0-9]$/), { minLength: 1 })
      .map((all) => ({ text: all.join('') })),
    conventions: substrings.CONVENTIONS,
    stories: 6,
  }),
  derangement: expectations<derangements.DerangementInstance>({
    wordings: derangements.WORDINGS,
    instances: fc.record({ n: count }),
    conventions: derangements.CONVENTIONS,
    stories: 6,
  }),
  'population-growth': expectations<population.PopulationInstance>({
    wordings: population.WORDINGS,
    instances: fc.record({ n: small, x: small, y: small, z: small }),
    conventions: population.CONVENTIONS,
    stories: 6,
  }),
  dijkstra: expectations<dijkstra.DijkstraInstance>({
    wordings: dijkstra.WORDINGS,
    instances: fc
      .record({ vertices: small, edges: fc.array(fc.tuple(fc.nat(29), fc.nat(29), small)), source: fc.nat(29) })
      .map(({ vertices, edges, source }) => ({
        vertices,
        edges: edges.map(([u, v, weight]) => [u % vertices, v % vertices, weight] as const),
        source: source % vertices,
      })),
    conventions: dijkstra.CONVENTIONS,
    stories: 6,
  }),
  'multi-machine-schedule': expectations<schedule.ScheduleInstance>({
    wordings: schedule.WORDINGS,
    instances: fc.record({ queues: small, tasks: fc.array(fc.tuple(small, small), { minLength: 1 }) }),
    conventions: schedule.CONVENTIONS,
    stories: 6,
  }),
  'count-letters': expectations<countLetters.CountLettersInstance>({
    wordings: countLetters.WORDINGS,
    instances: fc.record({ text: printable, letter }),
    conventions: countLetters.CONVENTIONS,
    stories: 6,
  }),
  'diophantine-equation': expectations<diophantine.DiophantineInstance>({
    wordings: diophantine.WORDINGS,
    instances: fc.record({ x1: small, x2: small, n: count }),
    conventions: diophantine.CONVENTIONS,
    stories: 6,
  }),
  'prime-search': expectations<primes.PrimeSearchInstance>({
    wordings: primes.WORDINGS,
    instances: fc.tuple(small, small).map(([n, more]) => ({ n, m: n + more })),
    conventions: primes.CONVENTIONS,
    stories: 6,
  }),
  lcs: expectations<lcs.LcsInstance>({
    wordings: lcs.WORDINGS,
    instances: fc.record({ x1: letters, x2: letters }),
    conventions: lcs.CONVENTIONS,
    stories: 6,
  }),
  'levenshtein-distance': expectations<levenshtein.LevenshteinInstance>({
    wordings: levenshtein.WORDINGS,
    instances: fc.record({ x1: letters, x2: letters }),
    conventions: levenshtein.CONVENTIONS,
    stories: 6,
  }),
  'permutation-combination': expectations<combinations.CombinationInstance>({
    wordings: combinations.WORDINGS,
    instances: fc
      .tuple(fc.oneof(distinctIntegers, fc.uniqueArray(letter, { minLength: 1 })), fc.nat())
      .map(([list, choice]) => ({ list, k: (choice % list.length) + 1 })),
    conventions: combinations.CONVENTIONS,
    stories: 6,
  }),
  'palindrome-combination': expectations<palindromes.PalindromeInstance>({
    wordings: palindromes.WORDINGS,
    instances: fc.record({ text: letters }),
    conventions: palindromes.CONVENTIONS,
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

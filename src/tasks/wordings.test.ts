import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WORDINGS as BINARY_SEARCH, type BinarySearchInstance } from './divide-and-conquer/binary-search.wordings.ts';
import { WORDINGS as KNAPSACK, type KnapsackInstance } from './dp/knapsack-01.wordings.ts';
import { WORDINGS as ADDITION, type AdditionInstance } from './simulation/large-number-addition.wordings.ts';
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
};

// ── Checks ──

describe.each(Object.entries(TASKS))('the wordings of %s', (_task, { wordings, instances, conventions, stories }) => {
  const renderings = (check: (query: string, id: string, instance: Instance) => void) =>
    fc.assert(
      fc.property(instances, (instance) => {
        for (const { id, query } of wordings) check(query(instance), id, instance);
      }),
    );

  test('are at least 24, some of them stories', () => {
    expect(wordings.length).toBeGreaterThanOrEqual(24);
    expect(wordings.filter(({ story }) => story).length).toBeGreaterThanOrEqual(stories);
  });

  test('have different ids in kebab case', () => {
    const ids = wordings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('render all data of the instance', () => {
    renderings((query, id, instance) => expect([id, missingData(query, instance)]).toEqual([id, []]));
  });

  test('name every convention', () => {
    renderings((query, id) => {
      const unnamed = Object.entries(conventions).flatMap(([name, phrases]) => (phrases.test(query) ? [] : [name]));
      expect([id, unnamed]).toEqual([id, []]);
    });
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
  const numbers = query.match(/(?<![\w.-]|\d\.)-?\d+(\.\d+)?(?!\w|\.\d)/g) ?? [];
  return Object.entries(instance).flatMap(([field, value]) => {
    const parts = [value].flat(2).map(String);
    const present = parts.every((part) => /^-?\d+(\.\d+)?$/.test(part))
      ? isSubsequence(parts, numbers)
      : query.includes(parts.join());
    return present ? [] : [field];
  });
}

function isSubsequence(parts: readonly string[], of: readonly string[]): boolean {
  let next = 0;
  for (const each of of) if (each === parts[next]) next++;
  return next === parts.length;
}

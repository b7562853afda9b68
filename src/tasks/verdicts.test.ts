import { describe, expect, test } from 'vitest';
import { NONE } from '../trace/atomic-state.ts';
import { chainOfThought } from '../runs/solution.ts';
import { solveTask } from './task-subject.ts';
import { Random } from '../base/random.ts';
import { taskById } from './registry.ts';

/** Two numbers and the verdict that is printed of them, in this order, as the groups of a pattern name them. */
const PRINTED: Readonly<Record<string, readonly RegExp[]>> = {
  'bubble-sort': [/compare (?<one>-?\d+), (?<other>-?\d+): next .+\n(?<verdict>[<=>]), put/gu],
  'binary-search': [
    /s\d+ = (?<other>-?\d+), target = (?<one>-?\d+)\ntarget (?<verdict>[<=>]) s/gu,
    /middle (?<one>\d+) in \{(?<other>\d+), .*\n.*, middle (?<verdict>[<=>]) left/gu,
    /middle (?<one>\d+) in \{\d+, (?<other>\d+)\}.*\n.*, middle (?<verdict>[<=>]) right/gu,
  ],
  'large-number-division': [
    /remainder (?<one>\d+), divisor (?<other>\d+), count \d+\nremainder (?<verdict>[<=>]) divisor/gu,
  ],
  'knapsack-01': [
    /dp\[\d+\]\[(?<one>\d+)\]: capacity (?<other>\d+)\n(?<verdict>[<=>]) capacity/gu,
    /dp\[\d+\]\[(?<other>\d+)\]: above \d+, weight (?<one>\d+).*\nweight (?<verdict>[<=>]) column/gu,
    /above (?<one>\d+), weight .*\nweight [<=>] column, with = (?<other>\d+), above (?<verdict>[<=>]) with/gu,
  ],
  lcs: [/above (?<one>\d+), left (?<other>\d+)\n≠, above (?<verdict>[<=>]) left/gu],
  'levenshtein-distance': [
    /above (?<one>\d+), left (?<other>\d+), .*\n≠, above (?<verdict>[<=>]) left/gu,
    /left (?<one>\d+), diagonal (?<other>\d+)\n≠, above [=>] left, smaller (?<verdict>[<=>]) diagonal/gu,
    /above (?<one>\d+), left \d+, diagonal (?<other>\d+)\n≠, above < left, smaller (?<verdict>[<=>]) diagonal/gu,
  ],
  dijkstra: [
    /select \d+: (?<one>\d+) and (?<other>\d+), .*\n(?<verdict>[<=>])/gu,
    /relax .*, d = (?<other>\d+), .*\n(?<one>\d+) (?<verdict>[<=>]) d/gu,
  ],
  'compare-numbers': [
    /whole digits (?<one>\d+) (?<verdict>[<=>]) (?<other>\d+)/gu,
    /digit \d+: (?<one>\d|none) and (?<other>\d|none)\nx1 (?<verdict>[<=>]) x2/gu,
  ],
  derangement: [/call\((?<one>\d+)\):(?: | caller (?:\d+|none)\n)n (?<verdict>[<=>]) (?<other>\d+)/gu],
  'population-growth': [
    /x = (?<other>\d+)(?:, .*)?\n.*, (?<one>\d+) (?<verdict>[<=>]) x/gu,
    /, left (?<one>\d+) (?<verdict>[<=>]) (?<other>0)\n/gu,
  ],
  'multi-machine-schedule': [/select \d+: (?<one>\d+) and (?<other>\d+), .*\n(?<verdict>[<=>])/gu],
  'prime-search': [
    /divide by (?<other>\d+): \d+\n= (?<one>\d+) (?<verdict>[<=>]) divisor/gu,
    /remainder (?<one>\d+) (?<verdict>[<=>]) (?<other>0)\n/gu,
    /c = (?<one>\d+), m = (?<other>\d+)\n(?:prime \d+|c) (?<verdict>[<=>]) m/gu,
  ],
  'diophantine-equation': [
    /remainder (?<one>\d+) (?<verdict>[<=>]) (?<other>0)\n/gu,
    /rest (?<one>\d+), x1 (?<other>\d+)\n(?:\(.*\), )?rest (?<verdict>[<=>]) x1/gu,
  ],
};

describe('a verdict in the text', () => {
  test.each(Object.entries(PRINTED))('of %s is what the numbers beside it say', (id, patterns) => {
    const task = taskById(id)!;
    const wrong: string[] = [];
    let found = 0;
    for (let seed = 0; seed < 12; seed++) {
      const instance = task.sample(new Random('verdicts', id, seed), { ...task.ranges.L, from: task.ranges.S.from });
      const text = chainOfThought(solveTask(task, instance), { variant: 'tail', arithmetic: 'folded' }).text();
      for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
        found++;
        const { one = '', other = '', verdict } = match.groups ?? {};
        const difference = numberOf(one) - numberOf(other);
        if (verdict !== (difference < 0n ? '<' : difference > 0n ? '>' : '=')) wrong.push(match[0]);
      }
    }
    expect(found).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

/** A printed number; a digit that is not there counts as 0. */
const numberOf = (printed: string): bigint => (printed === NONE ? 0n : BigInt(printed));

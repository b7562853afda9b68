import { describe, expect, test } from 'vitest';
import { Random } from '../tasks/random.ts';
import { TASKS } from '../tasks/registry.ts';
import { chainOfThought, solve } from '../tasks/solution.ts';

/** Every line of nested arithmetic, by its first word: what its digits make, as the line says it. A digit that is missing is a 0. */
const COLUMNS: Readonly<Record<string, (read: readonly number[], line: string) => string>> = {
  count: (read) => carried(sum(read)),
  add: (read) => carried(sum(read)),
  'count down': ([digit = 0, ...less]) => borrowed(digit - sum(less)),
  subtract: ([digit = 0, ...less]) => borrowed(digit - sum(less)),
  // Left of the number only the carry is read.
  multiply: (read) => carried(read.length === 1 ? read[0]! : read[0]! * read[1]! + read[2]!),
  halve: ([dividend = 0]) => `= ${Math.floor(dividend / 2)}, remainder ${dividend % 2}`,
  'bring down': (_, line) =>
    `= ${Number(/remainder (?<number>\d+),/u.exec(line)?.groups?.number ?? '') * 10 + digitOf(line)}`,
  quotient: (_, line) => (line.includes('+ 1') ? `= ${digitOf(line) + 1}` : 'stands'),
  compare: (_, line) => {
    const [one = 0, other = 0] = line
      .split(', verdict ')[0]!
      .split(' and ')
      .map((digit) => Number(digit.replace('none', '0')));
    return `now ${one < other ? '<' : one > other ? '>' : /verdict (?<verdict>[<=>])/u.exec(line)!.groups!.verdict}`;
  },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const carried = (total: number): string => `= ${total % 10}, carry ${Math.floor(total / 10)}`;
const borrowed = (difference: number): string => `= ${(difference + 10) % 10}, borrow ${difference < 0 ? 1 : 0}`;
const digitOf = (line: string): number => Number(/digit (?<digit>\d)/u.exec(line)!.groups!.digit);

describe('a column of nested arithmetic', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('of %s says what its digits make', (id, task) => {
    const wrong: string[] = [];
    let found = 0;
    for (let seed = 0; seed < 6; seed++) {
      const solution = solve(task, task.sample(new Random('columns', id, seed), task.ranges.S));
      const lines = chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' }).text().split('\n');
      for (const line of lines.filter((each) => each.startsWith('  '))) {
        const {
          name = '',
          read = '',
          made,
        } = /^ +(?<name>[a-z ]+): (?<read>.*?),? (?<made>= .*|now .|stands) → .*$/u.exec(line)?.groups ?? {};
        const right = COLUMNS[name]?.([...read.matchAll(/\d+/gu)].map(Number), read);
        if (made === undefined || right !== made) wrong.push(line);
        found++;
      }
    }
    expect(found).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

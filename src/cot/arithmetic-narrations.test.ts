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

/** What a column hands on to the next one of its sweep. */
const HANDED_ON: ReadonlySet<string> = new Set(['carry', 'borrow', 'verdict', 'remainder']);

describe('where a line of nested arithmetic says that it leads', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('is where it goes in %s', (id, task) => {
    const wrong: string[] = [];
    let ends = 0;
    for (let seed = 0; seed < 6; seed++) {
      const solution = solve(task, task.sample(new Random('leads', id, seed), task.ranges.S));
      const { trace } = solution;
      const cot = chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' });
      for (let position = 0; position < trace.outerLength; position++) {
        const words = cot.segments(position).map(({ text }) => text);
        const lines = words
          .join('')
          .split('\n')
          .filter((line) => line.startsWith('  '));
        const states = trace.children(trace.outerIndex(position)).map((index) => trace.state(index));
        expect(lines).toHaveLength(states.length);
        lines.forEach((line, place) => {
          const next = lines[place + 1]?.trim() ?? '';
          const follower = states[place + 1];
          const taken = follower?.fetched.find(({ name }) => HANDED_ON.has(name));
          const takesOver =
            taken !== undefined &&
            follower?.kind === states[place]!.kind &&
            trace.sourcesOf(taken).some((source) => source.kind === 'state' && source.state === states[place]!.index);
          const leads = line.slice(line.indexOf('→ ') + 2);
          if (leads === 'done') ends++;
          if (!LEADS[leads]?.(next, takesOver)) wrong.push(`${line} | ${next}`);
        });
      }
    }
    expect(ends).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});

/** By the words at the end of a line, whether the line after it, and what it takes over, are what they say. */
const LEADS: Readonly<Record<string, (next: string, takesOver: boolean) => boolean>> = {
  'column to the left': (_, takesOver) => takesOver,
  'column to the right': (_, takesOver) => takesOver,
  done: (next, takesOver) => !takesOver && !/^bring down: remainder \d/u.test(next),
  'next digit': (next) => /^bring down: remainder \d/u.test(next),
  'compare with the divisor': (next) => next.startsWith('compare: '),
  'subtract the divisor': (next) => next.startsWith('subtract: '),
};

import { describe, expect, test } from 'vitest';
import { Random } from '../base/random.ts';
import { TASKS } from '../tasks/registry.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';

const SEEDS = 6;

/** What a line of nested arithmetic must say, by its operation and the digits that it read: `none` where a number has no digit. */
const COLUMNS: Readonly<Record<string, (read: readonly (number | undefined)[], line: string) => string>> = {
  count: (read) => carried(sum(read)),
  add: (read) => (isPast(read) ? '= none, carry 0' : carried(sum(read))),
  'count down': ([digit = 0, ...less]) => borrowed(digit - sum(less)),
  subtract: (read) => (isPast(read) ? '= none, borrow 0' : borrowed((read[0] ?? 0) - sum(read.slice(1)))),
  multiply: ([digit, factor = 0, carry = 0]) =>
    digit === undefined && carry === 0 ? '= none, carry 0' : carried((digit ?? 0) * factor + carry),
  halve: ([remainder = 0, digit]) =>
    digit === undefined
      ? `= none, remainder ${remainder}`
      : `= ${Math.floor((10 * remainder + digit) / 2)}, remainder ${digit % 2}`,
  'bring down': ([digit, remainder = 0]) => (digit === undefined ? '' : `= ${10 * remainder + digit}`),
  'digit of': ([digit = 0], line) => (/verdict </u.test(line) ? 'stands' : `+ 1 = ${digit + 1}`),
  compare: ([one = 0, other = 0], line) =>
    `now ${one < other ? '<' : one > other ? '>' : /verdict (?<verdict>[<=>])/u.exec(line)!.groups!.verdict}`,
  factor: () => '',
};

type Read = readonly (number | undefined)[];

const sum = (numbers: Read): number => numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
const carried = (total: number): string => `= ${total % 10}, carry ${Math.floor(total / 10)}`;
const borrowed = (difference: number): string => `= ${(difference + 10) % 10}, borrow ${difference < 0 ? 1 : 0}`;
/** Neither number has a digit in the column, and nothing is carried into it. */
const isPast = ([digit, other, carry]: Read): boolean => digit === undefined && other === undefined && carry === 0;

describe('a column of nested arithmetic', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('of %s says what its digits make', (id, task) => {
    const wrong: string[] = [];
    let found = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const solution = solveTask(task, task.sample(new Random('columns', id, seed), task.ranges.S));
      for (const { operation, line } of nestedLines(solution)) {
        // What a task nests of its own has words of its own.
        if (operation === undefined) continue;
        const { read = '', made = '' } =
          /^ +[^:]+: (?<read>.*?),? ?(?<made>= .*|now .|stands|\+ 1 = \d)? → .*$/u.exec(line)?.groups ?? {};
        const digits = [...read.matchAll(/(?<![\d-])\d+|none|-/gu)].map(([word]) =>
          /\d/u.test(word) ? Number(word) : undefined,
        );
        if (COLUMNS[operation]?.(digits, read) !== made) wrong.push(line);
        found++;
      }
    }
    // A machine may do without arithmetic: places can be named by what stands there.
    const computes = task.machine().marks.some(({ kind }) => kind.operation !== undefined);
    expect(found).toBeGreaterThanOrEqual(computes ? 10 : 0);
    expect(wrong).toEqual([]);
  });
});

/** What a column hands on to the next one of its sweep. */
const HANDED_ON: ReadonlySet<string> = new Set(['carry', 'borrow', 'verdict', 'remainder']);

describe('a line of nested arithmetic that leads to its own operation', () => {
  test.each(TASKS.map((task) => [task.id, task] as const))('of %s hands on to the next column', (id, task) => {
    const wrong: string[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const solution = solveTask(task, task.sample(new Random('leads', id, seed), task.ranges.S));
      const { trace } = solution;
      const lines = [...nestedLines(solution)];
      lines.forEach(({ index, line, operation }, place) => {
        const follower = lines[place + 1];
        const name = trace.state(index).kind.name;
        if (operation === undefined || !line.endsWith(`→ ${name}`) || !follower) return;
        const taken = trace.state(follower.index).fetched.find((operand) => HANDED_ON.has(operand.name));
        const sources = taken ? trace.sourcesOf(taken) : [];
        if (!sources.some((source) => source.kind === 'state' && source.state === index)) wrong.push(line);
      });
    }
    expect(wrong).toEqual([]);
  });
});

/** The nested lines of a run's unfolded text, each with the index of its state and the name of its operation. */
function* nestedLines(
  solution: Solution,
): Generator<{ readonly index: number; readonly operation: string | undefined; readonly line: string }> {
  const { trace } = solution;
  const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'unfolded' });
  for (let position = 0; position < trace.outerLength; position++) {
    const words = text.segments(position).map((segment) => segment.text);
    const lines = words
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('  '));
    const states = trace.children(trace.outerIndex(position));
    expect(lines).toHaveLength(states.length);
    for (const [place, index] of states.entries())
      yield { index, operation: trace.state(index).kind.operation, line: lines[place]! };
  }
}

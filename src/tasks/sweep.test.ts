import { describe, expect, test } from 'vitest';
import { exportMachine } from '../machine/table/exchange.ts';
import { NaiveSimulator } from '../testing/naive-simulator.ts';
import { ORACLES } from '../testing/oracles.ts';
import { parseInstance } from './instance.ts';
import { Random } from '../base/random.ts';
import { PAPER_RANGES, type NamedRange } from './ranges.ts';
import { TASKS } from './registry.ts';
import { tapeSymbols } from '../runs/solution.ts';
import { solveTask } from './task-subject.ts';
import type { Task } from './task.ts';

/** Instances a task and range of the paper. */
const PER_RANGE = 1000;
/** Instances a task beyond L, where runs are long; the whole sweep is 3,200 a task. */
const BEYOND = 200;
/** Backtracking doubles its work with every element: beyond L it goes to this length only, elsewhere to twice the end of L. */
const LONGEST_BACKTRACKED = 10;
/** Runs a task that the naive simulator repeats. */
const REPEATED = 20;
/** Milliseconds: the slowest takes half a minute; a busy machine may take ten times as long. */
const TIMEOUT = 600_000;

/** S, M, L and what lies between L and twice its end. */
const rangesOf = (task: Task): NamedRange[] => [
  ...PAPER_RANGES.map((name) => ({ name, ...task.ranges[name] })),
  {
    name: 'beyond L',
    from: task.ranges.L.to + 1,
    to: task.algorithmClass === 'backtracking' ? LONGEST_BACKTRACKED : 2 * task.ranges.L.to,
  },
];

const instancesOf = ({ name }: NamedRange) => (name === 'beyond L' ? BEYOND : PER_RANGE);

describe.each(TASKS.map((task) => [task.id, task] as const))('%s', (id, task) => {
  for (const range of rangesOf(task))
    test(`agrees with the oracle on ${instancesOf(range)} instances of ${range.name}`, { timeout: TIMEOUT }, () => {
      const machine = task.machine();
      const seen = new Set<string>();
      for (let index = 0; index < instancesOf(range); index++) {
        const instance = task.sample(new Random('sweep', id, range.name, index), range);
        // A range may hold few instances; a run of one that came before would be the same run.
        if (seen.size === seen.add(JSON.stringify(instance)).size) continue;
        expect(parseInstance(task, JSON.parse(JSON.stringify(instance)))).toEqual({ ok: true, instance });
        expect(task.length(instance)).toBeGreaterThanOrEqual(range.from);
        expect(task.length(instance)).toBeLessThanOrEqual(range.to);
        const { run, answer, trace } = solveTask(task, instance);
        expect(run.outcome, JSON.stringify(instance)).toEqual({ kind: 'accepted' });
        expect(answer, JSON.stringify(instance)).toBe(ORACLES[id]!(instance));
        expect(task.check(instance, answer!)).toBe(true);
        expect(trace.machine).toBe(machine);
      }
    });

  test(
    `the naive simulator repeats ${REPEATED} runs of all lengths to the step, by one table`,
    { timeout: TIMEOUT },
    () => {
      const machine = task.machine();
      const table = JSON.stringify(exportMachine(machine));
      const exchange = JSON.parse(table) as ReturnType<typeof exportMachine>;
      for (let index = 0; index < REPEATED; index++) {
        const range = rangesOf(task)[index % 4]!;
        const instance = task.sample(new Random('naive', id, index), range);
        const { run } = solveTask(task, instance);
        const contents = task.encode(instance);
        const naive = new NaiveSimulator(
          exchange,
          exchange.tapes.map((name) => [...(contents[name] ?? '')]),
        ).run(run.steps + 1);
        const engine = run.seek(run.steps);
        expect(naive.halted).toBe('accept');
        expect(naive.steps).toBe(run.steps);
        expect(naive.tapes).toEqual(machine.tapes.map((_, tape) => tapeSymbols(engine, tape).join('')));
      }
      // Neither the instances nor their lengths have left anything in the rules.
      expect(task.machine()).toBe(machine);
      expect(JSON.stringify(exportMachine(machine)) === table).toBe(true);
    },
  );
});

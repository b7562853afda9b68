/**
 * How much the sweep of the tasks catches: single random changes of rules, each run on instances of the sweep.
 *
 *     npm run mutation [-- --task ID] [--changes 20] [--seed 1]
 *
 * A change makes one rule that fires in the sweep write another symbol, move a head that it uses otherwise, or go to another
 * state. It is caught when some run answers wrongly, gets stuck, rejects, does not end, or leaves another trace. Printed are,
 * for each task, the share that is caught and by what, the share of rules that never fire and why, and the changes that nothing
 * caught.
 */
import { parseArgs } from 'node:util';
import type { Machine } from '../src/machine/table/machine.ts';
import { rulesOf, type Rule } from '../src/machine/table/rules.ts';
import { Random } from '../src/base/random.ts';
import { TASKS } from '../src/tasks/registry.ts';
import type { Task } from '../src/tasks/task.ts';
import { changedMachine, drawnChange, inWords, type Change } from './mutation/change.ts';
import { differenceOf, referenceRuns, type Difference, type ReferenceRun } from './mutation/runs.ts';
import { survivalHint } from './mutation/survival-hint.ts';

const { values } = parseArgs({
  options: {
    task: { type: 'string' },
    changes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.changes);
const tasks = TASKS.filter(({ id }) => values.task === undefined || id === values.task);
if (tasks.length === 0 || !Number.isSafeInteger(count) || count < 1) {
  console.error(
    `Allowed: --task, one of ${TASKS.map(({ id }) => id).join(', ')}; --changes, a whole number, 1 or more.`,
  );
  process.exit(2);
}

interface Survivor {
  readonly change: string;
  readonly hint: string;
}

/** The rules that fire in the runs of each task. */
const firedIn = new Map<string, ReadonlySet<number>>();
const survivors: ({ task: string } & Survivor)[] = [];
let caught = 0;
const table = tasks.map((task) => {
  const { row, survived } = mutated(task);
  survivors.push(...survived.map((each) => ({ task: task.id, ...each })));
  caught += count - survived.length;
  return row;
});
console.table(table);
for (const { id, machine } of tasks) console.log(`${id}: ${silence(rulesOf(machine()), firedIn.get(id)!)}`);
for (const { task, change, hint } of survivors) console.log(`survived in ${task}: ${change}\n  ${hint}`);
const share = caught / (count * tasks.length);
console.log(`${caught} of ${count * tasks.length} changes were caught (${percent(share)}).`);
process.exitCode = share >= 0.95 ? 0 : 1;

function mutated(task: Task): { row: object; survived: Survivor[] } {
  const machine = task.machine();
  const rules = rulesOf(machine);
  const { runs, fired } = referenceRuns(task, rules);
  firedIn.set(task.id, fired);
  const random = new Random('mutation', values.seed, task.id);
  const differences: Record<Difference, number> = { answer: 0, 'no rule': 0, rejected: 0, 'step limit': 0, trace: 0 };
  const survived: Survivor[] = [];
  const firing = [...fired].toSorted((one, other) => one - other);
  for (let index = 0; index < count; index++) {
    const change = drawnChange(random, machine, rules[random.pick(firing)]!);
    const difference = firstDifference(machine, change, runs);
    if (difference) differences[difference]++;
    else survived.push({ change: inWords(machine, change), hint: survivalHint(machine, change, rules, runs) });
  }
  return {
    row: {
      task: task.id,
      runs: runs.length,
      rules: rules.length,
      'never fire': percent(1 - fired.size / rules.length),
      caught: percent(1 - survived.length / count),
      'wrong answer': differences.answer,
      stuck: differences['no rule'] + differences.rejected,
      'step limit': differences['step limit'],
      'changed trace': differences.trace,
      survived: survived.length,
    },
    survived,
  };
}

/** Why rules never fire. */
function silence(rules: readonly Rule[], fired: ReadonlySet<number>): string {
  const entered = new Set([...fired].map((index) => rules[index]!.state));
  const silent = rules.filter((_, index) => !fired.has(index));
  const inOthers = silent.filter(({ state }) => !entered.has(state)).length;
  return `${silent.length} rules never fire: ${silent.length - inOthers} stand for symbols that never meet under the heads in their state, ${inOthers} belong to states that are never entered.`;
}

/** What the first run shows that is not as it should be; short runs first. */
function firstDifference(machine: Machine, change: Change, runs: readonly ReferenceRun[]): Difference | undefined {
  const changed = changedMachine(machine, change);
  for (const run of runs) {
    const difference = differenceOf(changed, run);
    if (difference) return difference;
  }
  return undefined;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

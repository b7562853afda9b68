import { type TapeContents } from '../src/machine/engines/engine.ts';
import { type Machine } from '../src/machine/table/machine.ts';
import { parseInstance } from '../src/tasks/instance.ts';
import { Random } from '../src/base/random.ts';
import { taskById } from '../src/tasks/registry.ts';
import { type Instance } from '../src/tasks/task.ts';
import { busyBeaver } from './busy-beaver.ts';

/** A machine and its input, long enough to be timed. */
export interface Workload {
  readonly name: string;
  readonly machine: Machine;
  readonly contents: TapeContents;
}

/** The machines that engines are compared on; a name alone for a task that is not in the registry. */
export function workloads(): (Workload | { readonly name: string })[] {
  const random = new Random('bench', 'engines');
  const digits = (count: number) =>
    `${random.integer(1, 9)}${Array.from({ length: count - 1 }, () => random.integer(0, 9)).join('')}`;
  const items = Array.from({ length: 20 }, () => ({ weight: random.integer(1, 60), value: random.integer(1, 999) }));
  return [
    ofTask('addition, 200,000 digits', 'large-number-addition', { x1: digits(200_000), x2: digits(199_000) }),
    ofTask('knapsack, W = 400', 'knapsack-01', {
      capacity: 400,
      weights: items.map(({ weight }) => weight),
      values: items.map(({ value }) => value),
    }),
    ofTask('derangement, n = 300', 'derangement', { n: 300 }),
    ofTask('primes to 3,000', 'prime-search', { n: 2, m: 3000 }),
    { name: 'five-state busy beaver', machine: busyBeaver(), contents: {} },
  ];
}

function ofTask(name: string, id: string, instance: Instance): Workload | { name: string } {
  const task = taskById(id);
  if (!task) return { name };
  // What a person may type is bounded; the machine is not, and is asked directly where the form would refuse.
  const parsed = parseInstance(task, instance);
  return { name, machine: task.machine(), contents: task.encode(parsed.ok ? parsed.instance : instance) };
}

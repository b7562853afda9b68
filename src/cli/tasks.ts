import { Command } from 'commander';
import { variantsOf } from '../cot/variants.ts';
import { rulesOf } from '../machine/table/rules.ts';
import { capacityOf } from '../tasks/library/capacity.ts';
import { PAPER_RANGES } from '../tasks/ranges.ts';
import { TASKS } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import { wordingsOf } from '../tasks/wordings.ts';

/** `tail tasks`: what there is, as JSON. */
export function tasksCommand(): Command {
  return new Command('tasks')
    .description(
      'List the tasks as JSON: id, title, class, what is computed, what length means, ranges and what they hold where that is little, machine, variants.',
    )
    .action(() => {
      process.stdout.write(`${JSON.stringify(TASKS.map(listed), null, 2)}\n`);
    });
}

function listed(task: Task) {
  const { id, title, algorithmClass, summary, lengthMeaning, ranges, fields } = task;
  const machine = task.machine();
  const capacities = PAPER_RANGES.flatMap((name) => {
    const capacity = capacityOf(task, ranges[name]);
    return capacity ? [[name, capacity] as const] : [];
  });
  return {
    id,
    title,
    class: algorithmClass,
    summary,
    length: lengthMeaning,
    ranges: Object.fromEntries(PAPER_RANGES.map((name) => [name, [ranges[name].from, ranges[name].to]])),
    // Stated where a range holds so little that a dataset can exhaust it.
    ...(capacities.length > 0 ? { capacity: Object.fromEntries(capacities) } : {}),
    instance: Object.fromEntries(Object.entries(fields).map(([name, { allowed }]) => [name, allowed])),
    wordings: wordingsOf(task).length,
    machine: {
      states: machine.states.length,
      rules: rulesOf(machine).length,
      tapes: machine.tapes.map(({ name }) => name),
    },
    variants: variantsOf(task).map((variant) => variant.id),
  };
}

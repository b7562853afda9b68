import { Command } from 'commander';
import { TASKS } from '../tasks/registry.ts';

/** `tail tasks`: what there is, as JSON. */
export function tasksCommand(): Command {
  return new Command('tasks')
    .description('List the tasks as JSON: id, title, class, what length means, ranges.')
    .action(() => {
      const list = TASKS.map(({ id, title, algorithmClass, summary, lengthMeaning, ranges, fields, wordings }) => ({
        id,
        title,
        class: algorithmClass,
        summary,
        length: lengthMeaning,
        ranges: Object.fromEntries(Object.entries(ranges).map(([name, { from, to }]) => [name, [from, to]])),
        instance: Object.fromEntries(Object.entries(fields).map(([name, { allowed }]) => [name, allowed])),
        wordings: wordings.length,
      }));
      process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    });
}

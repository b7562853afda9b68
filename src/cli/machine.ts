import { Command } from 'commander';
import { exportMachine } from '../machine/table/exchange.ts';
import { requireTask } from './usage-problem.ts';

/** `tail machine TASK`: the table δ of a task's machine in the exchange form. */
export function machineCommand(): Command {
  return new Command('machine')
    .description("Print a task's machine as JSON that any simulator can run.")
    .argument('<TASK>', "the task's id")
    .action((id: string) => {
      const { delta, ...rest } = exportMachine(requireTask(id).machine());
      const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, '');
      process.stdout.write(
        `${head},\n  "delta": [\n${delta.map((rule) => `    ${JSON.stringify(rule)}`).join(',\n')}\n  ]\n}\n`,
      );
    });
}

import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { FORMATS, formatById, writeMachine } from '../machines/formats/registry.ts';
import { exchangeText } from '../machines/formats/exchange.ts';
import { exportMachine } from '../machine/table/exchange.ts';
import { describedMachine, taskOrMachine } from './machine-files.ts';
import { UsageProblem } from './usage-problem.ts';

const IDS = FORMATS.map(({ id }) => id).join(', ');

/** `tail convert TASK|FILE --to FORMAT`: a machine in another format; what that cannot hold is said on stderr. */
export function convertCommand(): Command {
  return new Command('convert')
    .description('Write a machine in another format; its own is told from the content.')
    .argument('<TASK|FILE>', "the task's id, or a machine file; - reads standard input")
    .requiredOption('--to <FORMAT>', `one of ${IDS}`)
    .action((word: string, { to }: { readonly to: string }) => {
      const format = formatById(to);
      if (!format) throw new UsageProblem(fieldProblem('to', to, `one of ${IDS}`).message);
      const named = taskOrMachine(word);
      // Of a task's machine the description would be written out for each symbol.
      if (named.task && format.id === 'exchange') {
        process.stdout.write(exchangeText(exportMachine(named.task.machine())));
        return;
      }
      const written = writeMachine(format, describedMachine(named));
      if (!written.ok) throw new UsageProblem(written.reason);
      for (const sentence of written.lost) process.stderr.write(`${sentence}\n`);
      process.stdout.write(written.text);
    });
}

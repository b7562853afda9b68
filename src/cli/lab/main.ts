import { Command, CommanderError } from 'commander';
import { UsageProblem } from '../usage-problem.ts';
import { dataCommand } from './data.ts';
import { evaluateCommand } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { stepsCommand } from './steps.ts';
import { trainCommand } from './train.ts';
import { writeCommand } from './write.ts';

/** Exit code for input that cannot be used. */
const BAD_INPUT = 2;

/** Runs the lab's command line; returns the exit code. What is wrong with the input is said on stderr. */
async function main(words: readonly string[]): Promise<number> {
  const program = new Command('lab')
    .description('Small models that are trained on the texts of small machines: their data, training and figures.')
    .addCommand(dataCommand())
    .addCommand(stepsCommand())
    .addCommand(trainCommand())
    .addCommand(evaluateCommand())
    .addCommand(exportCommand())
    .addCommand(writeCommand());
  for (const command of [program, ...program.commands]) command.exitOverride().showSuggestionAfterError();
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : BAD_INPUT;
    if (!(problem instanceof UsageProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    return BAD_INPUT;
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

import { CommanderError } from 'commander';
import { makeProgram } from './program.ts';
import { UsageProblem } from './usage-problem.ts';
import { stdoutSentence } from './write-files.ts';

/** Exit code for input that cannot be used. */
const BAD_INPUT = 2;

/** Runs the command line; returns the exit code. What is wrong with the input is said on stderr. */
async function main(words: readonly string[]): Promise<number> {
  const program = makeProgram();
  const nested = program.commands.flatMap((command) => [command, ...command.commands]);
  for (const command of [program, ...nested]) command.exitOverride().showSuggestionAfterError();
  try {
    await program.parseAsync(words, { from: 'user' });
    // A command may have one of its own, such as that of a run without an answer.
    return Number(process.exitCode ?? 0);
  } catch (problem) {
    // Commander has printed its own message already; help is not an error.
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : BAD_INPUT;
    if (!(problem instanceof UsageProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    return BAD_INPUT;
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`${stdoutSentence(error)}\n`);
  process.exit(BAD_INPUT);
});

process.exitCode = await main(process.argv.slice(2));

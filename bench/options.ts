import { Command, type CommanderError } from 'commander';

/** Exit code for options that cannot be used. */
const BAD_INPUT = 2;

/** The command line of a measurement: commander says what is wrong with an option, and what there is with `--help`. */
export function measurement(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : BAD_INPUT));
}

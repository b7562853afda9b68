import { Command } from 'commander';
import { convertCommand } from './convert.ts';
import { generateCommand } from './generate.ts';
import { gradeCommand } from './grade.ts';
import { joinCommand } from './join.ts';
import { jobsCommand } from './jobs.ts';
import { machineCommand } from './machine.ts';
import { runCommand } from './run.ts';
import { stepsCommand } from './steps.ts';
import { tasksCommand } from './tasks.ts';

/** The command line with all of its commands; nothing runs before it is told to parse words. */
export function makeProgram(): Command {
  return new Command('tail')
    .description('Turing machines for algorithm tasks, the chain of thought of their runs, and datasets made of it.')
    .addCommand(tasksCommand())
    .addCommand(machineCommand())
    .addCommand(runCommand())
    .addCommand(convertCommand())
    .addCommand(generateCommand())
    .addCommand(stepsCommand())
    .addCommand(gradeCommand())
    .addCommand(joinCommand())
    .addCommand(jobsCommand());
}

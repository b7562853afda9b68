import { Command } from 'commander';
import { grouped } from '../base/grouped.ts';
import { exportMachine } from '../machine/table/exchange.ts';
import { haltingStates } from '../machines/description.ts';
import { exchangeText } from '../machines/formats/exchange.ts';
import { problemSentence } from '../machines/problems.ts';
import { taskOrMachine, type OpenedMachine } from './machine-files.ts';

/** `tail machine TASK|FILE`: the table δ of a task's machine in the exchange form; of a file what it holds and what is wrong with it. */
export function machineCommand(): Command {
  return new Command('machine')
    .description("Print a task's machine as JSON that any simulator can run; or say what a machine file holds.")
    .argument('<TASK|FILE>', "the task's id, or a machine file; - reads standard input")
    .action((word: string) => {
      const named = taskOrMachine(word);
      process.stdout.write(named.task ? exchangeText(exportMachine(named.task.machine())) : summary(named.opened));
    });
}

function summary({ name, file, machine }: OpenedMachine): string {
  const { tapes, states, rules, symbols, blank, start, input } = machine;
  const halting = [...haltingStates(machine)].map(([state, kind]) => `“${state}” (${kind})`);
  const title = machine.name ? `“${machine.name}”, ` : '';
  const lines = [
    `${name}: ${title}${file.format!.title}`,
    `${counted(states.length, 'state')}, ${counted(rules.length, 'rule')}, ${counted(tapes.length, 'tape')}, ${counted(symbols.length, 'symbol')} beside the blank “${blank}”`,
    `starts in “${start}”; ${halting.length > 0 ? `halts in ${halting.join(', ')}` : 'has no halting state'}`,
    ...(input ? [`input: ${input.map((content) => `“${content.join('')}”`).join(', ')}`] : []),
    ...file.problems.map(problemSentence),
  ];
  return `${lines.join('\n')}\n`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

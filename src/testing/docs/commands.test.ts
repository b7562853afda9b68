import type { Command } from 'commander';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../../../scripts/docs/made-pages.ts';
import { settingsOf, type DatasetOptions } from '../../cli/dataset-options.ts';
import { dataCommand } from '../../cli/lab/data.ts';
import { evaluateCommand } from '../../cli/lab/evaluate.ts';
import { exportCommand } from '../../cli/lab/export.ts';
import { stepsCommand } from '../../cli/lab/steps.ts';
import { trainCommand } from '../../cli/lab/train.ts';
import { writeCommand } from '../../cli/lab/write.ts';
import { makeProgram } from '../../cli/program.ts';
import { planOf } from '../../dataset/settings/plan.ts';
import { isSound } from '../../dataset/settings/settings.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Written {
  readonly page: string;
  /** The words after the program's name. */
  readonly words: readonly string[];
  readonly program: 'tail' | 'lab';
}

/** How the pages call the two programs. */
const CALL = /^(?:npm run (?:--silent )?(tail|lab) -- |(tail)(?:-tracer)? )(.*)$/;

/** Every command of a page: the lines of its shell blocks, and those within a line that have options. */
function commandsOf(page: string): Written[] {
  const text = textOf(page);
  const blocks = [...text.matchAll(/^ *```sh\n([^]*?)^ *```/gm)].flatMap(([, block]) =>
    block!
      .replaceAll(/#.*$/gm, '')
      .replaceAll(/\s*\\\s*\n\s*/g, ' ')
      .split('\n'),
  );
  const inline = [...text.replaceAll(/```[^]*?```/g, '').matchAll(/`(npm run [^`]+ -- [^`]+ --[^`]+)`/g)].map(
    ([, line]) => line!,
  );
  return [...blocks, ...inline].flatMap((line) => {
    const [, ran, called, rest] = CALL.exec(line.trim()) ?? [];
    if (rest === undefined) return [];
    // What its output goes to, and the command after it, are the shell's.
    const words = rest.split(/ [>|] /)[0]!.match(/'[^']*'|\S+/g) ?? [];
    return [{ page, program: (ran ?? called) as 'tail' | 'lab', words: words.map((word) => word.replaceAll("'", '')) }];
  });
}

/** The commands of a program, which say what they were called with instead of doing it. */
function silenced(commands: readonly Command[], done: (options: DatasetOptions) => void): void {
  for (const command of commands) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    if (command.commands.length > 0) silenced(command.commands, done);
    else command.action((...came: unknown[]) => done((came.at(-1) as Command).opts<DatasetOptions>()));
  }
}

/** The options that a command line would run with; it throws where there is no such command or option. */
function parsed({ program, words }: Written): DatasetOptions | undefined {
  const commands =
    program === 'tail'
      ? [...makeProgram().commands]
      : [dataCommand(), stepsCommand(), trainCommand(), evaluateCommand(), exportCommand(), writeCommand()];
  let options: DatasetOptions | undefined;
  silenced(commands, (came) => (options = came));
  const command = commands.find((each) => each.name() === words[0]);
  if (!command) throw new Error(`There is no command ${words[0]}.`);
  command.parse(words.slice(1), { from: 'user' });
  return options;
}

const written = PAGES.flatMap(commandsOf);

test.each(
  written.map((command) => [`${command.page}: ${command.program} ${command.words.join(' ')}`, command] as const),
)('%s', (_, command) => {
  // `COMMAND` stands for any.
  if (command.words[0] === 'COMMAND') return;
  const options = parsed(command);
  const [name] = command.words;
  if (command.program !== 'tail' || !(name === 'jobs' || (name === 'generate' && !command.words.includes('--machine'))))
    return;
  // There are as many instances as it asks for.
  const plan = planOf(settingsOf(options!, true, 1));
  expect(isSound(plan) ? [] : plan.map(({ message }) => message)).toEqual([]);
});

test('commands are found on the pages', () => {
  expect(written.length).toBeGreaterThan(30);
});

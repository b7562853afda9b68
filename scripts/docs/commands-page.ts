import type { Command } from 'commander';
import { makeProgram } from '../../src/cli/program.ts';

/** Characters of a line of help: what a code block of a page shows without scrolling. */
const WIDTH = 110;

/** `docs/commands.md`: what every command says of itself. */
export function commandsPage(): string {
  const program = makeProgram();
  const sections = [program, ...program.commands.flatMap((command) => [command, ...command.commands])].map((command) =>
    [`## ${nameOf(command)}`, '```text', helpOf(command), '```']
      .join('\n\n')
      .replaceAll('```text\n\n', '```text\n')
      .replaceAll('\n\n```', '\n```'),
  );
  return `# The command line

Written by \`npm run make-docs\` of what the commands say with \`--help\`; change it there. In a clone of the project every command is run as
\`npm run --silent tail -- COMMAND\`. [files.md](files.md) says what is done to files, pipes and folders, and what exit codes mean.

${sections.join('\n\n')}
`;
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

/** The whole of a command's help, with what is added behind it. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => (help += text),
    getOutHelpWidth: () => WIDTH,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return help.trimEnd();
}

import { grouped } from '../../src/base/grouped.ts';
import { variantsOf } from '../../src/cot/variants.ts';
import { rulesOf } from '../../src/machine/table/rules.ts';
import { chainOfThought } from '../../src/runs/solution.ts';
import { PAPER_RANGES } from '../../src/tasks/ranges.ts';
import { TASKS } from '../../src/tasks/registry.ts';
import { ALGORITHM_CLASSES, type Task } from '../../src/tasks/task.ts';
import { solveTask } from '../../src/tasks/task-subject.ts';
import { wordingsOf } from '../../src/tasks/wordings.ts';

/** Lines of a text that a page shows; the beginning shows how the algorithm works. */
const SHOWN_LINES = 40;

/** The pages of `docs/tasks/`, by file name: one a task, and a list of them. */
export function taskPages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', listPage()],
    ...TASKS.map((task): [string, string] => [`${task.id}.md`, taskPage(task)]),
  ]);
}

const WRITTEN = 'Written by `npm run make-docs` of what the task says of itself; change it there.';

function listPage(): string {
  const rows = TASKS.map(
    (task) => `| [${task.title}](${task.id}.md) | ${ALGORITHM_CLASSES[task.algorithmClass]} | ${task.summary} |`,
  );
  return `# Tasks

${WRITTEN}

| task | class | what is computed |
|---|---|---|
${rows.join('\n')}
`;
}

function taskPage(task: Task): string {
  const machine = task.machine();
  const solution = solveTask(task, task.example);
  const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' }).text().trimEnd().split('\n');
  const ranges = PAPER_RANGES.map((name) => `${name} ${task.ranges[name].from}–${task.ranges[name].to}`).join(', ');
  const tapes = machine.tapes.map(({ name }) => `\`${name}\``).join(', ');
  const kinds = task.narrations.map(
    ({ kind: { name, fetch, result } }) => `| \`${name}\` | ${namesOf(fetch)} | ${namesOf(result)} |`,
  );
  const more = text.length - SHOWN_LINES;
  return `# ${task.title}

${WRITTEN}

${task.summary}

- Class: ${ALGORITHM_CLASSES[task.algorithmClass]}
- Length: ${task.lengthMeaning}; ${ranges}
- Variants: ${variantsOf(task)
    .map(({ id }) => `\`${id}\``)
    .join(', ')}
- Ways of asking: ${wordingsOf(task).length}

## Its machine

${grouped(machine.states.length)} states, ${grouped(rulesOf(machine).length)} rules, ${machine.tapes.length} tapes: ${tapes}. The answer is on
\`${task.outputTape}\`. The atomic states:

| atomic state | fetches | results |
|---|---|---|
${kinds.join('\n')}

## An example

> ${wordingsOf(task)[0]!.query(task.example).replaceAll('\n', '\n> ')}

\`\`\`json
${JSON.stringify(task.example)}
\`\`\`

${grouped(solution.run.steps)} machine steps, ${grouped(solution.trace.outerLength)} atomic states. In the variant \`tail\`:

\`\`\`text
${text.slice(0, SHOWN_LINES).join('\n')}${more > 0 ? `\n… ${grouped(more)} more lines` : ''}
\`\`\`

\`npm run --silent tail -- run ${task.id}\` prints all of it.
`;
}

const namesOf = (operands: object): string => Object.keys(operands).join(', ') || '–';

import { problemForPerson, type FieldProblem } from '../../../base/problems.ts';

/** What to do where nothing is chosen of a list. */
const NOTHING_CHOSEN: Readonly<Record<string, string>> = {
  tasks: 'Choose at least one task, or open a file with instances of your own.',
  variants: 'Choose at least one variant of the text.',
  formats: 'Choose at least one format.',
};

/** The names of fields as the page writes them above them. */
const LABELS: Readonly<Record<string, string>> = {
  range: 'Lengths',
  count: 'Examples',
  seed: 'Seed',
  mixture: 'Shares S:M:L',
  total: 'In total',
  evaluation: 'For evaluation',
  shards: 'Files a split',
  container: 'Container',
  formats: 'Formats',
  variants: 'Variants',
  variant: 'Variants',
  arithmetic: 'Arithmetic',
  instances: 'Your own instances',
};

/** A problem of the settings as the page says it: what to do, in the page's own names. */
export function personProblem(problem: FieldProblem): FieldProblem {
  const { field, message } = problem;
  const nothing = NOTHING_CHOSEN[field];
  if (nothing !== undefined && message.startsWith(`${field}: got []`)) return { field, message: nothing };
  return { field, message: problemForPerson(message, (name) => LABELS[name] ?? name) };
}

/** A problem of a file of own instances as the page says it below the file's name: which line, what came, what is allowed. */
export function fileSentence({ message }: FieldProblem): string {
  const sentence = problemForPerson(message, (name) => name)
    .replace(/^instances[,:] /, '')
    .replace(': nothing is typed.', ': nothing is there.');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

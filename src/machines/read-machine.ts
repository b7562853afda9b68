import { grouped } from '../base/grouped.ts';
import { reasonOf } from '../base/problems.ts';
import type { MachineDescription } from './description.ts';
import type { MachineFormat } from './format.ts';
import { FORMATS } from './formats/registry.ts';
import { lint } from './lint.ts';
import { ProblemList, type MachineProblem } from './problems.ts';
import { SourceText } from './source-text.ts';

/** Longest machine file, in UTF-16 units. */
const LONGEST_FILE = 8_000_000;

/** Most symbols of a machine, the blank included: an engine keeps a symbol in a byte. */
const MOST_SYMBOLS = 256;

/** What a machine file holds. */
export interface MachineFile {
  /** The format that the text is in, or looks as if it were meant to be in. */
  readonly format: MachineFormat | undefined;
  /** The machine; undefined exactly if one of the problems is an error. */
  readonly machine: MachineDescription | undefined;
  /** What is wrong or doubtful, by line. */
  readonly problems: readonly MachineProblem[];
}

/** Reads a machine file; its format is told from the content. Never throws: what is wrong is in `problems`. */
export function readMachine(text: string): MachineFile {
  const source = new SourceText(text);
  const problems = new ProblemList(source);
  const start = { from: 0, to: 0 };
  if (text.length > LONGEST_FILE) {
    problems.error({
      code: 'unsupported',
      range: start,
      reason: `The file has more than ${grouped(LONGEST_FILE)} characters.`,
    });
    return { format: undefined, machine: undefined, problems: problems.found };
  }
  const format = FORMATS.find((each) => each.recognises(source));
  if (!format) {
    const known = FORMATS.map(({ title }) => title);
    problems.error({
      code: 'unknown format',
      range: start,
      reason: text.trim() === '' ? 'The file is empty.' : 'This is no machine in a format that is known here.',
      suggestion: `Known are ${known.join(', ')}.`,
    });
    return { format, machine: undefined, problems: problems.found };
  }
  const machine = readSafely(format, source, problems);
  if (machine && machine.symbols.length >= MOST_SYMBOLS)
    problems.error({
      code: 'unsupported',
      range: start,
      reason: `The machine has ${machine.symbols.length + 1} symbols; a tape has room for ${MOST_SYMBOLS} different ones.`,
    });
  if (machine && !problems.hasErrors()) lint(machine, source, problems);
  const found = problems.found.toSorted((one, other) => one.from - other.from);
  return { format, machine: problems.hasErrors() ? undefined : machine, problems: found };
}

/** Parsers of nested texts go down as deep as the text does, and can run out of stack. */
function readSafely(format: MachineFormat, source: SourceText, problems: ProblemList): MachineDescription | undefined {
  try {
    return format.read(source, problems);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const reason = `The file is nested too deeply to be read: ${reasonOf(error)}.`;
    problems.error({ code: 'unsupported', range: { from: 0, to: 0 }, reason });
    return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { grouped } from '../base/grouped.ts';
import { fieldProblem, reasonOf } from '../base/problems.ts';
import { describeExchange } from '../machines/exchange-form.ts';
import type { MachineDescription } from '../machines/description.ts';
import { problemSentence } from '../machines/problems.ts';
import { textOfBytes } from '../machines/file-text.ts';
import { readMachine, type MachineFile } from '../machines/read-machine.ts';
import { exportMachine } from '../machine/table/exchange.ts';
import { TASKS, taskById } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import { refuseLarge } from './large-file.ts';
import { UsageProblem } from './usage-problem.ts';

/** Largest machine file in bytes, as on the page: a character of the longest one takes up to four. */
const LARGEST_FILE = 32_000_000;

/** A machine file that can be run. */
export interface OpenedMachine {
  /** The name of the file, without its folder. */
  readonly name: string;
  readonly file: MachineFile;
  readonly machine: MachineDescription;
}

/** The word for a file that comes in by standard input. */
const STANDARD_INPUT = '-';

/** What a word names where tasks and machine files are taken: a task, if there is one of this id, or a file. */
export type TaskOrMachine = { readonly task: Task } | { readonly task: undefined; readonly opened: OpenedMachine };

/** What a word names. Throws a `UsageProblem` where there is neither, or that says what is wrong with the file, line by line. */
export function taskOrMachine(word: string): TaskOrMachine {
  const task = taskById(word);
  return task ? { task } : { task: undefined, opened: openMachine(word) };
}

/** The machine of a task, or of a file. */
export function describedMachine(named: TaskOrMachine): MachineDescription {
  return named.task ? describeExchange(exportMachine(named.task.machine())) : named.opened.machine;
}

/** The machine of a file, or of standard input where the path is `-`. Throws a `UsageProblem` that says what is wrong with it, line by line. */
export function openMachine(path: string): OpenedMachine {
  const name = path === STANDARD_INPUT ? 'standard input' : basename(path);
  const file = readMachine(fileText(path));
  if (file.machine) return { name, file, machine: file.machine };
  const sentences = file.problems.map((problem) => `${name}, ${problemSentence(problem)}`);
  throw new UsageProblem(sentences.join('\n'));
}

function fileText(path: string): string {
  try {
    const text = textOfBytes(path === STANDARD_INPUT ? standardInput() : fileBytes(path));
    if (text.ok) return text.text;
    throw new UsageProblem(`${path === STANDARD_INPUT ? 'standard input' : path}: ${text.problem}`);
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    const tasks = TASKS.map(({ id }) => id).join(', ');
    const allowed = `a machine file, - for standard input, or one of ${tasks}`;
    // A word without a path that is no file was most likely meant for a task.
    const isThere = existsSync(path);
    const reason = isThere || /[/\\.]/.test(path) ? ` The file cannot be read: ${reasonOf(error)}.` : '';
    throw new UsageProblem(`${fieldProblem('TASK or FILE', path, allowed).message}${reason}`);
  }
}

function fileBytes(path: string): Uint8Array {
  refuseLarge('TASK or FILE', path, LARGEST_FILE);
  return readFileSync(path);
}

function standardInput(): Uint8Array {
  const bytes = readFileSync(process.stdin.fd);
  if (bytes.length <= LARGEST_FILE) return bytes;
  throw new UsageProblem(
    `standard input: got ${grouped(bytes.length)} bytes; allowed: at most ${grouped(LARGEST_FILE)}.`,
  );
}

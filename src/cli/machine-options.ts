import type { Command } from 'commander';
import * as v from 'valibot';
import { fieldProblem } from '../base/problems.ts';
import { listed } from '../base/listed.ts';
import { DEFAULT_TEXT_STEPS, MACHINE_VARIANTS } from '../dataset/machines/machine-records.ts';
import type { InputSettings } from '../dataset/machines/drawn-runs.ts';
import { OWN_NAMES, renamed } from '../machines/renaming.ts';
import { RunnableMachine } from '../machines/run-machine.ts';
import { inputAlphabet } from '../machines/search/inputs.ts';
import type { MachineDescription } from '../machines/description.ts';
import type { OpenedMachine } from './machine-files.ts';
import { UsageProblem } from './usage-problem.ts';

/** Options that say how states and tapes of a machine file are called in texts. */
export interface NameOptions {
  readonly stateNames?: string;
  readonly tapeNames?: string;
}

/** Options that say which inputs of a machine file are drawn. */
export interface InputOptions extends NameOptions {
  readonly alphabet?: string;
  readonly outcome?: string;
  readonly seed?: number | string;
  readonly stepLimit?: number | string;
}

/** The names of the options above, as commander gives them: nothing but a machine file knows them. */
export const OF_MACHINES = ['alphabet', 'outcome', 'stateNames', 'tapeNames'] as const;

/** Longest input, in symbols. */
const MOST_LENGTH = 100_000;
/** Most steps of a run: its text has a line and more for each of them. */
const MOST_STEPS = 1_000_000;

/** Adds the options that say how states and tapes are called; `of` is what their help begins with. */
export function addNameOptions(command: Command, of: string): Command {
  return command
    .option('--state-names <T>', `${of}: how states are called in texts, such as "state {name}" or "q{number}"`)
    .option('--tape-names <T>', `${of}: how tapes are called, such as "T{number}"`);
}

/** Adds the options that say which inputs are drawn, but for the seed and the step limit. */
export function addInputOptions(command: Command): Command {
  return addNameOptions(
    command
      .option('--alphabet <SYMBOLS>', 'of --machine: what inputs are drawn over; by default what the start state reads')
      .option('--outcome <O>', 'of --machine: only runs that end accepted, rejected, or halted in whatever way'),
    'of --machine',
  );
}

/** A machine with its states and tapes called as was asked for. */
export interface NamedMachine {
  readonly machine: MachineDescription;
  /** The name that a tape of the file has now. */
  readonly tapeName: (own: string) => string;
}

/** The machine with other names. Throws a `UsageProblem` where a template is wrong. */
export function named(machine: MachineDescription, { stateNames, tapeNames }: NameOptions): NamedMachine {
  const made = renamed(machine, {
    states: stateNames ?? OWN_NAMES.states,
    tapes: tapeNames ?? OWN_NAMES.tapes,
  });
  if (!made.ok) throw new UsageProblem(made.problem.message.replace(/^(state|tape) names/, '$1-names'));
  return made;
}

/** What can be run, with all symbols of an alphabet. Throws a `UsageProblem` where the machine is too large. */
export function runnableWith(
  machine: MachineDescription,
  alphabet: readonly string[],
  name: string,
): { readonly known: MachineDescription; readonly runnable: RunnableMachine } {
  const known = { ...machine, symbols: [...new Set([...machine.symbols, ...alphabet])] };
  const runnable = RunnableMachine.of(known);
  if (!runnable) throw new UsageProblem(`${name}: the machine has too many rules or symbols to be run.`);
  return { known, runnable };
}

/** The settings that the options say. Throws a `UsageProblem` that names the option and what is allowed. */
export function inputSettings(
  { alphabet, outcome, seed, stepLimit }: InputOptions,
  { machine, name }: OpenedMachine,
): Omit<InputSettings, 'ranges' | 'output'> {
  const symbols = alphabet === undefined ? inputAlphabet(machine) : symbolsOf(alphabet);
  if (alphabet !== undefined && symbols.length === 0)
    throw new UsageProblem(fieldProblem('alphabet', alphabet, 'at least one symbol').message);
  const blank = symbols.find((symbol) => symbol === machine.blank);
  if (blank !== undefined)
    throw new UsageProblem(fieldProblem('alphabet', blank, `symbols other than the blank of ${name}`).message);
  return {
    alphabet: symbols,
    outcome: outcome === undefined ? undefined : oneOf('outcome', outcome, ['accepted', 'rejected', 'halted'] as const),
    seed: wholeNumber('seed', seed ?? 1, 0, Number.MAX_SAFE_INTEGER),
    stepLimit: wholeNumber('step-limit', stepLimit ?? DEFAULT_TEXT_STEPS, 1, MOST_STEPS),
  };
}

/** The variant that an option says. Throws a `UsageProblem` where runs of a machine file have no such text. */
export function machineVariant(variant: string | undefined): (typeof MACHINE_VARIANTS)[number] {
  return oneOf('variant', variant ?? 'tail', MACHINE_VARIANTS);
}

/** Lengths a-b; throws a `UsageProblem` that says what is allowed. */
export function lengthsOf(
  option: string,
  text: string,
  allowed: string,
): { readonly from: number; readonly to: number } {
  const [from, to] = (/^(\d{1,6})-(\d{1,6})$/.exec(text)?.slice(1) ?? []).map(Number);
  if (from === undefined || to === undefined || from > to || to > MOST_LENGTH)
    throw new UsageProblem(fieldProblem(option, text, allowed).message);
  return { from, to };
}

/** One of some choices. */
export function oneOf<Choice extends string>(option: string, came: string, choices: readonly Choice[]): Choice {
  const parsed = v.safeParse(v.picklist(choices), came);
  if (parsed.success) return parsed.output;
  throw new UsageProblem(fieldProblem(option, came, `one of ${listed(choices)}`).message);
}

/** A whole number from one to another. */
export function wholeNumber(option: string, came: number | string, least: number, most: number): number {
  if (typeof came === 'number' && Number.isSafeInteger(came) && came >= least && came <= most) return came;
  throw new UsageProblem(fieldProblem(option, came, `a whole number, ${least} to ${most}`).message);
}

/** The symbols that an option names: its words, or its characters where it has no spaces. */
function symbolsOf(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return [...new Set(words.length === 1 ? [...words[0]!] : words)];
}

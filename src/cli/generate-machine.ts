import * as v from 'valibot';
import { fieldProblem, reasonOf } from '../base/problems.ts';
import { listed } from '../base/listed.ts';
import { MACHINE_FORMATS, machineRow } from '../dataset/machines/machine-formats.ts';
import {
  DEFAULT_TEXT_STEPS,
  MACHINE_RANGES,
  MACHINE_VARIANTS,
  machineRecords,
  TooFewInputs,
  type LengthRange,
  type MachineDatasetSettings,
} from '../dataset/machines/machine-records.ts';
import { RunnableMachine } from '../machines/run-machine.ts';
import { inputAlphabet } from '../machines/search/inputs.ts';
import type { DatasetOptions } from './dataset-options.ts';
import { openMachine, type OpenedMachine } from './machine-files.ts';
import { UsageProblem } from './usage-problem.ts';
import { writeToStdout, writeWhole } from './write-files.ts';

/** The options of `generate` that are for a machine file alone. */
export interface MachineOptions {
  readonly machine?: string;
  readonly lengths?: string;
  readonly alphabet?: string;
  readonly outcome?: string;
  readonly answer?: string;
}

/** All options of `generate` that a machine file knows, and those that it is asked to refuse. */
type Options = MachineOptions & DatasetOptions & { readonly out?: string };

/** The options of `generate` that say something about tasks, or about a folder. */
const OF_TASKS = [
  'task',
  'range',
  'mix',
  'total',
  'evalCount',
  'instances',
  'manifest',
  'arithmetic',
  'spans',
  'container',
  'unfinished',
  'folder',
  'zip',
  'shard',
  'shards',
  'tokens',
] as const;

/** The options that only a machine file has. */
export const OF_MACHINES = ['lengths', 'alphabet', 'outcome', 'answer'] as const;

/** Most inputs of a range; longer files are written in parts, with other seeds. */
const MOST_INPUTS = 10_000_000;
/** Longest input, in symbols. */
const MOST_LENGTH = 100_000;
/** Most steps of a run: its text has a line and more for each of them. */
const MOST_STEPS = 1_000_000;

/** Writes the texts of a machine's runs as JSONL. Throws a `UsageProblem` that names the option and what is allowed. */
export async function generateMachine(options: Options): Promise<void> {
  refuseOthers(options);
  const opened = openMachine(options.machine!);
  const { machine, name } = opened;
  const settings = settingsOf(options, opened);
  const format = oneOf('format', options.format ?? 'native', MACHINE_FORMATS);
  const split = options.split === undefined ? undefined : oneOf('split', options.split, ['train', 'eval'] as const);
  const known = { ...machine, symbols: [...new Set([...machine.symbols, ...settings.alphabet])] };
  const runnable = RunnableMachine.of(known);
  if (!runnable) throw new UsageProblem(`${name}: the machine has too many rules or symbols to be run.`);
  async function* rows(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    for (const record of machineRecords(known, runnable!, settings)) {
      const isWanted = split === undefined || (split === 'train') === (record.split === 'train');
      if (isWanted) yield encoder.encode(`${JSON.stringify(machineRow(record, format))}\n`);
      // Lets signals in, which are heard only between two turns of the event loop.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }
  try {
    if (options.out === undefined) await writeToStdout(rows());
    else await writeWhole(options.out, rows(), { option: 'out', alone: true });
  } catch (problem) {
    if (problem instanceof TooFewInputs) throw new UsageProblem(reasonOf(problem));
    throw problem;
  }
}

function refuseOthers(options: Options): void {
  const given = options as Readonly<Record<string, unknown>>;
  for (const name of OF_TASKS) {
    const word = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (given[name] !== undefined)
      throw new UsageProblem(fieldProblem(word, given[name], 'nothing: it does not go with --machine').message);
  }
}

function settingsOf(options: Options, { machine, name }: OpenedMachine): MachineDatasetSettings {
  const { lengths, alphabet, outcome, answer, count, seed, variant, stepLimit } = options;
  if (lengths === undefined || count === undefined || seed === undefined)
    throw new UsageProblem(
      "error: with --machine the options '--lengths <a-b>', '--count <N>' and '--seed <S>' are required",
    );
  const symbols = alphabet === undefined ? inputAlphabet(machine) : symbolsOf(alphabet);
  const blank = symbols.find((symbol) => symbol === machine.blank);
  if (blank !== undefined)
    throw new UsageProblem(fieldProblem('alphabet', blank, `symbols other than the blank of ${name}`).message);
  const inputs = wholeNumber('count', count, 1, MOST_INPUTS);
  return {
    ranges: rangesOf(lengths, inputs),
    alphabet: symbols,
    outcome: outcome === undefined ? undefined : oneOf('outcome', outcome, ['accepted', 'rejected', 'halted'] as const),
    output: answer === undefined || answer === 'state' ? undefined : oneOf('answer', answer, machine.tapes),
    variant: oneOf('variant', variant ?? 'tail', MACHINE_VARIANTS),
    seed: wholeNumber('seed', seed, 0, Number.MAX_SAFE_INTEGER),
    stepLimit: wholeNumber('step-limit', stepLimit ?? DEFAULT_TEXT_STEPS, 1, MOST_STEPS),
  };
}

/** Up to three ranges, named S, M and L in their order. */
function rangesOf(text: string, count: number): LengthRange[] {
  const allowed = 'lengths a-b, or up to three with commas between them, which are S, M and L: such as 1-8,9-14,15-20';
  const texts = text.split(',');
  if (texts.length > MACHINE_RANGES.length) throw new UsageProblem(fieldProblem('lengths', text, allowed).message);
  return texts.map((each, place) => {
    const [from, to] = (/^(\d{1,6})-(\d{1,6})$/.exec(each)?.slice(1) ?? []).map(Number);
    if (from === undefined || to === undefined || from > to || to > MOST_LENGTH)
      throw new UsageProblem(fieldProblem('lengths', each, allowed).message);
    return { name: MACHINE_RANGES[place]!, from, to, count };
  });
}

/** The symbols that an option names: its words, or its characters where it has no spaces. */
function symbolsOf(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return [...new Set(words.length === 1 ? [...words[0]!] : words)];
}

function oneOf<Choice extends string>(option: string, came: string, choices: readonly Choice[]): Choice {
  const parsed = v.safeParse(v.picklist(choices), came);
  if (parsed.success) return parsed.output;
  throw new UsageProblem(fieldProblem(option, came, `one of ${listed(choices)}`).message);
}

function wholeNumber(option: string, came: number | string, least: number, most: number): number {
  if (typeof came === 'number' && Number.isSafeInteger(came) && came >= least && came <= most) return came;
  throw new UsageProblem(fieldProblem(option, came, `a whole number, ${least} to ${most}`).message);
}

import { fieldProblem, reasonOf } from '../base/problems.ts';
import { TooFewInputs } from '../dataset/machines/drawn-runs.ts';
import { MACHINE_FORMATS, machineRow } from '../dataset/machines/machine-formats.ts';
import {
  MACHINE_RANGES,
  machineRecords,
  type LengthRange,
  type MachineDatasetSettings,
} from '../dataset/machines/machine-records.ts';
import type { DatasetOptions } from './dataset-options.ts';
import { openMachine, type OpenedMachine } from './machine-files.ts';
import {
  inputSettings,
  lengthsOf,
  machineVariant,
  named,
  oneOf,
  runnableWith,
  wholeNumber,
  type InputOptions,
  type NamedMachine,
} from './machine-options.ts';
import type { InputLengths } from '../machines/description.ts';
import { optionName, UsageProblem } from './usage-problem.ts';
import { writeToStdout, writeWhole } from './write-files.ts';

/** The options of `generate` that are for a machine file alone. */
export interface MachineOptions extends Pick<InputOptions, 'alphabet' | 'outcome' | 'stateNames' | 'tapeNames'> {
  readonly machine?: string;
  readonly lengths?: string;
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

/** Most inputs of a range; longer files are written in parts, with other seeds. */
const MOST_INPUTS = 10_000_000;
/** Writes the texts of a machine's runs as JSONL. Throws a `UsageProblem` that names the option and what is allowed. */
export async function generateMachine(options: Options): Promise<void> {
  refuseOthers(options);
  const opened = openMachine(options.machine!);
  const renaming = named(opened.machine, options);
  const settings = settingsOf(options, opened, renaming);
  const format = oneOf('format', options.format ?? 'native', MACHINE_FORMATS);
  const split = options.split === undefined ? undefined : oneOf('split', options.split, ['train', 'eval'] as const);
  const { known, runnable } = runnableWith(renaming.machine, settings.alphabet, opened.name);
  async function* rows(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    for (const record of machineRecords(known, runnable, settings)) {
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
    if (given[name] !== undefined)
      throw new UsageProblem(
        fieldProblem(optionName(name), given[name], 'nothing: it does not go with --machine').message,
      );
  }
}

function settingsOf(options: Options, opened: OpenedMachine, { tapeName }: NamedMachine): MachineDatasetSettings {
  const { lengths, answer, count, seed, variant } = options;
  const ofFile = opened.machine.lengths;
  if (count === undefined || seed === undefined || (lengths === undefined && !ofFile))
    throw new UsageProblem(
      "error: with --machine the options '--lengths <a-b>', '--count <N>' and '--seed <S>' are required; lengths may stand in the file instead",
    );
  const inputs = wholeNumber('count', count, 1, MOST_INPUTS);
  return {
    ...inputSettings(options, opened),
    ranges: rangesOf(lengths === undefined ? ofFile! : typedLengths(lengths), inputs),
    output:
      answer === undefined || answer === 'state' ? undefined : tapeName(oneOf('answer', answer, opened.machine.tapes)),
    variant: machineVariant(variant),
  };
}

/** Lengths as S, M and L in their order, with as many inputs each. */
function rangesOf(lengths: readonly InputLengths[], count: number): LengthRange[] {
  return lengths.map((each, place) => ({ name: MACHINE_RANGES[place]!, ...each, count }));
}

/** The lengths of up to three ranges. */
function typedLengths(text: string): InputLengths[] {
  const allowed = 'lengths a-b, or up to three with commas between them, which are S, M and L: such as 1-8,9-14,15-20';
  const texts = text.split(',');
  if (texts.length > MACHINE_RANGES.length) throw new UsageProblem(fieldProblem('lengths', text, allowed).message);
  return texts.map((each) => lengthsOf('lengths', each, allowed));
}

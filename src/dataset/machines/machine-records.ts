import { TEXT_VERSION } from '../../cot/text-version.ts';
import type { VariantId } from '../../cot/variants.ts';
import type { Outcome } from '../../machine/engines/outcome.ts';
import type { MachineDescription } from '../../machines/description.ts';
import type { RunnableMachine } from '../../machines/run-machine.ts';
import { chainOfThought } from '../../runs/solution.ts';
import type { Split } from '../draw/split.ts';
import { drawnRuns, sideOf, type DrawnRun, type InputRange, type InputSettings } from './drawn-runs.ts';
import { machineQuery } from './machine-query.ts';

/** The variants that the runs of any machine have. */
export const MACHINE_VARIANTS = ['tail', 'tail-styled'] as const satisfies readonly VariantId[];

/** The names of the ranges, from the shortest on. */
export const MACHINE_RANGES = ['S', 'M', 'L'] as const;

/** Lengths of inputs, both ends included, and how many inputs are drawn. */
export interface LengthRange extends InputRange {
  readonly name: (typeof MACHINE_RANGES)[number];
}

/** What a machine's dataset holds. */
export interface MachineDatasetSettings extends InputSettings<LengthRange> {
  readonly variant: (typeof MACHINE_VARIANTS)[number];
}

/** One run of a machine with everything that is known about it; the rows of all formats are made of this. */
export interface MachineRecord {
  readonly id: string;
  readonly machine: string;
  readonly range: string;
  /** Symbols of the input. */
  readonly length: number;
  readonly split: Split;
  readonly seed: number;
  /** Its place among the records of its range. */
  readonly index: number;
  readonly alphabet: readonly string[];
  readonly input: readonly string[];
  readonly query: string;
  readonly variant: VariantId;
  /** See `TEXT_VERSION`. */
  readonly text_version: number;
  readonly cot: string;
  readonly answer: string;
  readonly outcome: Outcome['kind'];
  /** Atomic states shown in the text. */
  readonly states: number;
  /** Machine steps of the run. */
  readonly steps: number;
}

/** Steps of a run that is put into a dataset if nobody says otherwise: its text has some 30,000 tokens then. */
export const DEFAULT_TEXT_STEPS = 2000;

/**
 * Draws inputs and runs them, one record each. Every input comes once, whatever its range. An input is for evaluation where its own
 * hash says so, whatever the machine is: two machines are trained and evaluated on the same sides. Throws `TooFewInputs` where a range
 * cannot be filled.
 */
export function* machineRecords(
  machine: MachineDescription,
  runnable: RunnableMachine,
  settings: MachineDatasetSettings,
): Generator<MachineRecord, void, undefined> {
  for (const drawn of drawnRuns(runnable, settings)) yield recordOf(machine, drawn, settings);
}

function recordOf(
  machine: MachineDescription,
  { input, range, index, solution, answer }: DrawnRun<LengthRange>,
  { alphabet, output, variant, seed }: MachineDatasetSettings,
): MachineRecord {
  const text = chainOfThought(solution, { variant, arithmetic: 'folded' });
  const { name } = machine;
  return {
    id: [name || 'machine', range.name, seed, index, variant].join('/'),
    machine: name,
    range: range.name,
    length: input.length,
    split: sideOf(input) === 'eval' ? EVALUATION[range.name] : 'train',
    seed,
    index,
    alphabet,
    input,
    query: machineQuery(machine, [input], output),
    variant,
    text_version: TEXT_VERSION,
    cot: text.text(),
    answer,
    outcome: solution.run.outcome.kind,
    states: text.shownStates,
    steps: solution.run.steps,
  };
}

const EVALUATION: Readonly<Record<LengthRange['name'], Split>> = { S: 'eval_short', M: 'eval_medium', L: 'eval_long' };

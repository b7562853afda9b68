import { Random } from '../../base/random.ts';
import { TEXT_VERSION } from '../../cot/text-version.ts';
import type { VariantId } from '../../cot/variants.ts';
import type { Outcome } from '../../machine/engines/outcome.ts';
import type { MachineDescription } from '../../machines/description.ts';
import { machineSubject } from '../../machines/machine-subject.ts';
import type { RunnableMachine } from '../../machines/run-machine.ts';
import { drawnInputs, inputsWithOutcome, type OutcomeFilter } from '../../machines/search/inputs.ts';
import { ManyRuns } from '../../machines/search/many-runs.ts';
import { chainOfThought, solve } from '../../runs/solution.ts';
import { isForEvaluation } from '../draw/hash.ts';
import type { Split } from '../draw/split.ts';
import { machineQuery } from './machine-query.ts';

/** The variants that the runs of any machine have. */
export const MACHINE_VARIANTS = ['tail', 'tail-styled'] as const satisfies readonly VariantId[];

/** The names of the ranges, from the shortest on. */
export const MACHINE_RANGES = ['S', 'M', 'L'] as const;

/** Lengths of inputs, both ends included, and how many inputs are drawn. */
export interface LengthRange {
  readonly name: (typeof MACHINE_RANGES)[number];
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What a machine's dataset holds. */
export interface MachineDatasetSettings {
  readonly ranges: readonly LengthRange[];
  /** The symbols that inputs are drawn over, each as likely. */
  readonly alphabet: readonly string[];
  /** How the runs have to end; without it in a halting state of any kind. */
  readonly outcome: OutcomeFilter | undefined;
  /** The tape whose contents are the answer; without one the answer is the halting state. */
  readonly output: string | undefined;
  readonly variant: (typeof MACHINE_VARIANTS)[number];
  readonly seed: number;
  /** Steps after which a run is passed over: its text would have a line and more for each of them. */
  readonly stepLimit: number;
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

/** Draws in a row that bring nothing new before a range is given up. */
const DRAWS_WITHOUT_NEWS = 20_000;
/** Most inputs that are run for one range; an outcome that is as rare as that takes seconds to find. */
const MOST_TRIED = 1_000_000;

/** There are fewer inputs of these lengths, or with this outcome, than are wanted. */
export class TooFewInputs extends Error {}

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
  const { alphabet, outcome = 'halted', seed, stepLimit } = settings;
  const runs = new ManyRuns(runnable, stepLimit);
  const seen = new Set<string>();
  for (const range of settings.ranges) {
    const random = new Random('machine dataset', range.name, range.from, range.to, seed);
    const drawn = newInputs(drawnInputs(random, alphabet, range.from, range.to), seen);
    let index = 0;
    if (range.count === 0) continue;
    for (const input of inputsWithOutcome(drawn, runs, outcome)) {
      const record = recordOf(machine, runnable, input, { settings, range, index });
      // What stops without a rule halts in no state, so that there is nothing to answer.
      if (!record) continue;
      yield record;
      if (++index === range.count) break;
    }
    if (index < range.count) throw new TooFewInputs(tooFew(range, index, settings));
  }
}

/** The inputs that have not been seen, until they are too many, or too many in a row bring nothing new. */
function* newInputs(inputs: Iterable<string[]>, seen: Set<string>): Generator<string[]> {
  let without = 0;
  let tried = 0;
  for (const input of inputs) {
    const key = JSON.stringify(input);
    if (!seen.has(key)) {
      seen.add(key);
      without = 0;
      if (++tried > MOST_TRIED) return;
      yield input;
    } else if (++without === DRAWS_WITHOUT_NEWS) return;
  }
}

interface Place {
  readonly settings: MachineDatasetSettings;
  readonly range: LengthRange;
  readonly index: number;
}

function recordOf(
  machine: MachineDescription,
  runnable: RunnableMachine,
  input: readonly string[],
  { settings, range, index }: Place,
): MachineRecord | undefined {
  const { alphabet, output, variant, seed, stepLimit } = settings;
  const made = machineSubject(runnable.compiled, {
    inputs: [input],
    stepLimit,
    ...(output !== undefined && { output }),
  });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join(' '));
  const solution = solve(made.subject);
  if (solution.answer === undefined) return undefined;
  const text = chainOfThought(solution, { variant, arithmetic: 'folded' });
  const { name } = machine;
  return {
    id: [name || 'machine', range.name, seed, index, variant].join('/'),
    machine: name,
    range: range.name,
    length: input.length,
    split: splitOf(input, range),
    seed,
    index,
    alphabet,
    input,
    query: machineQuery(machine, [input], output),
    variant,
    text_version: TEXT_VERSION,
    cot: text.text(),
    answer: solution.answer,
    outcome: solution.run.outcome.kind,
    states: text.shownStates,
    steps: solution.run.steps,
  };
}

const EVALUATION: Readonly<Record<LengthRange['name'], Split>> = { S: 'eval_short', M: 'eval_medium', L: 'eval_long' };

function splitOf(input: readonly string[], { name }: LengthRange): Split {
  return isForEvaluation(JSON.stringify({ input })) ? EVALUATION[name] : 'train';
}

function tooFew({ name, from, to, count }: LengthRange, found: number, settings: MachineDatasetSettings): string {
  const { alphabet, outcome, stepLimit } = settings;
  const wanted = outcome === undefined ? 'that end in a halting state' : `that end ${outcome}`;
  return `Range ${name}: got ${count} inputs to draw; only ${found} different ones were found of ${from} to ${to} symbols over ${alphabet.join(' ') || 'no symbol'} ${wanted} within ${stepLimit} steps. Allowed: fewer inputs, longer ones, another outcome, or more steps.`;
}

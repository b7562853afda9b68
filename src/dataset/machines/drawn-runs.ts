import { Random } from '../../base/random.ts';
import { machineSubject } from '../../machines/machine-subject.ts';
import type { RunnableMachine } from '../../machines/run-machine.ts';
import { drawnInputs, inputsWithOutcome, type OutcomeFilter } from '../../machines/search/inputs.ts';
import { ManyRuns } from '../../machines/search/many-runs.ts';
import { solve, type Solution } from '../../runs/solution.ts';
import { isForEvaluation } from '../draw/hash.ts';
import type { Side } from '../draw/part.ts';

/** Lengths of inputs, both ends included, and how many inputs are drawn. */
export interface InputRange {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Inputs of one side of the split only; of both when absent. */
  readonly side?: Side;
}

/** Which inputs of a machine are drawn, and how they are run. */
export interface InputSettings<Range extends InputRange = InputRange> {
  readonly ranges: readonly Range[];
  /** The symbols that inputs are drawn over, each as likely. */
  readonly alphabet: readonly string[];
  /** How the runs have to end; without it in a halting state of any kind. */
  readonly outcome: OutcomeFilter | undefined;
  /** The tape whose contents are the answer; without one the answer is the halting state. */
  readonly output: string | undefined;
  readonly seed: number;
  /** Steps after which a run is passed over: its text would have a line and more for each of them. */
  readonly stepLimit: number;
}

/** A drawn input with its run. */
export interface DrawnRun<Range extends InputRange = InputRange> {
  readonly range: Range;
  /** Its place among the runs of its range. */
  readonly index: number;
  /** What is on the first tape; all others are empty. */
  readonly input: readonly string[];
  readonly solution: Solution;
  readonly answer: string;
}

/** Draws in a row that bring nothing new before a range is given up. */
const DRAWS_WITHOUT_NEWS = 20_000;
/** Most inputs that are run for one range; an outcome that is as rare as that takes seconds to find. */
const MOST_TRIED = 1_000_000;

/** There are fewer inputs of these lengths, or with this outcome, than are wanted. */
export class TooFewInputs extends Error {}

/** The side of the split that an input is on: its own hash says so, whatever the machine is. */
export function sideOf(input: readonly string[]): Side {
  return isForEvaluation(JSON.stringify({ input })) ? 'eval' : 'train';
}

/**
 * Draws inputs and runs them. Every input comes once, whatever its range. Throws `TooFewInputs` where a range cannot be filled, once
 * all that there are have been given out.
 */
export function* drawnRuns<Range extends InputRange>(
  runnable: RunnableMachine,
  settings: InputSettings<Range>,
): Generator<DrawnRun<Range>, void, undefined> {
  const { alphabet, outcome = 'halted', seed, stepLimit } = settings;
  const runs = new ManyRuns(runnable, stepLimit);
  const seen = new Set<string>();
  for (const range of settings.ranges) {
    const random = new Random('machine dataset', range.name, range.from, range.to, seed);
    const drawn = newInputs(drawnInputs(random, alphabet, range.from, range.to), seen);
    let index = 0;
    if (range.count === 0) continue;
    for (const input of inputsWithOutcome(ofSide(drawn, range.side), runs, outcome)) {
      const solution = solutionOf(runnable, input, settings);
      // What stops without a rule halts in no state, so that there is nothing to answer.
      if (solution.answer === undefined) continue;
      yield { range, index, input, solution, answer: solution.answer };
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

function* ofSide(inputs: Iterable<string[]>, side: Side | undefined): Generator<string[]> {
  for (const input of inputs) if (side === undefined || sideOf(input) === side) yield input;
}

function solutionOf(
  runnable: RunnableMachine,
  input: readonly string[],
  { output, stepLimit }: InputSettings,
): Solution {
  const made = machineSubject(runnable.compiled, {
    inputs: [input],
    stepLimit,
    ...(output !== undefined && { output }),
  });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join(' '));
  return solve(made.subject);
}

function tooFew({ name, from, to, count, side }: InputRange, found: number, settings: InputSettings): string {
  const { alphabet, outcome, stepLimit } = settings;
  const wanted = outcome === undefined ? 'that end in a halting state' : `that end ${outcome}`;
  const sides = { train: ' for training', eval: ' for evaluation' };
  return `Range ${name}: got ${count} inputs to draw; only ${found} different ones${side ? sides[side] : ''} were found of ${from} to ${to} symbols over ${alphabet.join(' ') || 'no symbol'} ${wanted} within ${stepLimit} steps. Allowed: fewer inputs, longer ones, another outcome, or more steps.`;
}

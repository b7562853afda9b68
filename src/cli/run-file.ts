import { fieldProblem } from '../base/problems.ts';
import { grouped } from '../base/grouped.ts';
import type { VariantId } from '../cot/variants.ts';
import { outcomeSentence } from '../machine/engines/outcome.ts';
import type { Machine } from '../machine/table/machine.ts';
import { machineSubject } from '../machines/machine-subject.ts';
import { chainOfThought, solve } from '../runs/solution.ts';
import { DEFAULT_MACHINE_STEPS, RunnableMachine, type FinalTape, type MachineRun } from '../machines/run-machine.ts';
import { typedInput } from '../machines/typed-input.ts';
import type { OpenedMachine } from './machine-files.ts';
import { machineVariant, named, type NameOptions } from './machine-options.ts';
import { UsageProblem } from './usage-problem.ts';

/** Cells of a tape that are printed for a person. */
const MOST_CELLS_PRINTED = 2000;

/** Longest run, in machine steps, whose chain of thought is printed: it has a line for each step. */
const MOST_STEPS_OF_TEXT = 10_000;

/** What of the options of `run` concerns a machine file. */
export interface FileRunOptions {
  /** One text a tape; undefined for the file's own input. */
  readonly input: readonly string[] | undefined;
  readonly stepLimit: number | undefined;
  readonly json: boolean;
  /** How the text is worded. */
  readonly variant: string;
  /** How states and tapes are called. */
  readonly names: NameOptions;
}

/** The run of a machine file as text: how it ended and what the tapes hold, or both and more as JSON. Throws a `UsageProblem`. */
export function runFile(
  opened: OpenedMachine,
  { input: texts, stepLimit, json, names, variant: wording }: FileRunOptions,
): string {
  const { name, file } = opened;
  const variant = machineVariant(wording);
  const { machine } = named(opened.machine, names);
  const input = texts ? inputOf(opened, texts) : (machine.input ?? []);
  const runnable = RunnableMachine.of(machine);
  if (!runnable) throw new UsageProblem(`${name}: the machine has too many rules to be run.`);
  const run = runnable.run(input, stepLimit ?? DEFAULT_MACHINE_STEPS);
  if (!run) throw new UsageProblem(`${name}: the input has more different symbols than a tape has room for.`);
  if (!json) return personText(run, machine.tapes);
  const report = {
    machine: machine.name || name,
    format: file.format!.id,
    initial: machine.tapes.map((_, tape) => (input[tape] ?? []).join('')),
    tapes: run.tapes.map(({ symbols }) => symbols.join('')),
    outcome: run.outcome.kind,
    state: run.state,
    steps: run.steps,
    ...textOf(runnable.compiled, input, run.steps, variant),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The chain of thought of a run, with the number of its atomic states; null where the run is too long for one. */
function textOf(machine: Machine, inputs: readonly (readonly string[])[], steps: number, variant: VariantId) {
  const made =
    steps > 0 && steps <= MOST_STEPS_OF_TEXT ? machineSubject(machine, { inputs, stepLimit: steps }) : undefined;
  if (!made?.ok) return { states: null, cot: null };
  const text = chainOfThought(solve(made.subject), { variant, arithmetic: 'folded' });
  return { states: text.shownStates, cot: text.text() };
}

/** The symbols of each tape; a text is taken apart into characters. */
function inputOf({ machine }: OpenedMachine, texts: readonly string[]): string[][] {
  const { tapes } = machine;
  if (texts.length > tapes.length)
    throw new UsageProblem(
      fieldProblem('input', texts, `at most one a tape, of which there are ${tapes.length}`).message,
    );
  return texts.map((text) => {
    const input = typedInput(machine, text);
    if (input.ok) return [...input.symbols];
    const allowed = `symbols of the machine, with spaces between them: ${machine.symbols.join(' ')}`;
    throw new UsageProblem(fieldProblem('input', input.unknown, allowed).message);
  });
}

function personText({ outcome, steps, tapes }: MachineRun, names: readonly string[]): string {
  const lines = tapes.map((tape, number) => `${names[number]!}: ${tapeText(tape)}`);
  return `${outcomeSentence(outcome, steps)}\n${lines.join('\n')}\n`;
}

function tapeText({ cells, symbols }: FinalTape): string {
  const shown = symbols.slice(0, MOST_CELLS_PRINTED).join('');
  return cells > MOST_CELLS_PRINTED ? `${shown}… (${grouped(cells)} cells)` : shown;
}

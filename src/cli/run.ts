import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import type { ChainOfThought } from '../cot/chain-of-thought.ts';
import { VARIANT_IDS } from '../cot/variants.ts';
import { Utf8Chunks } from '../dataset/containers/utf8-chunks.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { outcomeSentence } from '../machine/engines/outcome.ts';
import { DEFAULT_STEP_LIMIT } from '../machine/recording/recorded-run.ts';
import { DEFAULT_MACHINE_STEPS } from '../machines/run-machine.ts';
import { parseInstance } from '../tasks/instance.ts';
import { chainOfThought, tapeSymbols } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { Task } from '../tasks/task.ts';
import { taskOrMachine } from './machine-files.ts';
import { addNameOptions, type NameOptions } from './machine-options.ts';
import { runFile } from './run-file.ts';
import { textSettings } from './text-settings.ts';
import { numberOption, optionName, UsageProblem } from './usage-problem.ts';

interface RunOptions extends NameOptions {
  readonly instance?: string;
  readonly input?: readonly string[];
  readonly variant: string;
  readonly arithmetic: string;
  readonly stepLimit?: number | string;
  readonly json?: boolean;
}

/** Exit code for a run that ended without an answer: it was stopped at the step limit, or halted without accepting. */
const DID_NOT_ANSWER = 3;

/** `tail run TASK --instance JSON`: one run, as its chain of thought or as JSON. `tail run FILE --input TEXT`: how a machine's run ends. */
export function runCommand(): Command {
  return addNameOptions(new Command('run'), 'of a file')
    .description(
      'Run an instance and print its chain of thought, or a machine file and print how it ends; or the whole run as JSON.',
    )
    .argument('<TASK|FILE>', "the task's id, or a machine file; - reads standard input")
    .option('--instance <JSON>', 'of a task the instance, with the fields that `tasks` lists')
    .option(
      '--input <TEXT>',
      "of a file what stands on its first tape; repeat it for further tapes; by default the file's own",
      collected,
    )
    .option('--variant <V>', `one of ${VARIANT_IDS.join(', ')}`, 'tail')
    .option('--arithmetic <A>', 'folded or unfolded', 'folded')
    .option(
      '--step-limit <N>',
      `stop after this many machine steps; a task's run without an answer has exit code 3; by default ${DEFAULT_STEP_LIMIT} of a task, ${DEFAULT_MACHINE_STEPS} of a file`,
      numberOption,
    )
    .option('--json', 'print initial and final tapes, outcome, steps and, of a task, answer, states and cot as JSON')
    .action(run);
}

function run(word: string, options: RunOptions): void {
  const named = taskOrMachine(word);
  const limit = stepLimit(options);
  const { input, instance, json = false } = options;
  if (named.task) {
    if (input) throw new UsageProblem('--input is for machine files; of a task give --instance.');
    for (const name of ['stateNames', 'tapeNames'] as const)
      if (options[name] !== undefined)
        throw new UsageProblem(
          fieldProblem(optionName(name), options[name], 'nothing: a task names them itself').message,
        );
    if (instance === undefined)
      throw new UsageProblem(fieldProblem('instance', undefined, 'the instance as JSON').message);
    runTask(named.task, instance, options, limit ?? DEFAULT_STEP_LIMIT);
    return;
  }
  if (instance !== undefined) throw new UsageProblem('--instance is for tasks; of a machine file give --input.');
  const { variant, arithmetic } = options;
  if (arithmetic !== 'folded')
    throw new UsageProblem(fieldProblem('arithmetic', arithmetic, 'folded: a transition has no arithmetic').message);
  process.stdout.write(runFile(named.opened, { input, stepLimit: limit, json, names: options, variant }));
}

function collected(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function stepLimit({ stepLimit: limit }: RunOptions): number | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 1) return limit;
  throw new UsageProblem(fieldProblem('step-limit', limit, 'a whole number, 1 or more').message);
}

function runTask(task: Task, instance: string, options: RunOptions, limit: number): void {
  const settings = textSettings(task, options);
  const parsed = parseInstance(task, instanceOption(task, instance));
  if (!parsed.ok) throw new UsageProblem(parsed.problems.map(({ message }) => message).join('\n'));
  const solution = solveTask(task, parsed.instance, limit);
  const text = chainOfThought(solution, settings);
  const { run: recorded, answer } = solution;
  if (options.json) {
    const report = {
      task: task.id,
      instance: parsed.instance,
      initial: tapes(recorded.seek(0)),
      tapes: tapes(recorded.seek(recorded.steps)),
      outcome: recorded.outcome.kind,
      steps: recorded.steps,
      answer: answer ?? null,
      states: text.shownStates,
      cot: text.text(),
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else for (const chunk of lines(text)) process.stdout.write(chunk);
  if (answer !== undefined) return;
  process.stderr.write(`${outcomeSentence(recorded.outcome, recorded.steps)}\n`);
  process.exitCode = DID_NOT_ANSWER;
}

/** The text in chunks of bytes, which may be longer together than a string can be, with a line break after the last one. */
function* lines(text: ChainOfThought): Generator<Uint8Array, void, undefined> {
  const chunks = new Utf8Chunks();
  for (const piece of text.pieces()) yield* chunks.add(piece);
  yield* chunks.add('\n');
  yield* chunks.rest();
}

/** Every tape from its first to its last symbol, in the order of the machine's tapes; a character a cell. */
function tapes(engine: Engine): string[] {
  return engine.machine.tapes.map((_, tape) => tapeSymbols(engine, tape).join(''));
}

function instanceOption(task: Task, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageProblem(fieldProblem('instance', text, `JSON, such as ${JSON.stringify(task.example)}`).message);
  }
}

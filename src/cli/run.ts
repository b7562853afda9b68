import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { VARIANT_IDS } from '../cot/variants.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { outcomeSentence } from '../machine/engines/outcome.ts';
import { DEFAULT_STEP_LIMIT } from '../machine/recording/recorded-run.ts';
import { parseInstance } from '../tasks/instance.ts';
import { chainOfThought, tapeSymbols } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { Task } from '../tasks/task.ts';
import { textSettings } from './text-settings.ts';
import { UsageProblem, numberOption, requireTask } from './usage-problem.ts';

interface RunOptions {
  readonly instance: string;
  readonly variant: string;
  readonly arithmetic: string;
  readonly stepLimit: number | string;
  readonly json?: boolean;
}

/** `tail run TASK --instance JSON`: one run, as its chain of thought or as JSON. */
export function runCommand(): Command {
  return new Command('run')
    .description('Run an instance and print its chain of thought, or the whole run as JSON.')
    .argument('<TASK>', "the task's id")
    .requiredOption('--instance <JSON>', 'the instance, with the fields that `tasks` lists')
    .option('--variant <V>', `one of ${VARIANT_IDS.join(', ')}`, 'tail')
    .option('--arithmetic <A>', 'folded or unfolded', 'folded')
    .option('--step-limit <N>', 'stop after so many machine steps', numberOption, DEFAULT_STEP_LIMIT)
    .option('--json', 'print initial and final tapes, outcome, steps, answer, states and cot as JSON')
    .action(run);
}

function run(id: string, options: RunOptions): void {
  const task = requireTask(id);
  const settings = textSettings(task, options);
  const limit = options.stepLimit;
  if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1)
    throw new UsageProblem(fieldProblem('step-limit', limit, 'a whole number, 1 or more').message);
  const parsed = parseInstance(task, instanceOption(task, options.instance));
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
  } else {
    process.stdout.write(`${text.text()}\n`);
    if (answer === undefined) process.stderr.write(`${outcomeSentence(recorded.outcome, recorded.steps)}\n`);
  }
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

import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { VARIANT_IDS } from '../cot/variants.ts';
import { CannotWrite } from '../dataset/cannot-write.ts';
import { Drawing, TooFewQueries } from '../dataset/draw/draw.ts';
import type { DrawnPart, Side } from '../dataset/draw/part.ts';
import { solveDraw } from '../dataset/record.ts';
import { StepReportCount, type StepReport } from '../dataset/steps/step-report.ts';
import { parseRange } from '../tasks/ranges.ts';
import type { Task } from '../tasks/task.ts';
import { reportsOfRecords } from './step-records.ts';
import { stepTable } from './step-text.ts';
import { textSettings } from './text-settings.ts';
import { pathOption, pathsOption } from './path-option.ts';
import { addInputOptions, OF_MACHINES, type InputOptions } from './machine-options.ts';
import { machineStepReport } from './steps-machine.ts';
import { numberOption, optionName, requireTask, UsageProblem } from './usage-problem.ts';

interface StepsOptions extends InputOptions {
  readonly task?: string;
  readonly machine?: string;
  readonly train?: string;
  readonly test?: string;
  readonly variant: string;
  readonly arithmetic: string;
  readonly seed: number | string;
  readonly data?: readonly string[];
  readonly json?: boolean;
}

/** `tail steps`: what a training set teaches, step by step, and how much of test sets that covers. */
export function stepsCommand(): Command {
  return addInputOptions(new Command('steps'))
    .description('Count the steps that training examples teach, and how many of those in test examples they cover.')
    .option('--task <T>', "the task's id")
    .option('--machine <FILE>', 'the runs of a machine file instead of a task', pathOption('machine'))
    .option(
      '--train <R:N>',
      'training examples: range and number, such as S:1000, or 1-8:200 of a machine file; several with commas between them',
    )
    .option('--test <R:N>', 'test examples, such as M:200,L:200')
    .option('--variant <V>', `one of ${VARIANT_IDS.join(', ')}`, 'tail')
    .option('--arithmetic <A>', 'folded or unfolded', 'folded')
    .option('--step-limit <N>', 'of --machine: pass over longer runs; 2000 if not given', numberOption)
    .option('--seed <N>', 'a whole number; the same settings draw the same examples', numberOption, 1)
    .option(
      '--data <FILE...>',
      'records of the formats native and native-spans (JSONL) instead of drawn examples',
      pathsOption('data'),
    )
    .option('--json', 'print the report as JSON')
    .action(steps);
}

async function steps(options: StepsOptions): Promise<void> {
  const { data, task, machine, train, test } = options;
  if (data !== undefined && (task ?? machine ?? train ?? test) !== undefined)
    throw new UsageProblem(
      'data: records say themselves what they are; allowed: --data without --task, --machine, --train and --test.',
    );
  if (task !== undefined && machine !== undefined)
    throw new UsageProblem(fieldProblem('machine', machine, 'either --machine or --task').message);
  if (machine === undefined)
    for (const name of [...OF_MACHINES, 'stepLimit'] as const)
      if (options[name] !== undefined)
        throw new UsageProblem(fieldProblem(optionName(name), options[name], 'nothing without --machine').message);
  const reports = data === undefined ? [reportOfDraws(options)] : await reportsOfRecords(data);
  if (options.json) process.stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`);
  else process.stdout.write(reports.map(stepTable).join('\n'));
}

function reportOfDraws(options: StepsOptions): StepReport<unknown> {
  const { task: id, machine, train, test, seed } = options;
  if ((id ?? machine) === undefined || train === undefined)
    throw new UsageProblem(
      "error: required options '--task <T>' or '--machine <FILE>', and '--train <R:N>' not specified, nor --data",
    );
  if (id === undefined) return machineStepReport({ ...options, machine: machine!, train, test });
  const task = requireTask(id);
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed) || seed < 0)
    throw new UsageProblem(fieldProblem('seed', seed, 'a whole number, 0 or more').message);
  const parts = [
    ...partsOf(task, 'train', train, 'train'),
    ...(test === undefined ? [] : partsOf(task, 'test', test, 'eval')),
  ];
  const count = new StepReportCount(task, textSettings(task, options));
  const drawing = new Drawing(parts, seed);
  try {
    for (const [number, part] of parts.entries())
      for (const draw of drawing.draws(number)) {
        if (!draw) continue;
        if (part.side === 'train') count.train(solveDraw(task, draw));
        else count.test(part.range.name, draw.instance, solveDraw(task, draw));
      }
  } catch (problem) {
    if (problem instanceof TooFewQueries || problem instanceof CannotWrite) throw new UsageProblem(problem.message);
    throw problem;
  }
  return count.report();
}

/** Ranges with numbers of examples, `S:1000,M:200`, as parts that are drawn from one side of the split. */
function partsOf(task: Task, option: string, text: string, side: Side): DrawnPart[] {
  return text.split(',').map((each) => {
    const allowed = 'a range and how many examples of it, such as S:1000 or 10-20:50';
    const [, name, count] = /^(.+):([1-9]\d*)$/.exec(each.trim()) ?? [];
    if (name === undefined) throw new UsageProblem(fieldProblem(option, each, allowed).message);
    const range = parseRange(task, name);
    if (typeof range === 'string') throw new UsageProblem(`${option}: ${range}`);
    return { task, range, count: Number(count), side };
  });
}

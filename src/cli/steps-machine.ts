import { fieldProblem } from '../base/problems.ts';
import { drawnRuns, TooFewInputs, type InputRange } from '../dataset/machines/drawn-runs.ts';
import { StepReportCount, type StepReport } from '../dataset/steps/step-report.ts';
import type { Side } from '../dataset/draw/part.ts';
import { inputText } from '../machines/typed-input.ts';
import { openMachine } from './machine-files.ts';
import { inputSettings, lengthsOf, machineVariant, named, runnableWith, type InputOptions } from './machine-options.ts';
import { UsageProblem } from './usage-problem.ts';

/** What of the options of `steps` concerns a machine file. */
export interface MachineStepOptions extends InputOptions {
  readonly machine: string;
  readonly train: string;
  readonly test: string | undefined;
  readonly variant: string;
}

/**
 * What runs of a machine file on drawn training inputs teach, and how much of those on test inputs that covers. An example is named by
 * what is on the first tape. Throws a `UsageProblem` that names the option and what is allowed.
 */
export function machineStepReport(options: MachineStepOptions): StepReport<string> {
  const opened = openMachine(options.machine);
  const { machine } = named(opened.machine, options);
  const settings = inputSettings(options, opened);
  const variant = machineVariant(options.variant);
  const ranges = [
    ...rangesOf('train', options.train, 'train'),
    ...(options.test === undefined ? [] : rangesOf('test', options.test, 'eval')),
  ];
  const { known, runnable } = runnableWith(machine, settings.alphabet, opened.name);
  const count = new StepReportCount<string>(
    { id: `machine ${known.name || opened.name}` },
    { variant, arithmetic: 'folded' },
  );
  try {
    for (const { range, input, solution } of drawnRuns(runnable, { ...settings, ranges, output: undefined }))
      if (range.side === 'train') count.train(solution);
      else count.test(range.name, inputText(known, input), solution);
  } catch (problem) {
    if (problem instanceof TooFewInputs) throw new UsageProblem(problem.message);
    throw problem;
  }
  return count.report();
}

/** Lengths with numbers of inputs, `1-8:200,9-14:100`, drawn from one side of the split. */
function rangesOf(option: string, text: string, side: Side): InputRange[] {
  return text.split(',').map((each) => {
    const allowed = 'lengths and how many inputs of them, such as 1-8:200; several with commas between them';
    const [, name, count] = /^(.+):([1-9]\d{0,8})$/.exec(each.trim()) ?? [];
    if (name === undefined) throw new UsageProblem(fieldProblem(option, each, allowed).message);
    return { name, ...lengthsOf(option, name, allowed), count: Number(count), side };
  });
}

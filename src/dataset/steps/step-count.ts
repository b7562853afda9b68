import type { VariantId } from '../../cot/variants.ts';
import type { Solution } from '../../runs/solution.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import { CannotWrite } from '../cannot-write.ts';
import type { Draw } from '../draw/candidate.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import { solveDraw } from '../record.ts';
import { drawOf, type DrawReference } from '../selection.ts';
import { StepReportCount, type StepReport } from './step-report.ts';
import type { StepSample } from './step-sample.ts';

/** How much may be done for each set of examples; a unit of work takes about a millionth of a second. */
export interface StepWork {
  readonly train: number;
  readonly test: number;
}

/** Machine steps that take as long as reading a line of a text. */
const STEPS_A_LINE = 10;

/**
 * Counts the steps of a sample in several variants at once: each example runs once. Goes on to the next set of examples when the work
 * for one is done, so that it takes about as long for every task; that is counted in machine steps and lines, not in seconds, so that
 * it is the same everywhere. Yields after each example how many are done, the reports of the variants at the end.
 *
 * Without training examples nothing is run.
 */
export function* countSteps(
  plan: DatasetPlan,
  { task: id, train, tests }: StepSample,
  variants: readonly VariantId[],
  work: StepWork,
): Generator<number, readonly StepReport[], undefined> {
  const task = taskById(id)!;
  const { arithmetic } = plan;
  const counts = variants.map((variant) => new StepReportCount(task, { variant, arithmetic }));
  let done = 0;
  function* through(
    draws: readonly DrawReference[],
    most: number,
    take: (count: StepReportCount, solution: Solution, instance: Instance) => void,
  ): Generator<number, void, undefined> {
    let worked = 0;
    for (const reference of draws) {
      if (worked >= most) break;
      const draw = drawOf(plan, reference);
      const solution = solutionOf(plan, task, draw);
      if (solution) {
        for (const count of counts) take(count, solution, draw.instance);
        worked += workOf(solution, arithmetic === 'unfolded', variants.length);
      }
      done++;
      yield done;
    }
  }
  if (train.draws.length > 0) {
    yield* through(train.draws, work.train, (count, solution) => count.train(solution));
    for (const { name, draws } of tests)
      yield* through(draws, work.test, (count, solution, instance) => count.test(name, instance, solution));
  }
  return counts.map((count) => count.report());
}

/** The run of a draw; undefined where it is left out of the dataset. */
function solutionOf(plan: DatasetPlan, task: Task, draw: Draw): Solution | undefined {
  try {
    return solveDraw(task, draw, plan.stepLimit);
  } catch (problem) {
    if (problem instanceof CannotWrite && plan.unfinished === 'leave-out') return undefined;
    throw problem;
  }
}

function workOf({ run, trace }: Solution, unfolded: boolean, texts: number): number {
  return run.steps + STEPS_A_LINE * (unfolded ? trace.length : trace.outerLength) * texts;
}

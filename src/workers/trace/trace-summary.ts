import { outcomeSentence } from '../../machine/engines/outcome.ts';
import { webAssemblyIsAllowed } from '../../machine/engines/wasm/compiled.ts';
import type { Solution } from '../../tasks/solution.ts';
import type { TraceSummary } from '../views/views.ts';

/** A solution in a few words, under the number of its trace; of a run in the making what there is of it. */
export function traceSummary(number: number, { task, instance, run, trace, answer }: Solution): TraceSummary {
  return {
    trace: number,
    steps: run.steps,
    isInterpreted: !webAssemblyIsAllowed(),
    outcome: run.outcome,
    ending: outcomeSentence(run.outcome, run.steps),
    answer: answer ?? null,
    answerIsRight: answer !== undefined && task.check(instance, answer),
    firstSteps: trace.outerFirstSteps(),
    endSteps: trace.outerEndSteps(),
  };
}

import type { Random } from '../base/random.ts';
import { FAULTS, type Fault, type FaultName } from '../grading/faults/fault.ts';
import { Grader } from '../grading/grader.ts';
import { SolvedInstance } from '../grading/reference/solved-instance.ts';
import { formKey, formsOf, isStateless } from '../grading/reference/text-form.ts';
import type { GradedExample } from '../grading/joining/example.ts';
import type { SampleResult } from '../grading/sample-result.ts';
import type { Instance, Task } from '../tasks/task.ts';
import { NOISE_COUNT, withNoise } from './output-noise.ts';

/** What came of trials: how many there were, and those of which something else was said than is true. */
export interface Trials {
  count: number;
  readonly missed: { readonly what: string; readonly fault: Fault | undefined; readonly result: SampleResult }[];
}

/**
 * Puts faults of every kind into every form of an instance's text, each `times` times, and has them graded. The record names the form,
 * unless it is to be recognised.
 */
export function tryFaults(
  task: Task,
  instance: Instance,
  random: Random,
  times: number,
  trials: Trials,
  declares = true,
): void {
  const solved = new SolvedInstance(task, instance);
  const grader = new Grader();
  for (const form of formsOf(task)) {
    if (isStateless(form.variant)) continue;
    const reference = solved.reference(form);
    for (const name of Object.keys(FAULTS) as FaultName[])
      for (let time = 0; time < times; time++) {
        const fault = FAULTS[name](reference, random);
        if (!fault) continue;
        const result = graded(grader, { ...(declares ? form : {}), task, instance }, fault.text, fault.stop);
        const index =
          fault.place === undefined
            ? null
            : (reference.states[fault.place]?.state.index ?? solved.solution.trace.length);
        trials.count++;
        if (result.kind !== fault.kind || result.state !== index)
          trials.missed.push({ what: `${task.id} ${formKey(form)}: ${name} at ${index}`, fault, result });
      }
  }
}

/** Puts every harmless noise on every form of an instance's text, and has them graded. */
export function tryNoise(task: Task, instance: Instance, trials: Trials): void {
  const solved = new SolvedInstance(task, instance);
  const grader = new Grader();
  for (const form of formsOf(task))
    for (let noise = 0; noise < NOISE_COUNT; noise++) {
      const text = withNoise(solved.text(form), noise);
      const result = graded(grader, { task, instance }, text, undefined);
      trials.count++;
      if (result.kind !== null || !result.correct)
        trials.missed.push({ what: `${task.id} ${formKey(form)}: noise ${noise}`, fault: undefined, result });
    }
}

function graded(
  grader: Grader,
  asked: Pick<GradedExample, 'task' | 'instance' | 'variant' | 'arithmetic'>,
  output: string,
  stop: Fault['stop'] | undefined,
) {
  const example = { id: 'one', range: 'S', ...asked };
  return grader.grade({ output, stop }, { example, how: 'record' }, 'run').result;
}

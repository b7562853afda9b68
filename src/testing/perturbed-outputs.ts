import { Random } from '../base/random.ts';
import { FAULTS } from '../grading/faults/fault.ts';
import { SolvedInstance } from '../grading/reference/solved-instance.ts';
import type { Instance, Task } from '../tasks/task.ts';

/** An output whose first departure is known. */
export interface PerturbedOutput {
  readonly instance: Instance;
  readonly output: string;
  /** The place of the state that departs, or undefined where none does. */
  readonly place: number | undefined;
  /** The states up to it, it included. */
  readonly reached: number;
}

/**
 * Outputs of a model that is made up: at each state of the text it departs with the same known chance, by a wrong result or a wrong
 * transition, and goes on as if nothing had been.
 */
export function* perturbedOutputs(
  task: Task,
  seed: number,
  count: number,
  hazard: number,
): Generator<PerturbedOutput, void, undefined> {
  const often = Math.round(1 / hazard);
  for (let number = 0; number < count; number++) {
    const random = new Random('perturbed', task.id, seed, number);
    const instance = task.sample(random, task.ranges.S);
    const reference = new SolvedInstance(task, instance).reference({ variant: 'tail', arithmetic: 'folded' });
    const length = reference.states.length;
    let place = 0;
    while (place < length && !random.oneIn(often)) place++;
    const fault =
      place === length
        ? undefined
        : (FAULTS.result(reference, random, place) ?? FAULTS['other transition'](reference, random, place));
    yield {
      instance,
      output: fault?.text ?? reference.text,
      place: fault && place,
      reached: fault ? place + 1 : length,
    };
  }
}

import { Random } from '../../base/random.ts';
import { labExample, randomLayout, type LabExample, type Layout } from '../../lab/data/example.ts';
import { labRun } from '../../lab/data/lab-run.ts';
import { labVariant } from '../../lab/data/variants.ts';
import { parseLabInstance } from '../../lab/machines/instance.ts';
import type { Recipe } from '../../lab/training/recipe.ts';
import { machineOf } from '../../lab/training/trainer.ts';
import type { WriteRequest } from './lab-views.ts';

/** An example with what its record says of it. */
interface DrawnExample {
  readonly id: string;
  readonly example: LabExample;
  readonly layout: Layout;
}

/** The text that a model is to write for a person's instance. Throws a sentence where it is none, or does not fit on the ring. */
export function ownExample(recipe: Recipe, { instance, seed }: Pick<WriteRequest, 'instance' | 'seed'>): LabExample {
  const machine = machineOf(recipe);
  const parsed = parseLabInstance(machine, instance);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const run = labRun(machine, parsed.instance);
  const random = new Random('lab', 'write', seed);
  return labExample(run, randomLayout(random, run, layoutOptions(recipe)), labVariant(recipe.variant));
}

/** An example to be graded: the same instance with the same addresses for every variant and every seed of training. */
export function drawnForGrading(recipe: Recipe, length: number, index: number): DrawnExample {
  const machine = machineOf(recipe);
  const random = new Random('lab', machine.id, 'graded', length, index);
  const run = labRun(machine, machine.draw(random, length));
  const layout = randomLayout(random, run, layoutOptions(recipe));
  return {
    id: `lab/${machine.id}/${length}/${index}`,
    layout,
    example: labExample(run, layout, labVariant(recipe.variant)),
  };
}

/** The length of the longest instances whose cells all have addresses on the ring. */
export function longestInstance(recipe: Recipe): number {
  const machine = machineOf(recipe);
  const fits = (length: number): boolean => {
    try {
      const run = labRun(machine, machine.draw(new Random('lab', 'longest', length), length));
      return run.extents.reduce((sum, { first, last }) => sum + last - first + 1, 0) <= recipe.ring;
    } catch (problem) {
      // A machine of a person's own may have no answer for inputs of this length.
      if (problem instanceof RangeError) return false;
      throw problem;
    }
  };
  // The greatest that fits is in [least, most).
  let [least, most] = [0, recipe.ring];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}

const layoutOptions = ({ ring }: Recipe) => ({ ring, distractorCells: 0 });

import type { TextSettings } from '../cot/chain-of-thought.ts';
import { VARIANT_IDS, arithmeticProblem, variantProblem } from '../cot/variants.ts';
import { fieldProblem } from '../base/problems.ts';
import type { Task } from '../tasks/task.ts';
import { UsageProblem } from './usage-problem.ts';

/** How a task's text is written, from the options `--variant` and `--arithmetic`. Throws a `UsageProblem` where the task has no such text. */
export function textSettings(
  task: Task,
  { variant, arithmetic }: { readonly variant: string; readonly arithmetic: string },
): TextSettings {
  const id = VARIANT_IDS.find((each) => each === variant);
  if (!id) throw new UsageProblem(fieldProblem('variant', variant, `one of ${VARIANT_IDS.join(', ')}`).message);
  if (arithmetic !== 'folded' && arithmetic !== 'unfolded')
    throw new UsageProblem(fieldProblem('arithmetic', arithmetic, 'folded or unfolded').message);
  const problem = variantProblem(id, [task]) ?? arithmeticProblem(id, arithmetic);
  if (problem) throw new UsageProblem(problem);
  return { variant: id, arithmetic };
}

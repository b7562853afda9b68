import { variantsOf, type VariantId } from '../../../cot/variants.ts';
import { parseRange, type NamedRange } from '../../../tasks/ranges.ts';
import { taskById } from '../../../tasks/registry.ts';
import type { Instance, Task } from '../../../tasks/task.ts';
import { drawnInstance } from '../../links/selection.ts';
import type { LearnLink } from '../learn-address.ts';
import type { Subject } from '../screens/screen.ts';

/** What a panel shows: a task, a length and a form of the text that go together. */
export interface ChosenSubject {
  readonly task: Task;
  readonly range: NamedRange;
  readonly variant: VariantId;
}

/** What is chosen where a link says otherwise than the screen; what does not go together falls back to what the task has, with a sentence. */
export function subjectOf(
  subject: Subject,
  chosen: Pick<LearnLink, 'task' | 'length' | 'variant'>,
): ChosenSubject & { readonly problem: string | undefined } {
  const task = taskById(chosen.task ?? subject.task)!;
  const length = chosen.length ?? (task.id === subject.task ? subject.length : task.ranges.S.from);
  const wanted = parseRange(task, String(length));
  const range = typeof wanted === 'string' ? parseRange(task, String(task.ranges.S.from)) : wanted;
  // The shortest length of S is one of the task.
  if (typeof range === 'string') throw new Error(range);
  const asked = chosen.variant ?? subject.variant;
  const variant = variantsOf(task).some(({ id }) => id === asked) ? asked : 'tail';
  return { task, range, variant, problem: typeof wanted === 'string' ? wanted.replace(/^range/, 'length') : undefined };
}

/** The instance of a length that a seed draws. */
export function instanceOf(task: Task, length: number, seed: number): Instance {
  return drawnInstance(task, { name: `${length}-${length}`, from: length, to: length }, seed);
}

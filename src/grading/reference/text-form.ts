import { variantOf, variantsOf, type Arithmetic, type VariantId } from '../../cot/variants.ts';
import type { TextSettings } from '../../cot/chain-of-thought.ts';
import type { Task } from '../../tasks/task.ts';

/** Every form that a task's text can have, those with atomic states first. */
export function formsOf(task: Task): readonly TextSettings[] {
  const forms = variantsOf(task).flatMap(({ id, unfolds }): TextSettings[] => [
    { variant: id, arithmetic: 'folded' },
    ...(unfolds ? [{ variant: id, arithmetic: 'unfolded' } as const] : []),
  ]);
  return forms.toSorted((one, other) => Number(isStateless(one.variant)) - Number(isStateless(other.variant)));
}

/** Whether a variant shows no states. */
export const isStateless = (variant: VariantId): boolean => !variantOf(variant).showsStates;

/** The form that a record names, where the task has it. */
export function declaredForm(
  task: Task,
  variant: VariantId | undefined,
  arithmetic: Arithmetic | undefined,
): TextSettings | undefined {
  if (variant === undefined) return undefined;
  const known = variantsOf(task).find(({ id }) => id === variant);
  if (!known) return undefined;
  return { variant, arithmetic: known.unfolds ? (arithmetic ?? 'folded') : 'folded' };
}

/** A form as one word, for maps. */
export const formKey = ({ variant, arithmetic }: TextSettings): string => `${variant} ${arithmetic}`;

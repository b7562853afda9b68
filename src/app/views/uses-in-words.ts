import { grouped } from '../../base/grouped.ts';
import type { ValueUses } from '../../workers/views/views.ts';

/** The numbers of the atomic states that use a value, such as `24, 27 and more`. */
export function numbersOfUses({ uses, isComplete }: ValueUses): string {
  return `${uses.map(({ position }) => grouped(position + 1)).join(', ')}${isComplete ? '' : ' and more'}`;
}

/** Which atomic states use a value, as it is said beside the value. */
export function usesInWords(value: ValueUses): string {
  const { uses, isComplete } = value;
  if (uses.length === 0) return '→ used by no later state';
  return `→ used by ${uses.length === 1 && isComplete ? 'state' : 'states'} ${numbersOfUses(value)}`;
}

import { NONE } from '../../../../trace/atomic-state.ts';
import type { OperandView } from '../../../../workers/views/views.ts';

/** Where a value comes from that no atomic state wrote, in words. */
export function unwritten({ value, sources }: OperandView): string {
  if (value === NONE) return 'an empty cell';
  return sources.some(({ kind }) => kind === 'input') ? 'from the input' : 'fixed in the program';
}

import { jumpToPosition, jumpToStep } from './jumps.ts';
import type { PointedValue } from './pointed-value.ts';

/**
 * Jumps from a value to where it was written: to the atomic state that it is a result of (the latest, where there are several), to
 * the step at which the program wrote a fixed symbol, or for what stood on the tape from the start to the beginning of the run. A
 * result was written in its own state.
 */
export function followValue({ position, operand }: PointedValue): void {
  const writer = operand.sources.findLast((source) => source.kind === 'state');
  if (writer) jumpToPosition(writer.position);
  else if (operand.role === 'result') jumpToPosition(position);
  else {
    const constant = operand.sources.findLast((source) => source.kind === 'constant');
    // The step is counted from 0; after it one more has been made.
    jumpToStep(constant ? constant.step + 1 : 0);
  }
}

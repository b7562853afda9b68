import type { BoundaryList } from '../../../trace/state-boundaries.ts';
import type { OperandView, SegmentView } from '../../../workers/views/views.ts';
import type { PointedValue } from '../../session/pointed-value.ts';
import { positionAt } from '../../session/trace-actions.ts';

/** Where a value was written in the text of a run. */
export interface Origin {
  /** The position of the atomic state. */
  readonly position: number;
  /** The steps at which the result's cells were written; none where no result but the program itself wrote it. */
  readonly steps: readonly number[];
}

/**
 * Where a value was written: by the latest of the atomic states that it comes from, or while the program wrote a fixed symbol; a
 * result was written in its own state. Undefined for what stood on a tape from the start.
 *
 * `boundaries` are those of the value's run.
 */
export function originOf({ position, operand }: PointedValue, boundaries: BoundaryList): Origin | undefined {
  const writer = operand.sources.findLast((source) => source.kind === 'state');
  if (writer) return writer;
  if (operand.role === 'result') return { position, steps: operand.cells.map(({ step }) => step) };
  const constant = operand.sources.findLast((source) => source.kind === 'constant');
  // The step is counted from 0; after it one more has been made.
  const writing = constant ? positionAt(boundaries, constant.step + 1) : -1;
  return writing < 0 ? undefined : { position: writing, steps: [] };
}

/** The result of a state that wrote the value, where the state's text prints it. */
export function writtenResult(segments: readonly SegmentView[], { steps }: Origin): OperandView | undefined {
  return segments.findLast(
    ({ operand }) => operand?.role === 'result' && operand.cells.some(({ step }) => steps.includes(step)),
  )?.operand;
}

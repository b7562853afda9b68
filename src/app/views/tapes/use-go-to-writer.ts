import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Latest } from '../../../base/latest.ts';
import type { CellPlace, LoadCellHistory } from './use-cell-history.ts';

/**
 * Goes to the step that wrote a cell, seen from the step that is shown. A cursor that was moved before the answer comes is not moved
 * again, nor does an answer about an earlier cell move it.
 */
export function useGoToWriter(
  step: number,
  loadHistory: LoadCellHistory,
  onGoToStep: (step: number) => void,
): (place: CellPlace) => Promise<void> {
  const [questions] = useState(() => new Latest());
  const shownStep = useRef(step);
  useLayoutEffect(() => {
    shownStep.current = step;
  });
  // Another trace is shown then, if any.
  useEffect(() => () => questions.cancel(), [questions]);
  return async ({ tape, cell }) => {
    const isNewest = questions.begin();
    // A trace that was closed meanwhile has nothing to go to.
    const history = await loadHistory(tape, cell).catch(() => undefined);
    if (!isNewest() || shownStep.current !== step) return;
    // The step that wrote is counted from 0; after it one more has been made.
    if (history && history.writtenBy !== null) onGoToStep(history.writtenBy + 1);
  };
}

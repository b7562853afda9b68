import { useEffect, useState } from 'react';
import type { CellHistory } from '../../../workers/views.ts';

/** A cell of a tape, both counted from 0. */
export interface CellPlace {
  readonly tape: number;
  readonly cell: number;
}

/** Tells what happened and will happen to a cell, seen from the step that is shown. */
export type LoadCellHistory = (tape: number, cell: number) => Promise<CellHistory>;

/** Long enough that a pointer which only passes, or a run that plays, asks for nothing. */
const PATIENCE = 120;

/** The history of a cell, seen from `step`; undefined while it is not known. Answers about another cell or step are dropped. */
export function useCellHistory(
  place: CellPlace | undefined,
  step: number,
  load: LoadCellHistory,
): CellHistory | undefined {
  const key = place && `${place.tape} ${place.cell} ${step}`;
  const [answer, setAnswer] = useState<{ key: string; history: CellHistory }>();
  const tape = place?.tape;
  const cell = place?.cell;
  useEffect(() => {
    if (tape === undefined || cell === undefined || key === undefined) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      load(tape, cell).then(
        (history) => wanted && setAnswer({ key, history }),
        // What cannot be told is left out; the cell itself is still shown.
        () => undefined,
      );
    }, PATIENCE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, tape, cell, load]);
  return answer && answer.key === key ? answer.history : undefined;
}

import { useEffect, useState } from 'react';
import type { CellHistory, ValueUses } from '../../../workers/views/views.ts';

/** A cell of a tape, both counted from 0. */
export interface CellPlace {
  readonly tape: number;
  readonly cell: number;
}

/** Tells what happened and will happen to a cell, seen from the step that is shown. */
export type LoadCellHistory = (tape: number, cell: number) => Promise<CellHistory>;

/**
 * Tells which states, at most `most`, fetch what a cell holds, or a copy of it, seen from the step that is shown: in a long run that
 * takes longer to find.
 */
export type LoadCellUses = (tape: number, cell: number, most: number) => Promise<ValueUses>;

/** What is known of a cell; each part undefined while it is not. */
export interface KnownOfCell {
  readonly history?: CellHistory;
  readonly uses?: ValueUses;
}

const nothing = () => undefined;

/** Milliseconds at a cell before the worker is asked: a pointer that only passes, or a run that plays, asks for nothing. */
const ASK_AFTER = 120;

/** Most uses of a value that are listed: a popover has room for a few lines. */
const MOST_USES = 12;

const NOTHING: KnownOfCell = {};

/** What is known of a cell, seen from `step`. Answers about another cell or step are dropped. */
export function useCellHistory(
  place: CellPlace | undefined,
  step: number,
  loadHistory: LoadCellHistory,
  loadUses: LoadCellUses,
): KnownOfCell {
  const key = place && `${place.tape} ${place.cell} ${step}`;
  const [held, setHeld] = useState<{ key: string; known: KnownOfCell }>();
  const tape = place?.tape;
  const cell = place?.cell;
  useEffect(() => {
    if (tape === undefined || cell === undefined || key === undefined) return undefined;
    let wanted = true;
    const learn = (part: KnownOfCell) => {
      if (wanted) setHeld((before) => ({ key, known: before?.key === key ? { ...before.known, ...part } : part }));
    };
    const timer = setTimeout(() => {
      // What cannot be told is left out; the cell itself is still shown.
      loadHistory(tape, cell).then((history) => learn({ history }), nothing);
      // The first is often near; all of them are found at the end of the run.
      loadUses(tape, cell, 1)
        .then((first) => {
          learn({ uses: first });
          return wanted && !first.isComplete
            ? loadUses(tape, cell, MOST_USES).then((uses) => learn({ uses }))
            : undefined;
        })
        .catch(nothing);
    }, ASK_AFTER);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, tape, cell, loadHistory, loadUses]);
  return held && held.key === key ? held.known : NOTHING;
}

import { useEffect, useState } from 'react';
import { latestState } from '../../../trace/written-by.ts';
import type { WrittenCell } from '../../../workers/trace/origin-cells.ts';
import type { OperandView } from '../../../workers/views/views.ts';

/** Tells which cells these steps wrote; see `originCells`. */
export type LoadOrigins = (steps: readonly number[]) => Promise<readonly WrittenCell[]>;

const NONE: readonly WrittenCell[] = [];

/** The cells in which the value pointed at was written as a result, by the latest state that wrote any of it. */
export function useOrigins(pointed: OperandView | undefined, load: LoadOrigins | undefined): readonly WrittenCell[] {
  const [held, setHeld] = useState<{ pointed: OperandView; cells: readonly WrittenCell[] }>();
  useEffect(() => {
    const source = pointed && latestState(pointed.sources);
    if (!source || !load) return undefined;
    let isWanted = true;
    load(source.steps).then(
      (cells) => isWanted && setHeld({ pointed, cells: cells.filter((cell) => isOrigin(pointed, cell)) }),
      // A trace that was closed meanwhile has no cells any more.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [pointed, load]);
  return held && held.pointed === pointed ? held.cells : NONE;
}

/**
 * Whether a value comes from this result, of all that its step has written: a sum and its carry are written at once. A value that was
 * never copied is where it was made; of a copy only the symbol is known.
 */
function isOrigin(pointed: OperandView, { tape, cell, symbol }: WrittenCell): boolean {
  if (pointed.cells.some(({ isCopy }) => isCopy)) return pointed.value.includes(symbol);
  return tape === pointed.tape && pointed.cells.some((own) => own.cell === cell);
}

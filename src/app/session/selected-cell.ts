import { create } from 'zustand';
import { Latest } from '../../base/latest.ts';
import type { CellJump } from '../../workers/trace/cell-jumps.ts';
import { traceService } from './trace-client.ts';
import { notify } from '../frame/notice.ts';
import { goToStep } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/** A cell that the person looks at, of a trace. */
interface SelectedCell {
  readonly trace: number;
  readonly tape: number;
  readonly cell: number;
}

/** The cell that was pointed at or focused last: the keys for cells are about it. */
export const useSelectedCell = create<{ readonly selected: SelectedCell | undefined }>(() => ({ selected: undefined }));

/** Selects a cell of the run that is shown. */
export function selectCell({ tape, cell }: { readonly tape: number; readonly cell: number }): void {
  const trace = useTraceStore.getState().run?.summary.trace;
  if (trace !== undefined) useSelectedCell.setState({ selected: { trace, tape, cell } });
}

/** The selected cell of the run that is shown, with the name of its tape. */
export function selectedCell(): (SelectedCell & { readonly name: string }) | undefined {
  const { run } = useTraceStore.getState();
  const { selected } = useSelectedCell.getState();
  if (!run || selected?.trace !== run.summary.trace) return undefined;
  return { ...selected, name: run.machine.tapes[selected.tape]!.name };
}

/** What is said where no cell is selected, and why none can be. */
export function noCell(): string {
  return useTraceStore.getState().run
    ? 'Choose a cell first: point at one on a tape, or go to it with Tab and the arrow keys.'
    : NOT_YET;
}

/** What is said where something needs a run, and there is none. */
export const NOT_YET = 'Jumps and breakpoints work when the run is there.';

const NOTHING: Record<CellJump, string> = {
  'next change': 'does not change any more',
  'previous write': 'was not written before',
  'next read': 'is not fetched any more',
};

const jumps = new Latest();

/** Goes to where something happens to the selected cell, or says that nothing does. */
export async function jumpFromCell(jump: CellJump): Promise<void> {
  const from = selectedCell();
  if (!from) {
    notify(noCell());
    return;
  }
  const isNewest = jumps.begin();
  const { step } = useTraceStore.getState();
  // A trace that was closed meanwhile has nothing to go to.
  const target = await traceService.cellJump(from.trace, from.tape, from.cell, step, jump).catch(() => undefined);
  // Who has gone elsewhere meanwhile does not want to be moved.
  const now = useTraceStore.getState();
  if (target === undefined || !isNewest() || now.step !== step || now.run?.summary.trace !== from.trace) return;
  if (target === null) notify(`Cell ${from.cell} of ${from.name} ${NOTHING[jump]}.`);
  else {
    notify('');
    goToStep(target);
  }
}

import { create } from 'zustand';
import { Latest } from '../../base/latest.ts';
import { traceService } from './trace-client.ts';
import { breakpointName, toggleBreakpoint, useBreakpoints } from './breakpoints.ts';
import { notify } from '../frame/notice.ts';
import { noCell, NOT_YET, selectedCell } from './selected-cell.ts';
import { goToStep } from './trace-actions.ts';
import { useTraceStore } from './trace-store.ts';

/** Whether the worker is looking for the next breakpoint because the person asked to go there. */
export const useSearch = create<{ readonly isSearching: boolean }>(() => ({ isSearching: false }));

const searches = new Latest();

/** Goes to the next (1) or the previous (−1) step at which a breakpoint stops the run, or says that there is none. */
export async function goToBreakpoint(direction: 1 | -1): Promise<void> {
  const { run, step } = useTraceStore.getState();
  const { breakpoints } = useBreakpoints.getState();
  if (!run) {
    notify(NOT_YET);
    return;
  }
  if (breakpoints.length === 0) {
    notify('There is no breakpoint yet: press b to set one on this step.');
    return;
  }
  const isNewest = searches.begin();
  useSearch.setState({ isSearching: true });
  try {
    const hit = await traceService.nextBreakpoint(run.summary.trace, breakpoints, step, direction);
    // Who has gone elsewhere meanwhile does not want to be moved.
    const now = useTraceStore.getState();
    if (!isNewest() || now.step !== step || now.run?.summary.trace !== run.summary.trace) return;
    if (hit) {
      goToStep(hit.step);
      notify(`Stopped at the breakpoint on ${breakpointName(breakpoints[hit.breakpoint]!)}.`);
    } else
      notify(direction > 0 ? 'No breakpoint stops the run after here.' : 'No breakpoint stops the run before here.');
  } catch {
    // Cancelled, or the trace was closed.
  } finally {
    if (isNewest()) useSearch.setState({ isSearching: false });
  }
}

/** Gives the search up. */
export function stopSearching(): void {
  searches.cancel();
  useSearch.setState({ isSearching: false });
  const trace = useTraceStore.getState().run?.summary.trace;
  if (trace !== undefined) void traceService.stopSearching(trace).catch(() => undefined);
}

/** Sets a breakpoint on the step that is shown, or takes it away. */
export function toggleStepBreakpoint(): void {
  const { run, step } = useTraceStore.getState();
  if (run) say({ kind: 'step', step });
  else notify(NOT_YET);
}

/** Sets a breakpoint on writes to the selected cell, or takes it away. */
export function toggleCellBreakpoint(): void {
  const cell = selectedCell();
  if (cell) say({ kind: 'cell', tape: cell.name, cell: cell.cell });
  else notify(noCell());
}

function say(breakpoint: Parameters<typeof toggleBreakpoint>[0]): void {
  const isSet = toggleBreakpoint(breakpoint);
  notify(`${isSet ? 'Breakpoint set on' : 'Breakpoint taken from'} ${breakpointName(breakpoint)}.`);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { Latest } from '../../../base/latest.ts';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import { breakpointName } from './breakpoint-words.ts';
import { NO_RUN_YET } from '../notices.ts';
import type { SessionParts } from '../session-parts.ts';

/** Jumps from breakpoint to breakpoint, and setting one where the cursor is. */
export class BreakpointJumps {
  /** Whether the worker is looking for a breakpoint to go to. */
  readonly state: StoreApi<{ readonly isSearching: boolean }> = createStore(() => ({ isSearching: false }));
  private readonly parts: SessionParts;
  private readonly searches = new Latest();

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** Goes to the next (1) or the previous (−1) step at which a breakpoint stops the run, or says that there is none. */
  async goTo(direction: 1 | -1): Promise<void> {
    const { service, state, breakpoints, cursor, notices } = this.parts;
    const { run, step } = state.getState();
    const { all } = breakpoints;
    if (!run) {
      notices.notify(NO_RUN_YET);
      return;
    }
    if (all.length === 0) {
      notices.notify('There is no breakpoint yet: press b to set one on this step.');
      return;
    }
    const isNewest = this.searches.begin();
    this.state.setState({ isSearching: true });
    try {
      const hit = await service.nextBreakpoint(run.summary.trace, all, step, direction);
      // A cursor that was moved meanwhile is not moved again.
      const now = state.getState();
      if (!isNewest() || now.step !== step || now.run?.summary.trace !== run.summary.trace) return;
      if (hit) {
        cursor.goTo(hit.step);
        notices.notify(`Stopped at the breakpoint on ${breakpointName(all[hit.breakpoint]!)}.`);
      } else
        notices.notify(
          direction > 0 ? 'No breakpoint stops the run after here.' : 'No breakpoint stops the run before here.',
        );
    } catch {
      // Cancelled, or the trace was closed.
    } finally {
      if (isNewest()) this.state.setState({ isSearching: false });
    }
  }

  /** Gives the search up. */
  stopSearching(): void {
    this.searches.cancel();
    this.state.setState({ isSearching: false });
    const trace = this.parts.state.getState().run?.summary.trace;
    if (trace !== undefined) void this.parts.service.stopSearching(trace).catch(() => undefined);
  }

  /** Sets a breakpoint on the step that is shown, or takes it away. */
  toggleOnStep(): void {
    const { run, step } = this.parts.state.getState();
    if (run) this.toggle({ kind: 'step', step });
    else this.parts.notices.notify(NO_RUN_YET);
  }

  /** Sets a breakpoint on writes to the followed cell, or takes it away. */
  toggleOnCell(): void {
    const { cell, notices } = this.parts;
    const followed = cell.followed();
    if (followed) this.toggle({ kind: 'cell', tape: followed.name, cell: followed.cell });
    else notices.notify(cell.whyNone());
  }

  private toggle(breakpoint: Breakpoint): void {
    const isSet = this.parts.breakpoints.toggle(breakpoint);
    this.parts.notices.notify(
      `${isSet ? 'Breakpoint set on' : 'Breakpoint taken from'} ${breakpointName(breakpoint)}.`,
    );
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import { breakpointText } from './breakpoint-words.ts';

/** Where a run is to be stopped. */
export class BreakpointList {
  /** The breakpoints, in the order in which they were set. */
  readonly state: StoreApi<{ readonly breakpoints: readonly Breakpoint[] }> = createStore(() => ({ breakpoints: [] }));

  /** The breakpoints, in the order in which they were set. */
  get all(): readonly Breakpoint[] {
    return this.state.getState().breakpoints;
  }

  /** Sets all of them at once; an empty list takes all away. */
  set(breakpoints: readonly Breakpoint[]): void {
    if (breakpoints.length > 0 || this.all.length > 0) this.state.setState({ breakpoints });
  }

  /** Sets a breakpoint, or takes it away where it is set; returns whether it is set now. */
  toggle(breakpoint: Breakpoint): boolean {
    const others = this.all.filter((other) => !isSame(other, breakpoint));
    const isSet = others.length === this.all.length;
    this.set(isSet ? [...this.all, breakpoint] : others);
    return isSet;
  }

  /** Sets a breakpoint; one that is set already stays. */
  add(breakpoint: Breakpoint): void {
    if (!this.all.some((other) => isSame(other, breakpoint))) this.set([...this.all, breakpoint]);
  }
}

function isSame(one: Breakpoint, other: Breakpoint): boolean {
  return breakpointText(one) === breakpointText(other);
}

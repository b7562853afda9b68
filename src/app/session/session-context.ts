import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Breakpoint } from '../../workers/trace/breakpoint-search.ts';
import type { ValueUses } from '../../workers/views/views.ts';
import type { ShownState } from './shown/shown-state.ts';
import type { TraceSession } from './trace-session.ts';
import type { TraceState } from './trace-state.ts';

/** The session whose trace the panels inside show. */
export const SessionContext = createContext<TraceSession | undefined>(undefined);

/** The session around a panel. Throws where a panel is drawn outside of one. */
export function useSession(): TraceSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A panel of a trace is drawn outside of a session.');
  return session;
}

/** A part of the session's state; drawn again when it changes. */
export function useTrace<Part>(part: (state: TraceState) => Part): Part {
  return useStore(useSession().state, part);
}

/** A part of what is shown at the cursor. */
export function useShown<Part>(part: (shown: ShownState) => Part): Part {
  return useStore(useSession().shown.state, part);
}

/** The atomic states that fetch the result pointed at; undefined while they are not known, and where no result is pointed at. */
export function usePointedUses(): ValueUses | undefined {
  return useStore(useSession().uses.state, ({ uses }) => uses);
}

/** The breakpoints of the session. */
export function useBreakpoints(): readonly Breakpoint[] {
  return useStore(useSession().breakpoints.state, ({ breakpoints }) => breakpoints);
}

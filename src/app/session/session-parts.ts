import type { StoreApi } from 'zustand/vanilla';
import type { TraceService } from '../../workers/trace/trace-service.ts';
import type { BreakpointList } from './breakpoint-list.ts';
import type { Cursor } from './cursor.ts';
import type { FollowedCell } from './followed-cell.ts';
import type { Notices } from './notices.ts';
import type { TraceState } from './trace-state.ts';

/** A service whose methods answer later. */
export type Asked<Service> = {
  readonly [Method in keyof Service]: Service[Method] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** What a session asks of runs: the trace service, in a worker or in place. */
export type TraceQuestions = Asked<TraceService>;

/** The parts of a session that others of its parts use. */
export interface SessionParts {
  readonly service: TraceQuestions;
  readonly state: StoreApi<TraceState>;
  readonly cursor: Cursor;
  readonly breakpoints: BreakpointList;
  readonly notices: Notices;
  readonly cell: FollowedCell;
  readonly frames: Frames;
}

/** When a browser draws; a test gives its own. */
export interface Frames {
  /** Calls back when the next frame is about to be drawn, with the time in milliseconds. */
  readonly next: (callback: (now: number) => void) => void;
  /** Calls back after the next frame has been painted. */
  readonly afterPaint: (callback: () => void) => void;
}

/** A notice for what needs a run while there is none. */
export const NO_RUN_YET = 'Jumps and breakpoints work when the run is there.';

import type { StoreApi } from 'zustand/vanilla';
import type { BreakpointList } from './breakpoints/breakpoint-list.ts';
import type { Cursor } from './cursor.ts';
import type { FollowedCell } from './followed-cell.ts';
import type { Frames } from './frames.ts';
import type { Notices } from './notices.ts';
import type { TraceQuestions } from './trace-questions.ts';
import type { TraceState } from './trace-state.ts';

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

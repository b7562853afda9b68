import { create } from 'zustand';
import type { Instance } from '../../tasks/task.ts';
import type { MachineView, TraceSummary } from '../../workers/views.ts';
import { firstSelection, type Selection } from './selection.ts';

/** How the transport steps. */
export type StepUnit = 'machine step' | 'atomic state';

/** An operand that is pointed at, in the text, the table or on a tape: its state's position, its role and its place in the state's list. */
export interface PointedOperand {
  readonly position: number;
  readonly role: 'fetch' | 'result';
  readonly index: number;
}

/** A run that can be looked at, together with what it is a run of. */
export interface OpenedTrace {
  readonly task: string;
  readonly instance: Instance;
  readonly summary: TraceSummary;
  readonly machine: MachineView;
}

/** The state of the Trace page: the selection, the run it leads to, and the cursor. Runs are derived in a worker. */
export interface TraceState {
  readonly selection: Selection;
  /** The run on the page. It stays while the run of a new selection is made, so that nothing flickers. */
  readonly opened: OpenedTrace | undefined;
  /** Whether the run of the selection is still being made. */
  readonly opening: boolean;
  /** A sentence when the run could not be made. */
  readonly problem: string | undefined;
  /** Sentences about a link that could not be followed in full. */
  readonly notices: readonly string[];
  /** The cursor: how many machine steps have been made. */
  readonly step: number;
  readonly unit: StepUnit;
  readonly playing: boolean;
  /** Units a second. */
  readonly speed: number;
  readonly pointed: PointedOperand | undefined;
}

/** The state before anything has been opened. */
export const FIRST_STATE: TraceState = {
  selection: firstSelection(),
  opened: undefined,
  opening: true,
  problem: undefined,
  notices: [],
  step: 0,
  unit: 'atomic state',
  playing: false,
  speed: 4,
  pointed: undefined,
};

/** The store of the Trace page; actions are functions in `trace-actions.ts`. */
export const useTraceStore = create<TraceState>(() => FIRST_STATE);

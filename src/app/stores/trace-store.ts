import { create } from 'zustand';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import type { Instance } from '../../tasks/task.ts';
import type { MachineView, TraceSummary } from '../../workers/views.ts';

/** What a trace is: everything that the address holds except the step. */
export interface Selection {
  readonly task: string;
  /** `S`, `M`, `L` or `a-b`: what the next draw draws from. */
  readonly range: string;
  /** The seed of the draw that gave the instance, or null when it was typed or is the task's example. */
  readonly seed: number | null;
  readonly instance: Instance;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** The id of the query's wording. */
  readonly wording: string;
}

/** How the transport and the keys step. */
export type StepUnit = 'machine step' | 'atomic state';

/** An operand that is pointed at, in the text, the table or on a tape: its state's position, its role and its place in the state's list. */
export interface PointedOperand {
  readonly position: number;
  readonly role: 'fetch' | 'result';
  readonly index: number;
}

/** The state of the Trace page: the selection, the run it leads to, and the cursor. Runs are derived in a worker. */
export interface TraceState {
  readonly selection: Selection;
  /** The run of the selection; undefined while it is being made. */
  readonly summary: TraceSummary | undefined;
  readonly machine: MachineView | undefined;
  /** A sentence when the run could not be made. */
  readonly problem: string | undefined;
  /** The cursor: how many machine steps have been made. */
  readonly step: number;
  readonly unit: StepUnit;
  readonly playing: boolean;
  /** Units a second. */
  readonly speed: number;
  readonly pointed: PointedOperand | undefined;
}

/** The store of the Trace page; actions are functions in `trace-actions.ts`. */
export const createTraceStore = (selection: Selection) =>
  create<TraceState>(() => ({
    selection,
    summary: undefined,
    machine: undefined,
    problem: undefined,
    step: 0,
    unit: 'atomic state',
    playing: false,
    speed: 4,
    pointed: undefined,
  }));

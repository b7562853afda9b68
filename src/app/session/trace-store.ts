import { create } from 'zustand';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import type { Instance } from '../../tasks/task.ts';
import type { MachineView, TraceSummary } from '../../workers/views/views.ts';
import type { PointedValue } from './pointed-value.ts';
import { EXAMPLE, type Selection } from './selection.ts';

/** How the transport and the keys step. */
export type StepUnit = 'machine step' | 'atomic state';

/** A run that is there, with the machine that made it. */
export interface Run {
  readonly summary: TraceSummary;
  readonly machine: MachineView;
  readonly task: string;
  readonly instance: Instance;
  /** Where all atomic states end, nested ones included; known once arithmetic has been unfolded. */
  readonly allEndSteps?: Int32Array;
}

/** Whether all of a run is there, rather than what there is of one that is being made. */
export const isMade = ({ summary }: Run): boolean => summary.outcome.kind !== 'running';

/** A run that is being made. */
interface Making {
  /** How many machine steps have been made. */
  readonly steps: number;
  /** What there is of it, once it takes long. */
  readonly run?: Run;
  /** Whether the step that is asked for is there. */
  readonly isThere: boolean;
}

/** The state of the Trace page: the selection, the run it leads to, and the cursor. Runs are derived in a worker. */
interface TraceState {
  readonly selection: Selection;
  /** The run of the selection's instance; undefined while it is being made. */
  readonly run: Run | undefined;
  /** Undefined while none is being made. */
  readonly making: Making | undefined;
  /** Sentences about what could not be done: a broken link, a run that failed. */
  readonly problems: readonly string[];
  /** The cursor: how many machine steps have been made. */
  readonly step: number;
  readonly unit: StepUnit;
  /** Whether it plays, or is to play once it is there. */
  readonly playing: boolean;
  /** Units a second; infinite for full speed. */
  readonly speed: number;
  /** The operand that is pointed at in the text or a table. */
  readonly pointed: PointedValue | undefined;
  /** The state whose rules are shown alone. */
  readonly shownState: number | undefined;
}

/** The store of the Trace page. It is changed by the functions in `trace-actions.ts` and `playback.ts`. */
export const useTraceStore = create<TraceState>(() => ({
  selection: EXAMPLE,
  run: undefined,
  making: { steps: 0, isThere: false },
  problems: [],
  step: 0,
  unit: 'atomic state',
  playing: false,
  speed: 4,
  pointed: undefined,
  shownState: undefined,
}));

/** How a text is written, of a selection. */
export const textSettings = ({ variant, arithmetic }: Selection): { variant: VariantId; arithmetic: Arithmetic } => ({
  variant,
  arithmetic,
});

import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import type { PointedValue } from '../../workers/views/pointed-value.ts';
import type { MachineView, TraceRequest, TraceSummary } from '../../workers/views/views.ts';

/** What a session shows: what is traced, and how its text is written. A page may say more of it in a type that extends this one. */
export interface TraceChoice {
  readonly traced: TraceRequest;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** Positions of the atomic states that are unfolded while the others are folded, or the other way round, ascending. */
  readonly toggled?: readonly number[] | undefined;
}

/** The machine of what is traced: a task's, by its id, or one from outside. */
export const machineOf = (traced: TraceRequest): string | ExchangeMachine =>
  'task' in traced ? traced.task : traced.machine;

/** How the transport and the keys step. */
export type StepUnit = 'machine step' | 'atomic state';

/** A step, or the middle of a run whose length is not known yet: there something is to be seen. */
export type Place = number | 'in the middle';

/** A run that is there, with the machine that made it. */
export interface Run {
  readonly summary: TraceSummary;
  readonly machine: MachineView;
  readonly traced: TraceRequest;
  /** Where all atomic states end, nested ones included; known once arithmetic has been unfolded. */
  readonly allEndSteps?: Int32Array;
}

/** Whether all of a run is there, rather than the first part of one that is being made. */
export const isMade = ({ summary }: Run): boolean => summary.outcome.kind !== 'running';

/** A run that is being made. */
export interface Making {
  /** Machine steps made so far. */
  readonly steps: number;
  /** What there is of it, once it takes long. */
  readonly run?: Run;
  /** Whether the step that is asked for is there. */
  readonly isThere: boolean;
}

/** The state of a session. Runs are derived in a worker. */
export interface TraceState<Choice extends TraceChoice = TraceChoice> {
  readonly choice: Choice;
  /** The run of what is chosen; undefined while it is being made, and when it failed. */
  readonly run: Run | undefined;
  /** Undefined while none is being made. */
  readonly making: Making | undefined;
  /** Sentences about what could not be done: a broken link, a run that failed. */
  readonly problems: readonly string[];
  /** The cursor: how many machine steps have been made. */
  readonly step: number;
  /** The step to show once the run has reached it; undefined from then on. */
  readonly pendingStep: Place | undefined;
  readonly unit: StepUnit;
  /** Whether it plays, or is to play once the run is there. */
  readonly playing: boolean;
  /** Units per second; infinite for full speed. */
  readonly speed: number;
  /** The operand that is pointed at in a text, a table or on a tape. */
  readonly pointed: PointedValue | undefined;
  /** The state whose rules are shown alone. */
  readonly shownState: number | undefined;
}

/** The run that is shown: the whole one, or the first part of one that is being made. */
export const shownRun = ({ run, making }: Pick<TraceState, 'run' | 'making'>): Run | undefined => run ?? making?.run;

/** A session before anything is opened. */
export const initialState = <Choice extends TraceChoice>(choice: Choice): TraceState<Choice> => ({
  choice,
  run: undefined,
  making: { steps: 0, isThere: false },
  problems: [],
  step: 0,
  pendingStep: undefined,
  unit: 'atomic state',
  playing: false,
  speed: 4,
  pointed: undefined,
  shownState: undefined,
});

/** How a text is written, of a choice. */
export const textSettings = ({
  variant,
  arithmetic,
}: Pick<TraceChoice, 'variant' | 'arithmetic'>): Pick<TraceChoice, 'variant' | 'arithmetic'> => ({
  variant,
  arithmetic,
});

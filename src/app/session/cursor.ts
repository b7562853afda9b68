import type { StoreApi } from 'zustand/vanilla';
import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { endOfState } from '../../workers/views/position-at.ts';
import type { Run, StepUnit, TraceState } from './trace-state.ts';

/** Moves the step that a session shows. The ends of the run hold it; before there is a run nothing moves. */
export class Cursor {
  private readonly state: StoreApi<TraceState>;

  constructor(state: StoreApi<TraceState>) {
    this.state = state;
  }

  /** Moves to a step, and pauses: an explicit seek ends playback. */
  goTo(step: number): void {
    this.state.setState({ playing: false });
    this.moveTo(step);
  }

  /** Moves to a step while playback goes on. */
  moveTo(step: number): void {
    const { run, step: before } = this.state.getState();
    if (!run) return;
    const target = Math.max(0, Math.min(run.summary.steps, Math.round(step)));
    if (target !== before) this.state.setState({ step: target });
  }

  /** Moves to the end of the atomic state at a position, where its results are on the tapes, and pauses. */
  goToPosition(position: number): void {
    const { run } = this.state.getState();
    const end = run && endOfState(run.summary.boundaries, position);
    if (end !== undefined) this.goTo(end);
  }

  /** Moves by one unit forward (1) or back (−1), and pauses. */
  stepBy(direction: 1 | -1, unit?: StepUnit): void {
    this.goTo(this.targetAfter(direction, unit));
  }

  /** The step that lies this many units after the cursor, or before it where the number is negative. */
  targetAfter(units: number, unit: StepUnit = this.state.getState().unit): number {
    const { run, step } = this.state.getState();
    if (!run) return step;
    const { steps } = run.summary;
    if (unit === 'machine step') return Math.max(0, Math.min(steps, step + units));
    const ends = this.endsOf(run);
    if (units > 0) return ends.endStep(ends.endedBy(step) - 1 + units) ?? steps;
    return ends.endStep(ends.endedBy(step - 1) + units) ?? 0;
  }

  /** Chooses what one press steps by. */
  chooseUnit(unit: StepUnit): void {
    this.state.setState({ unit });
  }

  /** The ends of the atomic states that are stepped by: those at depth 0, or nested ones too where arithmetic is unfolded. */
  private endsOf({ summary, allEndSteps }: Run): StateBoundaries {
    const all = this.state.getState().choice.arithmetic === 'unfolded' ? allEndSteps : undefined;
    return new StateBoundaries(all ? { kind: 'listed', firstSteps: all, endSteps: all } : summary.boundaries);
  }
}

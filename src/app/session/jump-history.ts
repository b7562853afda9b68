import { createStore, type StoreApi } from 'zustand/vanilla';
import { writtenBy } from '../../trace/written-by.ts';
import { endOfState } from '../../workers/views/position-at.ts';
import type { PointedValue } from '../../workers/views/pointed-value.ts';
import type { Cursor } from './cursor.ts';
import type { TraceState } from './trace-state.ts';

/** Steps of one run from which a jump began (`before`), and to which one was taken back (`after`); the latest last. */
interface Jumps {
  readonly trace: number | undefined;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const NONE: Jumps = { trace: undefined, before: [], after: [] };

/** Jumps that can be taken back; older ones are forgotten. */
const JUMPS_KEPT = 1000;

/** Jumps along provenance and their history, as debuggers have one. Plain stepping is not in it. */
export class JumpHistory {
  readonly state: StoreApi<Jumps> = createStore(() => NONE);
  private readonly trace: StoreApi<TraceState>;
  private readonly cursor: Cursor;

  constructor(trace: StoreApi<TraceState>, cursor: Cursor) {
    this.trace = trace;
    this.cursor = cursor;
  }

  /** Jumps to a step; `back` leads to where the cursor is now. */
  toStep(step: number): void {
    const { run, step: from } = this.trace.getState();
    if (!run) return;
    if (Math.round(step) !== from) {
      const { before } = this.ofRun(run.summary.trace);
      this.state.setState({ trace: run.summary.trace, before: [...before, from].slice(-JUMPS_KEPT), after: [] });
    }
    this.cursor.goTo(step);
  }

  /** Jumps to the end of the atomic state at a position. */
  toPosition(position: number): void {
    const { run } = this.trace.getState();
    const end = run && endOfState(run.summary.boundaries, position);
    if (end !== undefined) this.toStep(end);
  }

  /**
   * Jumps from a value to where it was written: to the atomic state that it is a result of (the latest, where there are several), to
   * the step at which the program wrote a fixed symbol, or for what was on the tape from the start to the beginning of the run. A
   * result was written in its own state.
   */
  toWriterOf({ position, operand }: PointedValue): void {
    const writer = writtenBy(operand);
    switch (writer.kind) {
      case 'state':
        this.toPosition(writer.source.position);
        break;
      case 'itself':
        this.toPosition(position);
        break;
      case 'constant':
        // The step is counted from 0; after it one more has been made.
        this.toStep(writer.source.step + 1);
        break;
      case 'input':
        this.toStep(0);
    }
  }

  /** Goes back to where the last jump began. */
  back(): void {
    this.turn('before', 'after');
  }

  /** Takes a jump again that has been taken back. */
  forward(): void {
    this.turn('after', 'before');
  }

  private turn(from: 'before' | 'after', to: 'before' | 'after'): void {
    const { run, step } = this.trace.getState();
    if (!run) return;
    const jumps = this.ofRun(run.summary.trace);
    const target = jumps[from].at(-1);
    if (target === undefined) return;
    this.state.setState({ ...jumps, [from]: jumps[from].slice(0, -1), [to]: [...jumps[to], step] });
    this.cursor.goTo(target);
  }

  /** The jumps of a run; those of another run lead nowhere in it. */
  private ofRun(trace: number): Jumps {
    const jumps = this.state.getState();
    return jumps.trace === trace ? jumps : { ...NONE, trace };
  }
}
